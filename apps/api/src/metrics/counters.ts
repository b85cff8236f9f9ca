import type { Metric } from "../deps.ts";

const families = {
  turns: {
    name: "platform_turns_total",
    help: "Turns that ended, by what became of them.",
    label: "outcome",
    values: ["reply", "handoff", "silence", "failure", "superseded", "overtaken", "retry", "lost", "broken"],
  },
  modelCallsAborted: {
    name: "platform_model_calls_aborted_total",
    help: "Model calls cut off at the provider because their turn had ended, by why it had.",
    label: "reason",
    values: ["superseded", "overtaken", "lost", "shutdown"],
  },
  sends: {
    name: "platform_sends_total",
    help: "Tries to send a message, by how they ended.",
    label: "outcome",
    values: ["accepted", "throttled", "rejected", "unknown", "held"],
  },
  webhooks: {
    name: "platform_webhooks_total",
    help: "Webhooks of WhatsApp, by their answer.",
    label: "status",
    values: ["200", "401", "503"],
  },
} as const;

type Families = typeof families;
export type CounterName = keyof Families;

/** What this process has done since it started. Labels come from closed sets: no store, no number, no text. */
export interface Counters {
  add<N extends CounterName>(name: N, value: Families[N]["values"][number]): void;
  /** Every series, those at zero too: a rate needs a first sample. */
  read(): Metric[];
}

export function createCounters(): Counters {
  const counts = new Map<string, number>();
  const keyOf = (name: string, value: string): string => `${name} ${value}`;
  return {
    add(name, value) {
      const key = keyOf(families[name].name, value);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    read: () =>
      Object.values(families).flatMap(({ name, help, label, values }) =>
        values.map((value): Metric => ({
          name,
          help,
          type: "counter",
          labels: { [label]: value },
          value: counts.get(keyOf(name, value)) ?? 0,
        })),
      ),
  };
}
