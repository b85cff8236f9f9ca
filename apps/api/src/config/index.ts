export type { Config } from "./config.ts";
export { loadConfig, type Variable } from "./loadConfig.ts";
export { missingOfMail } from "./parts/providers.ts";
export type { Leftover } from "./leftovers.ts";
export { readEnvironment, readLeftovers } from "./readEnvironment.ts";
export { ConfigError, type ConfigProblem, type Environment } from "./setting.ts";
