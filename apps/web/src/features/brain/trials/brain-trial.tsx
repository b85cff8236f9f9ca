import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
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
      <TrialBegin
        state={state}
        ready={ready}
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
