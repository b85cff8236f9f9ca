import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { TurnTrace } from "#api/types.ts";
import { Select } from "#components/field.tsx";
import { FailedState } from "#components/states.tsx";
import { Playground } from "#features/brain/playground/playground.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { textsIn } from "./base-texts.ts";
import type { BaseDraftEditor } from "./use-base-draft.ts";

interface BasePlaygroundProps {
  draft: BaseDraftEditor;
  changed: boolean;
  renderReasoning: (trace: TurnTrace) => ReactNode;
}

/** A chat with the bot of one of the stores, told what the draft has for all. */
export function BasePlayground({ draft, changed, renderReasoning }: BasePlaygroundProps) {
  const t = useTranslations("base");
  const tStores = useTranslations("tenants");
  const { data, error, refetch } = useQuery(useTRPC().baseTrials.stores.queryOptions({}));
  const stores = data?.items ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const tenantId = chosen ?? stores[0]?.tenantId;
  if (tenantId === undefined)
    return (
      <div className="border-line bg-paper p-4 text-small text-ink-2 desk:border-s">
        {data ? t("noStores") : null}
        {error ? <FailedState what={tStores("failed")} error={error} onRetry={() => void refetch()} /> : null}
      </div>
    );
  return (
    <Playground
      key={tenantId}
      tenantId={tenantId}
      trying={{ base: textsIn(draft.mine) }}
      changed={changed}
      renderReasoning={renderReasoning}
    >
      <label className="flex items-center gap-2 border-b border-line px-4 py-1.5 text-small text-ink-2">
        {t("store")}
        <span className="min-w-0 flex-1">
          <Select value={tenantId} onChange={(event) => setChosen(event.target.value)}>
            {stores.map((store) => (
              <option key={store.tenantId} value={store.tenantId}>
                {store.name}
              </option>
            ))}
          </Select>
        </span>
      </label>
    </Playground>
  );
}
