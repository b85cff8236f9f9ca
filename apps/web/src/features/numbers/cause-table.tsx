import type { Numbers } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { ChatsTable } from "./chats-table.tsx";
import { useCauseName } from "./use-cause-name.ts";

/** What chats were handed over for, most frequent first. */
export function CauseTable(props: { tenantId: string; numbers: Numbers }) {
  const t = useTranslations("numbers");
  const format = useFormat();
  const nameOf = useCauseName();
  const { causes, from, to } = props.numbers;
  return (
    <ChatsTable
      title={t("causes")}
      columns={[t("cause"), t("count"), t("beforeColumn")]}
      empty={t("noCauses")}
      rows={causes.map(({ cause, handoffs, before }) => ({
        key: cause,
        name: nameOf(cause),
        cells: [format.number(handoffs), format.number(before)],
        search: { cause, from, to, store: props.tenantId },
      }))}
    />
  );
}
