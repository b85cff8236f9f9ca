import { localeOf } from "@platform/agent";
import type { Numbers } from "@platform/contract";
import { span, weeklyFigures, type WeeklyFigure } from "./figures.ts";
import type { Mend } from "./findMends.ts";
import { weeklyPage } from "./weeklyPage.ts";
import { weeklyWords, type WeeklyLanguage } from "./words.ts";

export interface WeeklyStore {
  tenantId: string;
  storeName: string;
  country: string;
  mainLanguage: string | null;
}

export interface WeeklyContent {
  language: WeeklyLanguage;
  storeName: string;
  title: string;
  period: string;
  figures: WeeklyFigure[];
  /** Who waits at this moment, where that is none of the mends. */
  now: string | null;
  mends: { text: string; href: string }[];
  numbersUrl: string;
  /** Null in a letter that somebody asked for. */
  unsubscribeUrl: string | null;
}

/** The letter about a store's week, in the store's language. */
export function composeWeekly(input: {
  store: WeeklyStore;
  numbers: Numbers;
  mends: Mend[];
  publicUrl: string;
  unsubscribeUrl: string | null;
}): { subject: string; text: string; html: string } {
  const { store, numbers, mends, publicUrl, unsubscribeUrl } = input;
  const { language } = localeOf(store.country, store.mainLanguage);
  const words = weeklyWords(language);
  const number = (value: number): string => new Intl.NumberFormat(words.locale).format(value);
  const content: WeeklyContent = {
    language,
    storeName: store.storeName,
    title: words.title,
    period: periodOf(numbers, words.locale),
    figures: weeklyFigures(numbers, words),
    now:
      numbers.now.unanswered > 0 && !mends.some(({ kind }) => kind === "unanswered")
        ? words.now(number(numbers.now.unanswered))
        : null,
    mends: mends.map(({ kind, count, detail, path }) => ({
      text: words.mend[kind](
        number(count),
        kind === "cause" ? causeOf(detail, words.cause) : kind === "slow" ? span(Number(detail)) : detail,
      ),
      href: publicUrl + path,
    })),
    numbersUrl: `${publicUrl}/admin/tenants/${store.tenantId}/numeros?from=${numbers.from}&to=${numbers.to}`,
    unsubscribeUrl,
  };
  return {
    subject: words.subject(store.storeName, content.period),
    text: toText(content),
    html: weeklyPage(content),
  };
}

function causeOf(cause: string, names: Record<string, string>): string {
  return names[cause] ?? names["other"] ?? cause;
}

function periodOf({ from, to }: Numbers, locale: string): string {
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  return day.formatRange(Date.parse(from), Date.parse(to));
}

function toText(content: WeeklyContent): string {
  const words = weeklyWords(content.language);
  const figures = content.figures.map(
    ({ label, now, before }) => `${label}: ${now ?? words.noData} (${words.before(before ?? words.noData)})`,
  );
  const mends =
    content.mends.length === 0
      ? [words.noMends]
      : content.mends.map(({ text, href }, place) => `${place + 1}. ${text}\n   ${href}`);
  const blocks = [
    `${content.storeName} · ${content.title}, ${content.period}`,
    figures.join("\n"),
    ...(content.now === null ? [] : [content.now]),
    `${words.mends}\n${mends.join("\n")}`,
    `${words.toNumbers}: ${content.numbersUrl}`,
    ...(content.unsubscribeUrl === null
      ? []
      : [`${words.why(content.storeName)}\n${words.unsubscribe}: ${content.unsubscribeUrl}`]),
  ];
  return `${blocks.join("\n\n")}\n`;
}
