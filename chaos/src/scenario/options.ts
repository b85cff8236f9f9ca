import { parseArgs } from "node:util";

/** What one run is to be. */
export interface ChaosOptions {
  /** Messages that customers send; duplicates, echoes and status events come on top. */
  events: number;
  seed: number;
  /** How long customers write and things break. */
  minutes: number;
  customers: number;
  /** Afterwards, deadlines that run out in any case are brought forward, so that a short run stays short. */
  hurry: boolean;
  /** After this the end is not waited for any longer, in seconds. */
  quietWithinSeconds: number;
  /** Keeps database, logs and build of the run. */
  keep: boolean;
}

/** Reads the command line; what is not named depends on the number of events. */
export function readOptions(args: string[]): ChaosOptions {
  const { values } = parseArgs({
    args,
    options: {
      events: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      minutes: { type: "string" },
      customers: { type: "string" },
      keep: { type: "boolean", default: false },
      hurry: { type: "boolean", default: false },
    },
  });
  const events = positive("events", values.events);
  return {
    events,
    seed: positive("seed", values.seed),
    minutes: positive("minutes", values.minutes ?? String(Math.max(0.5, events / 900))),
    customers: positive("customers", values.customers ?? String(Math.min(300, Math.ceil(events / 12)))),
    hurry: values.hurry,
    quietWithinSeconds: 300,
    keep: values.keep,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} must be a number above zero, not ${text}`);
  return value;
}
