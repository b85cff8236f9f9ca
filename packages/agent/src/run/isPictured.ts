import type { AgentInput } from "../input.ts";

/** The model sees a picture of the customer's: what is found by it is similar, never the same. */
export function isPictured({ history }: Pick<AgentInput, "history">): boolean {
  return history.some(({ picture }) => picture !== null && picture !== undefined);
}
