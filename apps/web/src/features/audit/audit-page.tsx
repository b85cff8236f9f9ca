import type { AuditEntry } from "@platform/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Page } from "#components/page.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { MoreButton } from "#components/more-button.tsx";
import { ListSkeleton } from "#components/skeleton.tsx";
import { pagedQuery } from "#lib/paged-query.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditRow } from "./audit-row.tsx";
import { CsvButton } from "./csv-button.tsx";
import { type AuditInput, auditInputOf, type AuditSearch } from "./search.ts";

interface AuditPageProps {
  tenantId: string | null;
  title: ReactNode;
  search: AuditSearch;
  onSearch: (search: AuditSearch) => void;
}

/** Who changed what, in one store or (null) everywhere. */
export function AuditPage({ tenantId, title, search, onSearch }: AuditPageProps) {
  const t = useTranslations("audit");
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const input = auditInputOf(tenantId, search, { now: new Date(), timezone: timeZone });
  return (
    <Page title={title} lead={t("lead")} actions={<CsvButton input={input} />}>
      <AuditFilters key={tenantId} tenantId={tenantId} search={search} onSearch={onSearch} />
      <Entries input={input} onClear={Object.keys(search).length === 0 ? null : () => onSearch({})} />
    </Page>
  );
}

function Entries({ input, onClear }: { input: AuditInput; onClear: (() => void) | null }) {
  const t = useTranslations("audit");
  const format = useFormat();
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
  if (list.isPending) return <ListSkeleton height="h-14" />;
  const entries: AuditEntry[] = list.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0)
    return (
      <EmptyState title={t(onClear === null ? "empty" : "filteredEmpty")}>
        {onClear === null ? null : <Button onClick={onClear}>{t("clear")}</Button>}
      </EmptyState>
    );
  return (
    <>
      <ul aria-label={t("entries")} className="flex flex-col gap-6">
        {byDay(entries, format.dayTitle).map(({ day, entries: ofDay }) => (
          <li key={ofDay[0]?.id}>
            <h2 className="mb-2 text-small font-semibold text-ink">{day}</h2>
            <ul aria-label={day} className="divide-y divide-line rounded-card border border-line bg-surface">
              {ofDay.map((entry) => (
                <AuditRow key={entry.id} entry={entry} everywhere={input.tenantId === null} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <MoreButton list={list}>{t("more")}</MoreButton>
    </>
  );
}

/** As they come, the newest first, under the day they were made on. */
function byDay(entries: readonly AuditEntry[], titleOf: (instant: string) => string) {
  const days: { day: string; entries: AuditEntry[] }[] = [];
  for (const entry of entries) {
    const day = titleOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
