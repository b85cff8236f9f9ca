import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import type { TextsOf } from "./model/texts.ts";
import type { DraftEditor } from "./use-draft-session.ts";

interface DiscardButtonProps<Field extends string> {
  draft: DraftEditor<Field>;
  live: TextsOf<Field>;
  discard: { isPending: boolean; error: unknown; mutate: (draft: { revision: string }) => void };
}

/** Back to what is live. What was typed goes with it, so it asks once. */
export function DiscardButton<Field extends string>(props: DiscardButtonProps<Field>) {
  const t = useTranslations("brain");
  const { draft, live, discard } = props;

  async function onDiscard() {
    if (!window.confirm(t("discardConfirm"))) return;
    const saved = await draft.save();
    draft.change(live);
    if (saved?.revision != null) discard.mutate({ revision: saved.revision });
  }

  return (
    <>
      <InlineFailure error={discard.error} />
      <Button look="quiet" busy={discard.isPending} onClick={() => void onDiscard()}>
        {t("discard")}
      </Button>
    </>
  );
}
