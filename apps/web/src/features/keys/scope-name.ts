import type { ApiKeyScope } from "@platform/contract";

/** A scope as the dictionaries name it. */
export function scopeName(scope: ApiKeyScope): "read" | "answer" | "admin" {
  return scope === "chats:write" ? "answer" : scope;
}
