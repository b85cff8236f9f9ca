import type { Numbers } from "@platform/contract";
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
    ];
    download(`numeros-${from}-${to}.csv`, toCsv(rows, locale));
  };
}
