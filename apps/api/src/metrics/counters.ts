import type { Metric } from "../deps.ts";
import { counterFamilies, storeFamilies, timeFamilies } from "./families.ts";

type CounterFamilies = typeof counterFamilies;
type StoreFamilies = typeof storeFamilies;
type TimeName = keyof typeof timeFamilies;
type StoreLabels<N extends keyof StoreFamilies> = Record<StoreFamilies[N]["labels"][number], string>;

/**
 * What this process has done since it started. Labels come from closed sets, or are bounded: no number of a customer, no
 * text, and however many stores there are, so many series and not more.
 */
export interface Counters {
  add<N extends keyof CounterFamilies>(name: N, value: CounterFamilies[N]["values"][number]): void;
  /** How long something took. */
  time(name: TimeName, seconds: number): void;
  addForStore<N extends keyof StoreFamilies>(name: N, labels: StoreLabels<N>, by?: number): void;
  /** Every series, those at zero too: a rate needs a first sample. */
  read(): Metric[];
}

/** Different values of one label; the next ones are `other`. */
const MOST = { tenant: 200, provider: 10, kind: 10, code: 60 } as const;

export function createCounters(): Counters {
  const counts = new Map<string, number>();
  const times = new Map(Object.keys(timeFamilies).map((name) => [name, emptyTimes(name as TimeName)]));
  const stores = createStoreCounts();
  const keyOf = (name: string, value: string): string => `${name} ${value}`;
  return {
    add(name, value) {
      const key = keyOf(counterFamilies[name].name, value);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    time(name, seconds) {
      const kept = times.get(name);
      if (kept === undefined || !(seconds >= 0)) return;
      kept.sum += seconds;
      kept.count += 1;
      for (const [index, bound] of timeFamilies[name].buckets.entries())
        if (seconds <= bound) kept.buckets[index] = (kept.buckets[index] ?? 0) + 1;
    },
    addForStore: (name, labels, by = 1) => stores.add(name, labels, by),
    read: () => [
      ...Object.values(counterFamilies).flatMap(({ name, help, label, values }) =>
        values.map((value): Metric => ({
          name,
          help,
          type: "counter",
          labels: { [label]: value },
          value: counts.get(keyOf(name, value)) ?? 0,
        })),
      ),
      ...[...times].flatMap(([name, kept]) => readTimes(name as TimeName, kept)),
      ...stores.read(),
    ],
  };
}

interface Times {
  sum: number;
  count: number;
  buckets: number[];
}

function emptyTimes(name: TimeName): Times {
  return { sum: 0, count: 0, buckets: timeFamilies[name].buckets.map(() => 0) };
}

function readTimes(name: TimeName, { sum, count, buckets }: Times): Metric[] {
  const { name: family, help, buckets: bounds } = timeFamilies[name];
  const series = (end: string, value: number, labels?: Record<string, string>): Metric => ({
    name: `${family}_${end}`,
    family,
    help,
    type: "histogram",
    value,
    ...(labels === undefined ? {} : { labels }),
  });
  return [
    ...bounds.map((bound, index) => series("bucket", buckets[index] ?? 0, { le: String(bound) })),
    series("bucket", count, { le: "+Inf" }),
    series("sum", sum),
    series("count", count),
  ];
}

function createStoreCounts() {
  const seen = new Map<string, Set<string>>();
  const series = new Map<
    string,
    { name: keyof StoreFamilies; labels: Record<string, string>; value: number }
  >();
  const bounded = (label: string, value: string): string => {
    const known = seen.get(label) ?? new Set<string>();
    seen.set(label, known);
    if (known.has(value)) return value;
    if (known.size >= (MOST[label as keyof typeof MOST] ?? 10)) return "other";
    known.add(value);
    return value;
  };
  return {
    add: (name: keyof StoreFamilies, given: Record<string, string>, by: number): void => {
      const labels = Object.fromEntries(
        Object.entries(given).map(([label, value]) => [label, bounded(label, value.slice(0, 80))]),
      );
      const key = `${name} ${JSON.stringify(labels)}`;
      const known = series.get(key) ?? { name, labels, value: 0 };
      known.value += by;
      series.set(key, known);
    },
    read: (): Metric[] =>
      (Object.keys(storeFamilies) as (keyof StoreFamilies)[]).flatMap((family) =>
        [...series.values()]
          .filter(({ name }) => name === family)
          .map(({ labels, value }): Metric => {
            const { name, help } = storeFamilies[family];
            return { name, help, type: "counter", labels, value };
          }),
      ),
  };
}
