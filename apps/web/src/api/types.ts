import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "./router-types.ts";

type Outputs = inferRouterOutputs<AppRouter>;

/** As they arrive over HTTP: what the contract calls `unknown` may be absent. */
export type TurnTrace = Outputs["turns"]["get"];
export type Webhook = Outputs["webhooks"]["list"]["items"][number];
export type PlaygroundReply = Outputs["playground"]["reply"];
