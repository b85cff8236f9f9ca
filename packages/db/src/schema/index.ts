export * from "./auth.ts";
export * from "./catalog.ts";
export * from "./chats.ts";
export * from "./health.ts";
export * from "./settings.ts";
export * from "./tenants.ts";
export * from "./turns.ts";
export * from "./webhooks.ts";
