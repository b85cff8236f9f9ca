import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { type Cell, download, toCsv } from "#lib/csv.ts";
import { useTRPCClient } from "#lib/trpc.ts";

const months = 12;

/** What each store used by month, of the last twelve, as a table to bill by. */
export function BillingCsv() {
  const t = useTranslations("tenants.billing");
  const locale = useLocale();
  const client = useTRPCClient();
  const fetchCsv = useMutation({
    mutationFn: async () => {
      const [from, to] = lastMonths(new Date());
      const rows = await client.usage.billing.query({ from, to });
      const head = [
        "id",
        "store",
        "month",
        "conversations",
        "replies",
        "inputTokens",
        "outputTokens",
        "cost",
      ];
      const table: Cell[][] = [
        head.map((name) => t(`column.${name}` as "column.store")),
        ...rows.map((row) => [
          row.tenantId,
          row.storeName,
          row.month,
          row.conversations,
          row.replies,
          row.inputTokens,
          row.outputTokens,
          row.costUsd,
        ]),
      ];
      download(`${t("file")}-${from}-${to}.csv`, toCsv(table, locale));
    },
  });
  return (
    <>
      <Button
        busy={fetchCsv.isPending}
        icon={<Download size={15} aria-hidden="true" />}
        title={t("hint")}
        onClick={() => fetchCsv.mutate()}
      >
        {t("download")}
      </Button>
      <InlineFailure error={fetchCsv.error} />
    </>
  );
}

function lastMonths(now: Date): [from: string, to: string] {
  const month = (back: number) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 1)).toISOString().slice(0, 7);
  return [month(months - 1), month(0)];
}
