import type { Numbers } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { ChatsTable } from "./chats-table.tsx";

/** What customers asked for in vain, by how many chats. */
export function WishTable(props: { tenantId: string; numbers: Numbers }) {
  const t = useTranslations("numbers");
  const format = useFormat();
  const { wishes, from, to } = props.numbers;
  return (
    <ChatsTable
      title={t("wishes")}
      columns={[t("wish"), t("kind"), t("chats")]}
      empty={t("noWishes")}
      rows={wishes.map(({ wish, kind, chats }) => ({
        key: wish,
        name: wish,
        cells: [kind === "missing" ? t("missing") : t("soldOut"), format.number(chats)],
        search: { wish, from, to, store: props.tenantId },
      }))}
    />
  );
}
