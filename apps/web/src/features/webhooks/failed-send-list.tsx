import type { FailedSend } from "@platform/contract";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Send } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { MoreButton } from "#components/more-button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState, InlineFailure } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { useFailureReason } from "#features/chats/chat/failure-reason.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";

/** Messages of all stores that did not leave and that nobody tries again by themselves. */
export function FailedSendList() {
  const t = useTranslations("webhooks");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = useInfiniteQuery(
    pagedQuery({
      queryKey: trpc.chats.failedSends.infiniteQueryKey({}),
      fetchPage: (page, request) => client.chats.failedSends.query(page, request),
    }),
  );
  const sends = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending)
    return (
      <Skeleton
        label={tCommon("loading")}
        className="flex flex-col gap-5 rounded-card border border-line bg-surface p-5"
      >
        <Bone className="w-2/5" />
        <Bone className="w-1/3" />
      </Skeleton>
    );
  if (list.isError && sends.length === 0)
    return <FailedState what={t("failed")} error={list.error} onRetry={() => void list.refetch()} />;
  if (sends.length === 0)
    return (
      <EmptyState title={t("sends.empty")} icon={<Send size={28} strokeWidth={1.5} aria-hidden="true" />} />
    );
  return (
    <>
      <ul className="overflow-hidden rounded-card border border-line bg-surface">
        {sends.map((send) => (
          <SendRow key={send.messageId} send={send} />
        ))}
      </ul>
      <MoreButton list={list}>{t("more")}</MoreButton>
    </>
  );
}

function SendRow({ send }: { send: FailedSend }) {
  const t = useTranslations("webhooks.sends");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const format = useFormat();
  const reason = useFailureReason({ code: send.code, reason: send.reason });
  const retry = useMutation(
    trpc.chats.retry.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.chats.failedSends.pathKey() }),
    }),
  );
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Tag tone={send.state === "failed" ? "danger" : "waiting"}>{t(send.state)}</Tag>
          <span className="text-small font-medium text-ink">{send.storeName}</span>
          <Link
            to="/chats/$conversationId"
            params={{ conversationId: send.conversationId }}
            className="touch-target text-small text-link underline underline-offset-2"
          >
            {send.contactName ?? t("somebody")}
          </Link>
          <time dateTime={send.failedAt} className="text-tag text-meta">
            {format.relative(send.failedAt)}
          </time>
        </p>
        <p className="mt-1 text-small wrap-anywhere text-ink">
          {t(`author.${send.author}`)}: {send.text ?? t("withoutText")}
        </p>
        <p className="mt-0.5 text-small text-ink-2">{reason}</p>
        <InlineFailure error={retry.error} />
      </div>
      <Button busy={retry.isPending} onClick={() => retry.mutate({ messageId: send.messageId })}>
        {t("retry")}
      </Button>
    </li>
  );
}
