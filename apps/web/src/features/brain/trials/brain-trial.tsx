import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { TrialBegin, TrialPanel } from "./trial-panel.tsx";
import type { StoreTrialState } from "./use-trial.ts";

/** A store's draft on its chats and cases. */
export function BrainTrial({
  tenantId,
  state,
  ready,
}: {
  tenantId: string;
  state: StoreTrialState;
  ready: boolean;
}) {
  const t = useTranslations("brain.trial");
  const trpc = useTRPC();
  const [chats, setChats] = useState(20);
  const estimate = useQuery(trpc.trials.estimate.queryOptions({ tenantId, chats }));
  return (
    <TrialPanel state={state}>
      {state.baseRunning ? <BaseRunning {...state.baseRunning} /> : null}
      <TrialBegin
        state={state}
        ready={ready && state.baseRunning === null}
        sizes={[10, 20, 50]}
        chats={chats}
        label={t("howMany")}
        estimate={estimate}
        onChats={setChats}
        onStart={() => state.start({ chats })}
      />
    </TrialPanel>
  );
}

/** Why the store's own trial has to wait, and how long that may still be. */
function BaseRunning({ startedAt, done, total }: NonNullable<StoreTrialState["baseRunning"]>) {
  const t = useTranslations("brain.trial");
  const format = useFormat();
  return (
    <p role="status" className="text-small text-waiting">
      {t("baseRunning", { done, total, since: format.relative(startedAt) })}
    </p>
  );
}
