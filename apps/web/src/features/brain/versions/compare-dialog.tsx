import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Bone } from "#components/skeleton.tsx";
import { Dialog } from "#components/dialog.tsx";
import { InlineFailure } from "#components/states.tsx";
import { DiffView, type FieldDiff } from "./diff-view.tsx";

export type Comparison = { kind: "draft"; publish: boolean } | { kind: "version"; number: number };

interface CompareDialogProps {
  comparison: Comparison | null;
  /** The version that counts now. */
  live: number;
  onClose: () => void;
  children: (comparison: Comparison) => ReactNode;
}

/** Shows what would change, and changes it. */
export function CompareDialog(props: CompareDialogProps) {
  const t = useTranslations("brain");
  const { comparison, live } = props;
  // What it showed stays while it closes.
  const [shown, setShown] = useState(comparison);
  if (comparison !== null && comparison !== shown) setShown(comparison);
  const title =
    shown?.kind === "version"
      ? t("compareVersion", { number: shown.number, live })
      : live === 0
        ? t("compareFirst")
        : t("compareDraft", { live });
  return (
    <Dialog open={comparison !== null} onClose={props.onClose} title={title} shape="wide">
      {shown === null ? null : (
        <div key={JSON.stringify(shown)} className="flex flex-col gap-4 p-4">
          {props.children(shown)}
        </div>
      )}
    </Dialog>
  );
}

interface ChangesProps {
  text: { data: { diff: readonly FieldDiff[] } | undefined; isPending: boolean; error: unknown };
  /** Why the draft could not be saved, so that there is nothing to compare. */
  unsaved: unknown;
}

/** What is different, once it is known. */
export function Changes({ text, unsaved }: ChangesProps) {
  return (
    <>
      {text.data ? <DiffView fields={text.data.diff} /> : null}
      {text.isPending && !unsaved ? <Bone className="h-24 w-full" /> : null}
      <InlineFailure error={text.error ?? unsaved} />
    </>
  );
}
