export { createLiveHub, type LiveHub, type LiveSubscription } from "./hub.ts";
export type { Entry, Scope } from "./readEvents.ts";
