import { parseArgs } from "node:util";
import type { BenchOptions } from "./bench.ts";

/** Reads the command line: names of benches, none for all, and how thoroughly. */
export function readOptions(args: string[]): { names: string[]; options: BenchOptions } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      size: { type: "string", default: "1" },
      messages: { type: "string", default: "100000" },
    },
  });
  return {
    names: positionals,
    options: {
      rounds: positive("rounds", values.rounds),
      size: positive("size", values.size),
      messages: positive("messages", values.messages),
    },
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} must be a number above zero, not ${text}`);
  return value;
}
