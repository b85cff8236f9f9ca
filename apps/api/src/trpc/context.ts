import type { Actor } from "../auth/index.ts";
import type { ApiDeps } from "../deps.ts";

export interface Context {
  deps: ApiDeps;
  actor: Actor;
}
