import type { Figures } from "@platform/contract";
import { useFormat } from "#lib/i18n/use-format.ts";

/** In the order in which they are shown; the key is that of the translations. */
export const figureNames = [
  "answerMedian",
  "answerP90",
  "handoffs",
  "answered",
  "returned",
  "newChats",
  "botReplies",
  "cost",
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
    default:
      return figures[name];
  }
}

/** A figure in words, with its share of the handoffs where it is a part of them. */
export function useFigureText(): (figures: Figures, name: FigureName) => string | null {
  const format = useFormat();
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
        return figures.handoffs === null || figures.handoffs === 0
          ? format.number(value)
          : `${format.number(value)} · ${Math.round((value / figures.handoffs) * 100)} %`;
      default:
        return format.number(value);
    }
  };
}
