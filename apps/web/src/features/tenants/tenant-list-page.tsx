import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Plus, Store } from "lucide-react";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "#components/link-button.ts";
import { Page } from "#components/page.tsx";
import { MoreButton } from "#components/more-button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { useIsPhone } from "#lib/use-media-query.ts";
import { BillingCsv } from "./billing-csv.tsx";
import { OperatorNote } from "./operator-note.tsx";
import { OverviewCards } from "./overview/overview-cards.tsx";
import { OverviewTable } from "./overview/overview-table.tsx";
import { OverviewTools } from "./overview/overview-tools.tsx";
import type { columns, OverviewSearch } from "./overview/search.ts";
import { RemovedStores } from "./removal/removed-stores.tsx";

/** The stores of the installation, with what each needs; ordered and found by the server, page by page. */
export function TenantListPage() {
  const t = useTranslations("tenants");
  const phone = useIsPhone();
  const { search, find, sort } = useOverviewUrl();
  const list = useOverview(search);
  const stores = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      wide
      inTurn
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          <Link to="/admin/base" className={linkButtonClass("secondary")}>
            {t("openBase")}
          </Link>
          <BillingCsv />
          <Link to="/admin/tenants/new" className={linkButtonClass("primary")}>
            <Plus size={15} aria-hidden="true" />
            {t("new")}
          </Link>
        </>
      }
    >
      <OperatorNote />
      <OverviewTools search={search} onFind={find} onSort={sort} />
      {list.isPending ? <ListSkeleton /> : null}
      {list.isError && stores.length === 0 ? (
        <FailedState what={t("failed")} error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && stores.length === 0 ? (
        <EmptyState
          title={search.q === undefined ? t("empty") : t("overview.nothing", { words: search.q })}
          icon={<Store size={28} strokeWidth={1.5} aria-hidden="true" />}
        />
      ) : null}
      {stores.length === 0 ? null : phone ? (
        <OverviewCards stores={stores} all={search.q !== undefined || search.orden !== undefined} />
      ) : (
        <OverviewTable stores={stores} search={search} onSort={sort} />
      )}
      <MoreButton list={list}>{t("more")}</MoreButton>
      <RemovedStores />
    </Page>
  );
}

function useOverview({ q, orden: sort = "health", reves }: OverviewSearch) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { sort, reverse: reves === true, ...(q !== undefined && { query: q }) };
  return useInfiniteQuery({
    ...pagedQuery({
      queryKey: trpc.tenants.overview.infiniteQueryKey(input),
      fetchPage: (page, request) => client.tenants.overview.query({ limit: 100, ...input, ...page }, request),
    }),
    placeholderData: keepPreviousData,
    // What waits in each store is of this moment.
    refetchInterval: 15_000,
  });
}

/** Order and words live in the address, so that a look can be shared and comes back. */
function useOverviewUrl() {
  const search: OverviewSearch = useSearch({ from: "/inside/admin/tenants" });
  const navigate = useNavigate({ from: "/admin/tenants" });
  const find = useCallback(
    (words: string) =>
      void navigate({
        search: ({ q: _q, ...before }) => (words === "" ? before : { ...before, q: words }),
        replace: true,
      }),
    [navigate],
  );
  const sort = (column: (typeof columns)[number]) =>
    void navigate({
      search: ({ q, orden = "health", reves }) => ({
        ...(q !== undefined && { q }),
        ...(column !== "health" && { orden: column }),
        ...(column === orden && reves !== true && { reves: true as const }),
      }),
      replace: true,
    });
  return { search, find, sort };
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
