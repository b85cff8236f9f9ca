export type { Config } from "./config.ts";
export { loadConfig } from "./loadConfig.ts";
export { readEnvironment } from "./readEnvironment.ts";
export { ConfigError, type Environment } from "./setting.ts";
