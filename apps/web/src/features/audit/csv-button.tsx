import type { AuditEntry } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { type Cell, download, toCsv } from "#lib/csv.ts";
import { useTRPCClient } from "#lib/trpc.ts";
import type { AuditInput } from "./search.ts";
import { useEntryWords } from "./use-entry-words.ts";

/** As many as a spreadsheet is still read with; the API's pages hold a hundred. */
const MOST_PAGES = 100;

/** Saves everything that the page's filter finds, not only what is shown. */
export function CsvButton({ input }: { input: AuditInput }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const client = useTRPCClient();
  const words = useEntryWords();
  const rowOf = (entry: AuditEntry): Cell[] => [
    entry.at,
    entry.tenantId,
    words.who(entry.actor),
    words.what(entry.action),
    words.about(entry) ?? entry.target,
    words
      .changes(entry)
      .map(({ field, text }) => `${field}: ${text}`)
      .join("\n"),
  ];
  const save = useMutation({
    mutationFn: async () => {
      const rows: Cell[][] = [
        [
          t("column.at"),
          t("column.store"),
          t("column.who"),
          t("column.what"),
          t("column.about"),
          t("column.changes"),
        ],
      ];
      let cursor: string | null = null;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const read: { items: AuditEntry[]; nextCursor: string | null } = await client.audit.list.query({
          ...input,
          limit: 100,
          ...(cursor !== null && { cursor }),
        });
        rows.push(...read.items.map(rowOf));
        cursor = read.nextCursor;
        if (cursor === null) break;
      }
      download(`auditoria-${input.tenantId ?? "todo"}.csv`, toCsv(rows, locale));
    },
  });
  return (
    <>
      <Button busy={save.isPending} onClick={() => save.mutate()} className="h-9 max-desk:h-11">
        <Download size={15} aria-hidden="true" />
        {t("csv")}
      </Button>
      <InlineFailure error={save.error} />
    </>
  );
}
