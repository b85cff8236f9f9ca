import type { z } from "zod";

export type Environment = Readonly<Record<string, string | undefined>>;

/** One variable of the environment: how it is read, and what is said when it can't be. */
export interface Setting<Value> {
  /** Reads the text, `undefined` where the variable is absent or empty; refuses what breaks the rule. */
  schema: z.ZodType<Value>;
  rule: string;
  example: string;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;
export type ValuesOf<S extends Settings> = {
  [Name in keyof S]: S[Name] extends Setting<infer Value> ? Value : never;
};

export interface ConfigProblem {
  variable: string;
  rule: string;
  example: string;
  /** A value breaks the rule, there is none where there has to be one, or it doesn't go with another variable's. */
  kind: "broken" | "missing" | "clashing";
}

/** The environment can't be used; every problem at once. Values are never repeated: they may be secrets. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly code = "invalid_configuration";
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(
      ({ variable, rule, example }) => `  ${variable}: ${rule}\n    for example ${variable}=${example}`,
    );
    super(`The configuration can't be used:\n${lines.join("\n")}`);
    this.problems = problems;
  }
}

export const setting = <Value>(
  schema: z.ZodType<Value>,
  { rule, example }: { rule: string; example: string },
): Setting<Value> => ({ schema, rule, example });

/** Reads a group of variables; what breaks its rule is missing from the values and listed as a problem. */
export function readSettings<S extends Settings>(
  settings: S,
  env: Environment,
): { values: Partial<ValuesOf<S>>; problems: ConfigProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  for (const [variable, { schema, rule, example }] of Object.entries(settings)) {
    const read = schema.safeParse(textOf(env, variable));
    if (read.success) values[variable] = read.data;
    else problems.push({ variable, rule, example, kind: "broken" });
  }
  return { values: values as Partial<ValuesOf<S>>, problems };
}

/** Compose files set what is not used to nothing: empty means absent. */
export function textOf(env: Environment, variable: string): string | undefined {
  const text = env[variable]?.trim();
  return text === undefined || text === "" ? undefined : text;
}
