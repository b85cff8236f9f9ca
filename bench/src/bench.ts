import type { Summary } from "./report/statistics.ts";

/** What one measurement of one contender found, by the figure's name with its unit. */
export type Figures = Record<string, number>;

/** The product, or a limit that it is measured against. */
export interface Contender {
  name: string;
  measure(): Promise<Figures>;
}

/** A figure of one contender over all rounds. */
export interface Row extends Summary {
  who: string;
  figure: string;
  values: number[];
}

/** What a figure should be, or without bounds only what it is, compared to the same figure of a limit where `of` names one. */
export interface Goal {
  text: string;
  who: string;
  figure: string;
  of?: { who: string; figure: string };
  atLeast?: number;
  atMost?: number;
}

/** A goal with what was measured; `value` is null where it could not be measured here, `reached` also where none is set. */
export interface JudgedGoal {
  text: string;
  value: number | null;
  reached: boolean | null;
}

export interface BenchResult {
  name: string;
  title: string;
  rows: Row[];
  goals: JudgedGoal[];
  /** What a reader of the table has to know. */
  notes: string[];
}

export interface BenchOptions {
  rounds: number;
  /** Share of the full load: a test wants seconds. */
  size: number;
  /** Messages in the inbox's store. */
  messages: number;
}

/** One bench: starts what it needs, measures, ends it. */
export interface Bench {
  name: string;
  run(options: BenchOptions, tell: (line: string) => void): Promise<BenchResult>;
}
