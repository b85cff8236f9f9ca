import type { PromptStatus } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { Bone } from "#components/skeleton.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { DiffView } from "./diff-view.tsx";
import { useGoLive } from "./use-go-live.ts";
import type { DraftEditor } from "../use-draft.ts";

/** The draft against what is live, or what is live against an older version. */
export type Comparison = { kind: "draft"; publish: boolean } | { kind: "version"; number: number };

interface CompareDialogProps {
  tenantId: string;
  status: PromptStatus;
  draft: DraftEditor;
  mayEdit: boolean;
  comparison: Comparison | null;
  onClose: () => void;
}

/** Shows what would change, and changes it. */
export function CompareDialog(props: CompareDialogProps) {
  const t = useTranslations("brain");
  const { comparison, status } = props;
  // What it showed stays while it closes.
  const [shown, setShown] = useState(comparison);
  if (comparison !== null && comparison !== shown) setShown(comparison);
  const title =
    shown?.kind === "version"
      ? t("compareVersion", { number: shown.number, live: status.live.number })
      : t("compareDraft", { live: status.live.number });
  return (
    <Dialog open={comparison !== null} onClose={props.onClose} title={title} shape="wide">
      {shown === null ? null : <Changes key={JSON.stringify(shown)} {...props} comparison={shown} />}
    </Dialog>
  );
}

function Changes(props: CompareDialogProps & { comparison: Comparison }) {
  const t = useTranslations("brain");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { tenantId, status, draft, comparison, mayEdit, onClose } = props;
  const [note, setNote] = useState("");
  const ready = comparison.kind === "version" || (draft.phase === "saved" && status.draft !== null);
  const version = comparison.kind === "version" ? comparison.number : "draft";
  const text = useQuery({
    // Names both texts: the draft and what is live change under theirs.
    queryKey: [...trpc.prompts.get.pathKey(), tenantId, version, status.live.number, status.draft?.revision],
    queryFn: ({ signal }) => client.prompts.get.query({ tenantId, version, against: "live" }, { signal }),
    enabled: ready,
  });
  const acts = mayEdit && (comparison.kind === "version" || comparison.publish);
  const goLive = useGoLive({ tenantId, status, draft, comparison, onDone: onClose });
  return (
    <div className="flex flex-col gap-4 p-4">
      {text.data?.diff ? <DiffView diff={text.data.diff} /> : null}
      {text.isPending && draft.phase !== "failed" ? <Bone className="h-24 w-full" /> : null}
      <InlineFailure error={text.error ?? (ready ? null : draft.error)} />
      {acts ? (
        <form
          className="sticky bottom-0 -mx-4 -mb-4 flex flex-wrap items-end gap-3 border-t border-line bg-surface p-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!goLive.isPending) goLive.mutate(note);
          }}
        >
          <Field label={t("note")} className="min-w-48 flex-1">
            <TextInput
              value={note}
              maxLength={500}
              placeholder={t("notePlaceholder")}
              onChange={(event) => setNote(event.target.value)}
            />
          </Field>
          <Button
            type="submit"
            look="primary"
            busy={goLive.isPending}
            disabled={text.data?.diff == null || text.data.diff.changes === 0}
          >
            {comparison.kind === "version"
              ? t("restore", { number: comparison.number })
              : t("publishAs", { number: status.live.number + 1 })}
          </Button>
          <InlineFailure error={goLive.error} />
        </form>
      ) : null}
    </div>
  );
}
