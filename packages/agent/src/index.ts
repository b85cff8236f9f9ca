export * from "./input.ts";
export * from "./ports.ts";
export * from "./result.ts";
