import type { Numbers, StoresNumbers } from "@platform/contract";
import { useLocale, useTranslations } from "use-intl";
import { type Cell, download, toCsv } from "#lib/csv.ts";
import { useCauseName } from "./use-cause-name.ts";
import { figureNames, valueOf } from "./use-figures.ts";

/** Saves what the page shows as a table for a spreadsheet; times are seconds, amounts US dollars. */
export function useNumbersCsv(numbers: Numbers): () => void {
  const t = useTranslations("numbers");
  const nameOf = useCauseName();
  const locale = useLocale();
  return () => {
    const { current, previous, from, to } = numbers;
    const rows: Cell[][] = [
      [t("period"), from, to],
      [],
      ...figureNames.map((name) => [t(`figure.${name}`), valueOf(current, name), valueOf(previous, name)]),
      [t("resolvedOf"), current.resolvedOf, previous.resolvedOf],
      [t("suggestionsEdited"), current.suggestionsEdited, previous.suggestionsEdited],
      [],
      [t("byDay"), t("figure.newChats"), t("figure.handoffs"), t("figure.botReplies"), t("figure.cost")],
      ...numbers.days.map((day) => [day.day, day.newChats, day.handoffs, day.botReplies, day.costUsd]),
      [],
      [t("cause"), t("count"), t("beforeColumn")],
      ...numbers.causes.map(({ cause, handoffs, before }) => [nameOf(cause), handoffs, before]),
      [],
      [t("wish"), t("kind"), t("chats")],
      ...numbers.wishes.map(({ wish, kind, chats }) => [
        wish,
        kind === "missing" ? t("missing") : t("soldOut"),
        chats,
      ]),
      [],
      [t("questions"), t("count"), t("chats")],
      ...numbers.questions.map(({ question, count, chats }) => [question, count, chats]),
    ];
    download(`numeros-${from}-${to}.csv`, toCsv(rows, locale));
  };
}

/** Every store with its figures now and before, for a spreadsheet. */
export function useStoresCsv({ from, to, stores }: StoresNumbers): () => void {
  const t = useTranslations("numbers");
  const locale = useLocale();
  return () => {
    const named = figureNames.map((name) => t(`figure.${name}`));
    const rows: Cell[][] = [
      [t("period"), from, to],
      [],
      [
        "id",
        t("store"),
        t("now.unanswered"),
        ...named,
        ...named.map((name) => `${name} (${t("beforeColumn")})`),
      ],
      ...stores.map(({ tenantId, storeName, unanswered, current, previous }) => [
        tenantId,
        storeName,
        unanswered,
        ...figureNames.map((name) => valueOf(current, name)),
        ...figureNames.map((name) => valueOf(previous, name)),
      ]),
    ];
    download(`numeros-${from}-${to}.csv`, toCsv(rows, locale));
  };
}
