import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { readAll } from "#lib/read-all.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { KeyForm } from "./key-form.tsx";
import { KeyRow } from "./key-row.tsx";

/** The keys by which other programs work with the store, or (null) with every one: made, looked at and revoked. */
export function KeysPage(props: { tenantId: string | null; title: ReactNode }) {
  const t = useTranslations("apiKeys");
  // A new form for each key, so that the last one stays readable until the next is asked for.
  const [round, setRound] = useState(0);
  return (
    <Page title={props.title} lead={t(props.tenantId === null ? "everyLead" : "lead")}>
      <KeyForm key={round} tenantId={props.tenantId} onAnother={() => setRound(round + 1)} />
      <section aria-labelledby="keys-title" className="rounded-card border border-line bg-surface">
        <h2 id="keys-title" className="px-4 pt-4 text-title font-semibold text-ink desk:px-6">
          {t("active")}
        </h2>
        <Keys tenantId={props.tenantId} />
      </section>
    </Page>
  );
}

function Keys({ tenantId }: { tenantId: string | null }) {
  const t = useTranslations("apiKeys");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const keys = useQuery({
    queryKey: [...trpc.apiKeys.list.pathKey(), tenantId],
    queryFn: ({ signal }) =>
      readAll((cursor) => client.apiKeys.list.query({ tenantId, cursor, limit: 100 }, { signal })),
  });
  if (keys.isPending)
    return (
      <Skeleton label={tCommon("loading")} className="flex flex-col gap-4 p-4 desk:px-6">
        <Bone className="h-10 w-full" />
      </Skeleton>
    );
  if (keys.isError)
    return <FailedState what={t("failed")} error={keys.error} onRetry={() => void keys.refetch()} />;
  if (keys.data.length === 0)
    return <p className="px-4 pt-1 pb-4 text-body text-ink-2 desk:px-6">{t("none")}</p>;
  return (
    <ul className="divide-y divide-line pb-1">
      {keys.data.map((apiKey) => (
        <KeyRow key={apiKey.id} tenantId={tenantId} apiKey={apiKey} />
      ))}
    </ul>
  );
}
