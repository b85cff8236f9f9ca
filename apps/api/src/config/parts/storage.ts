import { normalizeDsn } from "@platform/db";
import { z } from "zod";
import { setting, type Environment, textOf } from "../setting.ts";
import { decimalNumber, isServerAddress, wholeNumber } from "../types.ts";

const dsn = z
  .string()
  .transform(normalizeDsn)
  .refine((text) => isServerAddress(text, /^postgres(ql)?:$/))
  .optional();

export const storageSettings = {
  POSTGRES_DSN: setting(dsn, {
    rule: "a PostgreSQL address (also read from DATABASE_URL), a #, @ or % of the password written as %23, %40 or %25; required when NODE_ENV=production",
    example: "postgresql://user:password@postgres:5432/platform",
  }),
  REDIS_URL: setting(
    z
      .string()
      .refine((text) => isServerAddress(text, /^rediss?:$/))
      .optional(),
    {
      rule: "a Redis address, its password written as for POSTGRES_DSN; required when ROLE is web or worker",
      example: "redis://redis:6379",
    },
  ),
  DEBOUNCE_MS: setting(wholeNumber({ min: 0, max: 60_000, fallback: 5000 }), {
    rule: "milliseconds between 0 and 60000",
    example: "5000",
  }),
  HISTORY_MESSAGES: setting(wholeNumber({ min: 1, max: 200, fallback: 30 }), {
    rule: "a number of messages between 1 and 200",
    example: "30",
  }),
  OVERRIDE_HOURS: setting(decimalNumber({ min: 0.1, max: 720, fallback: 24 }), {
    rule: "hours between 0.1 and 720",
    example: "24",
  }),
};

/** The predecessor's name of the variable counts where ours is absent. */
export function withOldNames(env: Environment): Environment {
  return { ...env, POSTGRES_DSN: textOf(env, "POSTGRES_DSN") ?? textOf(env, "DATABASE_URL") };
}
