import type { BaseTrialStore } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Bone } from "#components/skeleton.tsx";
import { QueryFailure } from "#components/states.tsx";
import { TrialBegin, TrialPanel } from "#features/brain/trials/trial-panel.tsx";
import { LOOK_EVERY_MS } from "#features/brain/trials/use-trial.ts";
import { cx } from "#lib/cx.ts";
import { useTRPC } from "#lib/trpc.ts";
import type { BaseTrialState } from "./use-base-trial.ts";

/** Stores that are tried where nobody chooses others. */
const FIRST = 3;

/** What all bots are to be told, on chats of some stores. */
export function BaseTrial({ state, ready }: { state: BaseTrialState; ready: boolean }) {
  const t = useTranslations("base");
  const trpc = useTRPC();
  const [chats, setChats] = useState(10);
  const [chosen, setChosen] = useState<string[] | null>(null);
  const stores = useQuery({
    ...trpc.baseTrials.stores.queryOptions({}),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ running }) => running) ? LOOK_EVERY_MS : false,
  });
  const offered = stores.data?.items ?? [];
  const free = offered.filter(({ running }) => !running).map(({ tenantId }) => tenantId);
  const tenantIds = chosen?.filter((id) => free.includes(id)) ?? free.slice(0, FIRST);
  const estimate = useQuery({
    ...trpc.baseTrials.estimate.queryOptions({ tenantIds, chats }),
    enabled: tenantIds.length > 0,
  });
  const toggle = (id: string): void =>
    setChosen(tenantIds.includes(id) ? tenantIds.filter((other) => other !== id) : [...tenantIds, id]);
  return (
    <TrialPanel state={state}>
      {stores.isPending ? <Bone className="h-9 w-full" /> : null}
      <QueryFailure query={stores} />
      {stores.data && offered.length === 0 ? <p className="text-small text-ink-2">{t("noStores")}</p> : null}
      {offered.length > 0 ? <StoreChoice stores={offered} chosen={tenantIds} onToggle={toggle} /> : null}
      {tenantIds.length > 0 ? (
        <TrialBegin
          state={state}
          ready={ready}
          sizes={[5, 10, 20]}
          chats={chats}
          label={t("chatsEach")}
          estimate={estimate}
          onChats={setChats}
          onStart={() => state.start({ tenantIds, chats })}
        />
      ) : offered.length > 0 ? (
        <p className="text-small text-ink-2">{t("chooseStore")}</p>
      ) : null}
    </TrialPanel>
  );
}

function StoreChoice(props: {
  stores: readonly BaseTrialStore[];
  chosen: readonly string[];
  onToggle: (tenantId: string) => void;
}) {
  const t = useTranslations("base");
  return (
    <fieldset className="flex flex-wrap gap-x-4">
      <legend className="text-small font-medium text-ink">{t("inStores")}</legend>
      {props.stores.map(({ tenantId, name, running }) => (
        <label
          key={tenantId}
          className={cx(
            "flex min-h-8 items-center gap-2 text-small max-desk:min-h-11",
            running ? "text-meta" : "text-ink",
          )}
        >
          <input
            type="checkbox"
            checked={props.chosen.includes(tenantId)}
            disabled={running}
            onChange={() => props.onToggle(tenantId)}
            className="size-4 accent-ink"
          />
          <span dir="auto">{name}</span>
          {running ? <span>{t("storeRunning")}</span> : null}
        </label>
      ))}
    </fieldset>
  );
}
