import type { RemovedTenant } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { phoneNumber } from "#lib/format/values.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";

/** Removed stores that can still be brought back by the reader; nothing where there are none. */
export function RemovedStores() {
  const t = useTranslations("tenants.removed");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const list = useQuery({ ...trpc.tenants.removed.queryOptions({}), refetchInterval: 15_000 });
  const restore = useMutation(
    trpc.tenants.restore.mutationOptions({ onSettled: () => queryClient.invalidateQueries() }),
  );
  const back = restore.isSuccess ? restore.variables.tenantId : null;
  if (list.isError) return <QueryFailure what={t("failed")} query={list} />;
  if (list.data === undefined || (list.data.length === 0 && back === null)) return null;
  return (
    <section aria-labelledby="removed-title" className="rounded-card border border-line bg-surface">
      <div className="px-4 pt-4 desk:px-6">
        <h2 id="removed-title" className="text-title font-semibold text-ink">
          {t("title")}
        </h2>
        <p className="mt-0.5 max-w-140 text-small text-ink-2">{t("lead")}</p>
        <p role="status" className="text-small text-ok">
          {back === null ? null : t("restored")}
        </p>
      </div>
      <ul className="divide-y divide-line">
        {list.data.map((store) => (
          <RemovedRow
            key={store.id}
            store={store}
            busy={restore.isPending && restore.variables.tenantId === store.id}
            error={restore.variables?.tenantId === store.id ? restore.error : null}
            onRestore={() => restore.mutate({ tenantId: store.id })}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  store: RemovedTenant;
  busy: boolean;
  error: unknown;
  onRestore: () => void;
}

function RemovedRow({ store, busy, error, onRestore }: RowProps) {
  const t = useTranslations("tenants.removed");
  const locale = useLocale();
  const format = useFormat();
  const when = format.relative(store.removedAt);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(store.eraseAt));
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 desk:px-6">
      <div className="flex min-w-0 flex-col gap-0.5">
        <h3 dir="auto" className="text-body font-medium wrap-anywhere text-ink">
          {store.storeName}
        </h3>
        <p className="text-small text-ink-2">
          {phoneNumber(store.botPhoneNumber)}
          {" · "}
          {store.removedBy === null
            ? t("removed", { when })
            : t("removedBy", { when, name: store.removedBy })}
        </p>
        <p className="text-small text-ink">{store.erasing ? t("erasing") : t("until", { date })}</p>
        <Trouble store={store} />
        <InlineFailure error={error} />
      </div>
      {store.erasing ? null : (
        <Button busy={busy} disabled={store.numberTaken} onClick={onRestore}>
          {t("restore")}
        </Button>
      )}
    </li>
  );
}

/** What is not done yet, or keeps the store from coming back. */
function Trouble({ store }: { store: RemovedTenant }) {
  const t = useTranslations("tenants.removed");
  const lines = [
    store.numberTaken && !store.erasing ? t("numberTaken") : null,
    store.unsubscribeError === null ? null : t("trouble", { error: store.unsubscribeError }),
    store.eraseError === null ? null : t("eraseError", { error: store.eraseError }),
  ].filter((line) => line !== null);
  return lines.map((line) => (
    <p key={line} className="max-w-160 text-small wrap-anywhere text-danger">
      {line}
    </p>
  ));
}
