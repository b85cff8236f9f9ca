import { safeTimezone, storeDay } from "../prompt/storeClock.ts";
import type { Language, Locale } from "./locale.ts";

const HOUR_MS = 3_600_000;
type Near = "today" | "tomorrow" | "week" | "later";

/** "mañana a partir de las 9", by the store's clock and in the customer's language. Takes ISO instants. */
export function nextOpening(
  opensAt: string,
  { now, timezone, locale }: { now: string; timezone: string; locale: Pick<Locale, "language"> },
): string {
  const [today, day] = [storeDay(now, timezone), storeDay(opensAt, timezone)];
  const days = Math.round(
    (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / (24 * HOUR_MS),
  );
  const near: Near = days <= 0 ? "today" : days === 1 ? "tomorrow" : days < 7 ? "week" : "later";
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(TAGS[locale.language], { timeZone: safeTimezone(timezone), ...options }).format(
      new Date(opensAt),
    );
  const [hour = 0, minute = 0] = part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
    .split(":")
    .map(Number);
  const date = part({ day: "numeric", month: "long" });
  return SAY[locale.language]({ near, weekday: part({ weekday: "long" }), date, hour, minute });
}

const TAGS: Record<Language, string> = { es: "es-AR", pt: "pt-BR", en: "en-GB" };

interface Parts {
  near: Near;
  weekday: string;
  date: string;
  hour: number;
  minute: number;
}

const SAY: Record<Language, (parts: Parts) => string> = {
  es: ({ near, weekday, date, hour, minute }) => {
    const day = { today: "hoy", tomorrow: "mañana", week: `el ${weekday}`, later: `el ${date}` }[near];
    return `${day} a partir de ${hour === 1 ? "la" : "las"} ${clock(hour, minute)}`;
  },
  pt: ({ near, weekday, date, hour, minute }) => {
    const day = { today: "hoje", tomorrow: "amanhã", week: onDay(weekday), later: `no dia ${date}` }[near];
    return `${day} a partir ${hour === 1 ? "da" : "das"} ${hour}h${minute === 0 ? "" : pad(minute)}`;
  },
  en: ({ near, weekday, date, hour, minute }) => {
    const day = { today: "today", tomorrow: "tomorrow", week: `on ${weekday}`, later: `on ${date}` }[near];
    return `${day} from ${clock(hour % 12 === 0 ? 12 : hour % 12, minute)} ${hour < 12 ? "am" : "pm"}`;
  },
};

/** "na quarta-feira", "no sábado", "no domingo". */
function onDay(weekday: string): string {
  return weekday.endsWith("feira") ? `na ${weekday}` : `no ${weekday}`;
}

function clock(hour: number, minute: number): string {
  return minute === 0 ? String(hour) : `${hour}:${pad(minute)}`;
}

function pad(minute: number): string {
  return String(minute).padStart(2, "0");
}
