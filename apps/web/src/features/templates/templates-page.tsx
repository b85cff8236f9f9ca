import type { Template, TemplateStatus } from "@platform/contract";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ComponentProps, ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Page } from "#components/page.tsx";
import { Bone, ListSkeleton, Skeleton } from "#components/skeleton.tsx";
import { Alert, EmptyState, FailedState, InlineFailure } from "#components/states.tsx";
import { MoreButton } from "#components/more-button.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { ReadySection } from "./ready-section.tsx";
import { TemplateCard } from "./template-card.tsx";

const WHILE_CHANGING_MS = 1_500;
const OTHERWISE_MS = 30_000;

interface TemplatesPageProps {
  tenantId: string;
  maySync: boolean;
  maySubmit: boolean;
  title: ReactNode;
}

/** What may be sent outside the window: the store's templates as WhatsApp judges them, and ready ones to begin with. */
export function TemplatesPage(props: TemplatesPageProps) {
  const { tenantId } = props;
  const t = useTranslations("templates");
  const locale = useLocale();
  const trpc = useTRPC();
  const status = useQuery({
    ...trpc.templates.status.queryOptions({ tenantId }),
    refetchInterval: ({ state }) => (state.data && isChanging(state.data) ? WHILE_CHANGING_MS : OTHERWISE_MS),
  });
  if (status.isError)
    return <FailedState what={t("failed")} error={status.error} onRetry={() => void status.refetch()} />;
  if (status.isPending) return <Waiting />;
  const ready = (
    <ReadySection
      tenantId={tenantId}
      status={status.data}
      maySubmit={props.maySubmit}
      language={locale === "pt-BR" ? "pt_BR" : "es_AR"}
    />
  );
  return (
    <Page title={props.title} lead={t("lead")}>
      <SyncLine tenantId={tenantId} status={status.data} maySync={props.maySync} />
      {status.data.approved === 0 ? ready : null}
      <Templates
        tenantId={tenantId}
        version={versionOf(status.data)}
        read={status.data.syncedAt !== null}
        below={status.data.approved === 0 ? null : ready}
      />
    </Page>
  );
}

/** Something at WhatsApp is under way that the reader waits for. */
function isChanging({ syncing, ready }: TemplateStatus): boolean {
  return syncing || ready.some(({ state }) => state === "pending");
}

/** Changes with the list, so that it is read again then. */
function versionOf({ syncedAt, approved, ready }: TemplateStatus): string {
  return [syncedAt, approved, ...ready.map(({ state }) => state)].join(" ");
}

function Waiting() {
  const t = useTranslations("common");
  return (
    <Skeleton label={t("loading")} className="mx-auto flex w-full max-w-245 flex-col gap-6 p-8">
      <Bone className="h-7 w-64" />
      <Bone className="h-32 w-full rounded-card" />
      <Bone className="h-32 w-full rounded-card" />
    </Skeleton>
  );
}

function SyncLine(props: { tenantId: string; status: TemplateStatus; maySync: boolean }) {
  const t = useTranslations("templates");
  const format = useFormat();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { tenantId, status } = props;
  const sync = useMutation(
    trpc.templates.sync.mutationOptions({
      onSuccess: (now) => queryClient.setQueryData(trpc.templates.status.queryKey({ tenantId }), now),
    }),
  );
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status" className="text-small text-ink-2">
          {status.syncedAt ? t("synced", { ago: format.relative(status.syncedAt) }) : t("never")}
        </p>
        {props.maySync ? (
          <Button busy={sync.isPending || status.syncing} onClick={() => sync.mutate({ tenantId })}>
            {t("sync")}
          </Button>
        ) : null}
      </div>
      {status.error ? <Alert>{t(`ready.error.${status.error}`)}</Alert> : null}
      <InlineFailure error={sync.error} />
    </div>
  );
}

/** What stands below waits until the list is there: it would be pushed away. */
function Templates(props: { tenantId: string; version: string; read: boolean; below: ReactNode }) {
  const { tenantId, version, below } = props;
  const t = useTranslations("templates");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = useInfiniteQuery({
    ...pagedQuery({
      queryKey: [...trpc.templates.list.infiniteQueryKey({ tenantId }), version],
      fetchPage: (page, request) => client.templates.list.query({ tenantId, limit: 50, ...page }, request),
    }),
    placeholderData: (before) => before,
  });
  if (list.isPending) return <ListSkeleton height="h-28" />;
  if (list.isError)
    return <FailedState what={t("failed")} error={list.error} onRetry={() => void list.refetch()} />;
  const templates = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      {templates.length > 0 ? (
        <Own list={list} templates={templates} />
      ) : // What was never read of WhatsApp is not known to be none.
      props.read ? (
        <EmptyState title={t("empty")} />
      ) : null}
      {below}
    </>
  );
}

function Own(props: { list: ComponentProps<typeof MoreButton>["list"]; templates: Template[] }) {
  const t = useTranslations("templates");
  const { list, templates } = props;
  return (
    <section aria-label={t("own")} className="flex flex-col gap-3">
      <ul className="flex flex-col gap-3">
        {templates.map((template) => (
          <TemplateCard key={template.id} template={template} />
        ))}
      </ul>
      <MoreButton list={list}>{t("more")}</MoreButton>
    </section>
  );
}
