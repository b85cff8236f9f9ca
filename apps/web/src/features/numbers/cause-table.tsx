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
  const { causes, from, to, previous } = props.numbers;
  // Before a store had anything to count, none of a cause is not nought of it.
  const measured = Object.values(previous).some((value) => value !== null);
  return (
    <ChatsTable
      title={t("causes")}
      columns={[t("cause"), t("count"), t("beforeColumn")]}
      empty={t("noCauses")}
      rows={causes.map(({ cause, handoffs, before }) => ({
        key: cause,
        name: nameOf(cause),
        cells: [format.number(handoffs), measured ? format.number(before) : t("noData")],
        search: { cause, from, to, store: props.tenantId },
      }))}
    />
  );
}
