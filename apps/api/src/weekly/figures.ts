import type { Figures } from "@platform/contract";
import type { WeeklyWords } from "./words.ts";

type Name = keyof WeeklyWords["figure"];

export interface WeeklyFigure {
  label: string;
  /** Null: no data. */
  now: string | null;
  before: string | null;
}

/** What nobody could have measured is left out of a letter, where the page says that it has no data. */
const OPTIONAL: ReadonlySet<Name> = new Set<Name>(["suggestionsUsed", "suggestionsRefused"]);

/** The figures of the panel, in its order. */
export function weeklyFigures(
  { current, previous }: { current: Figures; previous: Figures },
  words: WeeklyWords,
): WeeklyFigure[] {
  return (Object.keys(words.figure) as Name[]).flatMap((name) => {
    const [now, before] = [textOf(current, name, words), textOf(previous, name, words)];
    return now === null && before === null && OPTIONAL.has(name)
      ? []
      : [{ label: words.figure[name], now, before }];
  });
}

function textOf(figures: Figures, name: Name, words: WeeklyWords): string | null {
  const number = (value: number | null): string | null =>
    value === null ? null : new Intl.NumberFormat(words.locale).format(value);
  const part = (value: number | null, whole: number | null): string | null =>
    value === null || whole === null || whole === 0
      ? number(value)
      : `${number(value)} · ${Math.round((value / whole) * 100)} %`;
  switch (name) {
    case "resolved":
      return part(figures.resolved, figures.resolvedOf);
    case "answered":
    case "returned":
      return part(figures[name], figures.handoffs);
    case "answerMedian":
      return figures.answerMedianSeconds === null ? null : span(figures.answerMedianSeconds);
    case "answerP90":
      return figures.answerP90Seconds === null ? null : span(figures.answerP90Seconds);
    case "cost":
      return figures.costUsd === null ? null : dollars(figures.costUsd, words.locale);
    case "suggestionsUsed":
      return figures.suggestionsAccepted === null
        ? null
        : number(figures.suggestionsAccepted + (figures.suggestionsEdited ?? 0));
    default:
      return number(figures[name]);
  }
}

/** `45 s`, `12 min`, `2 h 5 min` */
export function span(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function dollars(amount: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency: "USD" }).format(amount);
}
