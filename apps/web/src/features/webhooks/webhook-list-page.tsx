import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Webhook as WebhookIcon } from "lucide-react";
import { useTranslations } from "use-intl";
import { Page } from "#components/page.tsx";
import { MoreButton } from "#components/more-button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { FailedSendList } from "./failed-send-list.tsx";
import { type WebhookFilter, webhookFilters } from "./filters.ts";
import { WebhookRow } from "./webhook-row.tsx";

/** What came and reached no store, failed or could not be read, and what did not leave; each can be tried again. */
export function WebhookListPage() {
  const t = useTranslations("webhooks");
  const search: { state?: WebhookFilter } = useSearch({ strict: false });
  const filter = search.state ?? "unmatched";
  return (
    <Page wide title={t("title")} lead={t("lead")}>
      <Filters filter={filter} />
      {filter === "sends" ? <FailedSendList /> : <EventList filter={filter} />}
    </Page>
  );
}

function EventList({ filter }: { filter: Exclude<WebhookFilter, "sends"> }) {
  const t = useTranslations("webhooks");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = filter === "all" ? {} : { state: filter };
  const list = useInfiniteQuery({
    ...pagedQuery({
      queryKey: trpc.webhooks.list.infiniteQueryKey(input),
      fetchPage: (page, request) => client.webhooks.list.query({ ...input, ...page }, request),
    }),
    staleTime: 5_000,
  });
  const webhooks = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {list.isPending ? (
        <Skeleton
          label={tCommon("loading")}
          className="flex flex-col gap-5 rounded-card border border-line bg-surface p-5"
        >
          <Bone className="w-2/5" />
          <Bone className="w-1/3" />
          <Bone className="w-1/2" />
        </Skeleton>
      ) : null}
      {list.isError && webhooks.length === 0 ? (
        <FailedState what={t("failed")} error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && webhooks.length === 0 ? (
        <EmptyState
          title={t(`empty.${filter}`)}
          icon={<WebhookIcon size={28} strokeWidth={1.5} aria-hidden="true" />}
        />
      ) : null}
      {webhooks.length > 0 ? (
        <ul className="overflow-hidden rounded-card border border-line bg-surface">
          {webhooks.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      ) : null}
      <MoreButton list={list}>{t("more")}</MoreButton>
    </>
  );
}

function Filters(props: { filter: WebhookFilter }) {
  const t = useTranslations("webhooks");
  const navigate = useNavigate();
  return (
    <nav aria-label={t("filters")} className="flex gap-1 overflow-x-auto border-b border-line">
      {webhookFilters.map((filter) => (
        <button
          key={filter}
          type="button"
          aria-pressed={filter === props.filter}
          onClick={() =>
            void navigate({ to: "/admin/webhooks", search: filter === "unmatched" ? {} : { state: filter } })
          }
          className={cx(
            "h-9 shrink-0 border-b-2 px-3 text-small max-desk:h-11",
            filter === props.filter
              ? "border-ink font-semibold text-ink"
              : "border-transparent text-ink-2 hover:text-ink",
          )}
        >
          {t(`filter.${filter}`)}
        </button>
      ))}
    </nav>
  );
}
