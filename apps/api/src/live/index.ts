export { createLiveHub, type LiveHub, type LiveHubOptions, type LiveSubscription } from "./hub.ts";
export type { Entry, Scope } from "./readEvents.ts";
