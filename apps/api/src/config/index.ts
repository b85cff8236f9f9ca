export type { Config } from "./config.ts";
export { loadConfig } from "./loadConfig.ts";
export { readEnvironment } from "./readEnvironment.ts";
export { ConfigError, type ConfigProblem, type Environment } from "./setting.ts";
