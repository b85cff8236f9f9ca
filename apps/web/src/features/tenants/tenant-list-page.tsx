import type { Tenant } from "@platform/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight, Plus, Store } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { phoneNumber } from "#lib/format/values.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { linkButtonClass } from "#components/link-button.ts";
import { BacklogTag } from "./backlog-tag.tsx";
import { byHealth, HealthTag } from "./health-tag.tsx";
import { ModeTag } from "./mode-tag.tsx";
import { SpendTag } from "./spend-tag.tsx";

/** The stores of the installation, one per row. */
export function TenantListPage() {
  const t = useTranslations("tenants");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = useInfiniteQuery({
    ...pagedQuery({
      queryKey: trpc.tenants.list.infiniteQueryKey({}),
      fetchPage: (page, request) => client.tenants.list.query({ limit: 100, ...page }, request),
    }),
    // What waits in each store is of this moment.
    refetchInterval: 15_000,
  });
  const tenants = list.data?.pages.flatMap((page) => page.items).toSorted(byHealth) ?? [];
  return (
    <Page
      wide
      title={t("title")}
      lead={t("lead")}
      actions={
        <Link to="/admin/tenants/new" className={linkButtonClass("primary")}>
          <Plus size={15} aria-hidden="true" />
          {t("new")}
        </Link>
      }
    >
      {list.isPending ? <ListSkeleton /> : null}
      {list.isError && tenants.length === 0 ? (
        <FailedState what={t("failed")} error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && tenants.length === 0 ? (
        <EmptyState title={t("empty")} icon={<Store size={28} strokeWidth={1.5} aria-hidden="true" />} />
      ) : null}
      {tenants.length > 0 ? <TenantRows tenants={tenants} /> : null}
      {list.hasNextPage ? (
        <Button
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
          className="self-center"
        >
          {t("more")}
        </Button>
      ) : null}
    </Page>
  );
}

function TenantRows(props: { tenants: Tenant[] }) {
  const t = useTranslations("tenants");
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface">
      <div
        aria-hidden="true"
        className="hidden grid-cols-[2fr_1fr_1.3fr_1.6fr_1fr_1fr_20px] gap-4 border-b border-line bg-paper px-4 py-2 text-tag text-meta desk:grid"
      >
        <span>{t("column.store")}</span>
        <span>{t("column.health")}</span>
        <span>{t("column.number")}</span>
        <span>{t("column.connections")}</span>
        <span>{t("column.spend")}</span>
        <span>{t("column.mode")}</span>
        <span />
      </div>
      <ul>
        {props.tenants.map((tenant) => (
          <TenantRow key={tenant.id} tenant={tenant} />
        ))}
      </ul>
    </div>
  );
}

function TenantRow(props: { tenant: Tenant }) {
  const t = useTranslations("tenants");
  const format = useFormat();
  const { tenant } = props;
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        to="/admin/tenants/$tenantId"
        params={{ tenantId: tenant.id }}
        className="grid min-h-14 items-center gap-x-4 gap-y-1 px-4 py-2.5 outline-offset-[-2px] transition-colors duration-120 hover:bg-paper desk:grid-cols-[2fr_1fr_1.3fr_1.6fr_1fr_1fr_20px]"
      >
        <span className="min-w-0">
          <span className="block truncate text-body font-semibold text-ink">{tenant.storeName}</span>
          <span className="block truncate text-tag text-meta">
            {t("updated", { when: format.relative(tenant.updatedAt) })}
          </span>
        </span>
        <span className="flex min-w-0 flex-col items-start gap-0.5">
          <HealthTag health={tenant.health} />
          <BacklogTag backlog={tenant.backlog} />
        </span>
        <span className="text-small text-ink">{phoneNumber(tenant.botPhoneNumber)}</span>
        <Connections tenant={tenant} />
        <SpendTag spend={tenant.spend} />
        <span>
          <ModeTag tenant={tenant} />
        </span>
        <ChevronRight size={16} aria-hidden="true" className="hidden text-meta desk:block" />
      </Link>
    </li>
  );
}

/** What the store has of its own. A WhatsApp or model key may come from the installation; a shop never does. */
function Connections(props: { tenant: Tenant }) {
  const t = useTranslations("tenants.connection");
  const { tenant } = props;
  const own = [
    { name: t("store"), set: tenant.tiendanubeAccessToken.set, shared: false },
    { name: t("whatsapp"), set: tenant.ycloudApiKey.set, shared: true },
    { name: t("model"), set: tenant.openaiApiKey.set, shared: true },
  ];
  const set = own.filter((one) => one.set).map((one) => one.name);
  const global = own.filter((one) => !one.set && one.shared).map((one) => one.name);
  return (
    <span className="flex flex-wrap gap-1">
      {set.map((name) => (
        <Tag key={name}>{name}</Tag>
      ))}
      {tenant.tiendanubeAccessToken.set ? null : <span className="text-tag text-meta">{t("noStore")}</span>}
      {global.length > 0 ? (
        <span className="text-tag text-meta">{t("global", { names: global.join(", ") })}</span>
      ) : null}
    </span>
  );
}

function ListSkeleton() {
  const t = useTranslations("common");
  return (
    <Skeleton
      label={t("loading")}
      className="flex flex-col gap-5 rounded-card border border-line bg-surface p-5"
    >
      <Bone className="w-2/5" />
      <Bone className="w-1/3" />
      <Bone className="w-2/5" />
    </Skeleton>
  );
}
