import type { Figures, Numbers } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";

/** In the order in which they are shown; the key is that of the translations. */
export const figureNames = [
  "resolved",
  "orders",
  "answerMedian",
  "answerP90",
  "handoffs",
  "answered",
  "returned",
  "newChats",
  "botReplies",
  "cost",
  "suggestionsUsed",
  "suggestionsRefused",
] as const;
export type FigureName = (typeof figureNames)[number];

export function valueOf(figures: Figures, name: FigureName): number | null {
  switch (name) {
    case "answerMedian":
      return figures.answerMedianSeconds;
    case "answerP90":
      return figures.answerP90Seconds;
    case "cost":
      return figures.costUsd;
    case "suggestionsUsed":
      return figures.suggestionsAccepted === null
        ? null
        : figures.suggestionsAccepted + (figures.suggestionsEdited ?? 0);
    default:
      return figures[name];
  }
}

function withShare(text: string, part: number, whole: number | null): string {
  return whole === null || whole === 0 ? text : `${text} · ${Math.round((part / whole) * 100)} %`;
}

/** A figure in words, with its share where it is a part of something. */
export function useFigureText(): (figures: Figures, name: FigureName) => string | null {
  const format = useFormat();
  const t = useTranslations("numbers");
  return (figures, name) => {
    const value = valueOf(figures, name);
    if (value === null) return null;
    switch (name) {
      case "answerMedian":
      case "answerP90":
        return value < 60 ? format.elapsed(Math.round(value) * 1_000) : format.duration(value * 1_000);
      case "cost":
        return format.cost(value);
      case "answered":
      case "returned":
        return withShare(format.number(value), value, figures.handoffs);
      case "resolved":
        return withShare(format.number(value), value, figures.resolvedOf);
      case "suggestionsUsed":
        return t("edited", { used: format.number(value), edited: figures.suggestionsEdited ?? 0 });
      default:
        return format.number(value);
    }
  };
}

/** What is drawn day by day. */
export const dayFigures = ["newChats", "botReplies", "handoffs", "costUsd"] as const;
export type DayFigure = (typeof dayFigures)[number];

export function useDayValue(name: DayFigure): (day: Numbers["days"][number]) => string {
  const format = useFormat();
  const t = useTranslations("numbers");
  return (day) => {
    const value = day[name];
    if (value === null) return t("noData");
    return name === "costUsd" ? format.cost(value) : format.number(value);
  };
}
