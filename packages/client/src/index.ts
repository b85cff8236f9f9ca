import type { AppRouter } from "@platform/api/router";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

export type { AppRouter } from "@platform/api/router";
export type { ErrorReason } from "@platform/contract";
export { type ClientOptions, createClient, type PlatformClient } from "./createClient.ts";
export { endPlainly } from "./endPlainly.ts";
export { reasonOf } from "./reasonOf.ts";

/** What each procedure takes, by its name: `RouterInputs["chats"]["send"]`. */
export type RouterInputs = inferRouterInputs<AppRouter>;
/** What each procedure answers, by its name: `RouterOutputs["tenants"]["list"]`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
