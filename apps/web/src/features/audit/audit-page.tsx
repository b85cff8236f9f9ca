import { type AuditArea, type AuditEntry } from "@platform/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Menu, menuChoice } from "#components/menu.tsx";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { AuditRow } from "./audit-row.tsx";
import { CsvButton } from "./csv-button.tsx";

const areas = [
  "tenant",
  "prompt",
  "sheet",
  "handoff",
  "override",
  "chat",
  "team",
  "key",
] as const satisfies readonly AuditArea[];
type Choice = "all" | (typeof areas)[number];

/** Who changed what, in one store or (null) everywhere. */
export function AuditPage({ tenantId, title }: { tenantId: string | null; title: ReactNode }) {
  const t = useTranslations("audit");
  const [choice, setChoice] = useState<Choice>("all");
  const input = { tenantId, ...(choice !== "all" && { area: choice }) };
  return (
    <Page
      title={title}
      lead={t("lead")}
      actions={
        <>
          <Menu
            trigger={
              <Button className="h-9 max-desk:h-11">
                {t(`area.${choice}`)}
                <ChevronDown size={14} aria-hidden="true" />
              </Button>
            }
            entries={[
              menuChoice({
                label: t("areas"),
                value: choice,
                options: (["all", ...areas] as const).map((value) => ({ value, label: t(`area.${value}`) })),
                onChange: setChoice,
              }),
            ]}
          />
          <CsvButton input={input} />
        </>
      }
    >
      <Entries input={input} />
    </Page>
  );
}

function Entries({ input }: { input: { tenantId: string | null; area?: AuditArea } }) {
  const t = useTranslations("audit");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = useInfiniteQuery(
    pagedQuery({
      queryKey: trpc.audit.list.infiniteQueryKey(input),
      fetchPage: (page, request) => client.audit.list.query({ ...input, limit: 50, ...page }, request),
    }),
  );
  if (list.isError)
    return <FailedState what={t("failed")} error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending)
    return (
      <Skeleton label={tCommon("loading")} className="flex flex-col gap-3">
        <Bone className="h-14 w-full rounded-card" />
        <Bone className="h-14 w-full rounded-card" />
      </Skeleton>
    );
  const entries: AuditEntry[] = list.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <EmptyState title={t("empty")} />;
  return (
    <>
      <ul
        aria-label={t("entries")}
        className="divide-y divide-line rounded-card border border-line bg-surface"
      >
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} everywhere={input.tenantId === null} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
          className="self-center"
        >
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}
