import type { Actor } from "../auth/index.ts";
import type { ApiDeps } from "../deps.ts";

export interface Context {
  deps: ApiDeps;
  actor: Actor;
  /** Asks again who is asking, for streams that outlive the first answer. */
  stillActor(): Promise<Actor>;
}
