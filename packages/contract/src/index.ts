/**
 * Inputs and outputs of every procedure, as zod schemas: the API validates with them,
 * the panel and the client package take the types.
 */
export * from "./apiKeys.ts";
export * from "./articles.ts";
export * from "./audit.ts";
export * from "./base.ts";
export * from "./cannedAnswers.ts";
export * from "./catalog.ts";
export * from "./chatContext.ts";
export * from "./chats.ts";
export * from "./catalogStatus.ts";
export * from "./common.ts";
export * from "./diagnosis.ts";
export * from "./factors.ts";
export * from "./errorReasons.ts";
export * from "./handoff.ts";
export * from "./labels.ts";
export * from "./messages.ts";
export * from "./notes.ts";
export * from "./numbers.ts";
export * from "./openingHours.ts";
export * from "./overview.ts";
export * from "./playground.ts";
export * from "./privacy.ts";
export * from "./prompts.ts";
export * from "./push.ts";
export * from "./questions.ts";
export * from "./session.ts";
export * from "./setup.ts";
export * from "./sheet.ts";
export * from "./suggestions.ts";
export * from "./team.ts";
export * from "./templates.ts";
export * from "./tenantActs.ts";
export * from "./tenants.ts";
export * from "./testCases.ts";
export * from "./trials.ts";
export * from "./turns.ts";
export * from "./usage.ts";
export * from "./webhooks.ts";
export * from "./weekly.ts";
