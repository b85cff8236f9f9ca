import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "#components/page.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { MoreButton } from "#components/more-button.tsx";
import { ListSkeleton } from "#components/skeleton.tsx";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { CopyLink } from "#features/tenants/removal/copy-link.tsx";
import { AskSection } from "./ask-section.tsx";
import { RequestCard } from "./request-card.tsx";
import { RetentionSection } from "./retention-section.tsx";
import { SettingCard } from "./setting-card.tsx";

const WHILE_PENDING_MS = 5_000;
const OTHERWISE_MS = 60_000;

/** What customers asked of the store about their data by way of Tiendanube, and what became of it. */
export function PrivacyPage(props: { tenantId: string; title: ReactNode }) {
  const t = useTranslations("privacy");
  const tCopy = useTranslations("tenants.copy");
  return (
    <Page title={props.title} lead={t("lead")} inTurn>
      <SettingCard
        title={tCopy("title")}
        lead={tCopy("lead")}
        control={<CopyLink tenantId={props.tenantId}>{tCopy("download")}</CopyLink>}
      />
      <RetentionSection tenantId={props.tenantId} />
      <AskSection tenantId={props.tenantId} />
      <Requests tenantId={props.tenantId} />
    </Page>
  );
}

function Requests({ tenantId }: { tenantId: string }) {
  const t = useTranslations("privacy");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = useInfiniteQuery({
    ...pagedQuery({
      queryKey: trpc.privacy.list.infiniteQueryKey({ tenantId }),
      fetchPage: (page, request) => client.privacy.list.query({ tenantId, limit: 50, ...page }, request),
    }),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((item) => item.state === "pending"))
        ? WHILE_PENDING_MS
        : OTHERWISE_MS,
  });
  if (list.isError)
    return <FailedState what={t("failed")} error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) {
    return <ListSkeleton height="h-20" />;
  }
  const requests = list.data.pages.flatMap(({ items }) => items);
  if (requests.length === 0) return <EmptyState title={t("empty")} />;
  return (
    <>
      <ul aria-label={t("list")} className="flex flex-col gap-3">
        {requests.map((request) => (
          <RequestCard key={request.id} request={request} />
        ))}
      </ul>
      <MoreButton list={list}>{t("more")}</MoreButton>
    </>
  );
}
