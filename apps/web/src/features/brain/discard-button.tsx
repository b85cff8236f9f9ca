import type { Brain } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { textsOf } from "./model/texts.ts";
import type { DraftEditor } from "./use-draft.ts";

/** Back to what is live. What was typed goes with it, so it asks once. */
export function DiscardButton(props: { tenantId: string; draft: DraftEditor; live: Brain }) {
  const t = useTranslations("brain");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { tenantId, draft, live } = props;
  const discard = useMutation(
    trpc.prompts.discardDraft.mutationOptions({
      onSettled: () =>
        queryClient.invalidateQueries({ queryKey: trpc.prompts.status.queryKey({ tenantId }) }),
    }),
  );

  async function onDiscard() {
    if (!window.confirm(t("discardConfirm"))) return;
    const saved = await draft.save();
    draft.change(textsOf(live));
    if (saved?.revision != null) discard.mutate({ tenantId, revision: saved.revision });
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
