import type { CatalogStatus } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { Alert, InlineFailure, QueryFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";

const WHILE_SYNCING_MS = 1_500;
const OTHERWISE_MS = 30_000;

/** How fresh the mirror is, how far a look at everything has come, and the button that asks for one. */
export function SyncBar(props: { tenantId: string; maySync: boolean }) {
  const { tenantId, maySync } = props;
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useQueryClient();
  const asked = trpc.catalog.status.queryOptions({ tenantId });
  const status = useQuery({
    ...asked,
    refetchInterval: ({ state }) => (state.data?.state === "syncing" ? WHILE_SYNCING_MS : OTHERWISE_MS),
  });
  const sync = useMutation(
    trpc.catalog.sync.mutationOptions({
      onSuccess: (now) => client.setQueryData(asked.queryKey, now),
    }),
  );
  if (status.isPending) {
    return (
      <Skeleton label={tCommon("loading")}>
        <Bone className="h-8 w-64" />
      </Skeleton>
    );
  }
  if (status.isError) return <QueryFailure query={status} />;
  return (
    <Freshness
      status={status.data}
      maySync={maySync}
      asking={sync.isPending}
      failure={sync.error}
      onSync={() => sync.mutate({ tenantId })}
    />
  );
}

interface FreshnessProps {
  status: CatalogStatus;
  maySync: boolean;
  asking: boolean;
  failure: unknown;
  onSync: () => void;
}

function Freshness(props: FreshnessProps) {
  const t = useTranslations("catalog");
  const format = useFormat();
  const { state, products, total, syncedAt, access, error, connected } = props.status;
  const trouble = access === "ok" ? (error === null ? null : t("trouble")) : t(`access.${access}`);
  const known = syncedAt === null ? t("never") : t("fresh", { products, ago: format.relative(syncedAt) });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-small text-ink-2" role="status">
          {connected ? known : t("notConnected")}
        </p>
        {connected && props.maySync ? (
          <Button
            busy={props.asking || state === "syncing"}
            disabled={access === "uninstalled"}
            onClick={props.onSync}
          >
            {t("sync")}
          </Button>
        ) : null}
      </div>
      {trouble === null ? null : <Alert>{trouble}</Alert>}
      <InlineFailure error={props.failure} />
      {state === "syncing" ? <Progress read={products} total={total} /> : null}
    </div>
  );
}

function Progress(props: { read: number; total: number | null }) {
  const { read, total } = props;
  const t = useTranslations("catalog");
  if (total === null || total === 0) return <p className="text-small text-meta">{t("starting")}</p>;
  return (
    <label className="flex flex-col gap-1 text-small text-ink-2">
      {t("reading", { read: Math.min(read, total), total })}
      <progress className="h-1.5 w-full accent-bot" value={Math.min(read, total)} max={total} />
    </label>
  );
}
