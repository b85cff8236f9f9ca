export type { AppRouter } from "@platform/api/router";
export type * from "@platform/contract";
export { type ClientOptions, createClient, type PlatformClient } from "./createClient.ts";
export { reasonOf } from "./reasonOf.ts";
