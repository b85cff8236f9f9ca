export const periodDays = [7, 30, 90] as const;
const usual = 30;

/** In the address: so many days until today, or two days. */
export interface NumbersSearch {
  days?: number;
  from?: string;
  to?: string;
}

export function parseNumbersSearch(raw: Record<string, unknown>): NumbersSearch {
  const day = (key: string) => {
    const text = raw[key];
    const isDay =
      typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
    return isDay ? text : undefined;
  };
  const [from, to] = [day("from"), day("to")];
  if (from && to && from <= to) return { from, to };
  const days = periodDays.find((known) => known === Number(raw["days"]));
  return days === undefined || days === usual ? {} : { days };
}

export function chosenDays(search: NumbersSearch): number | "custom" {
  return search.from ? "custom" : (search.days ?? usual);
}
