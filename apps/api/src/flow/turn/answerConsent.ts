import { ownText, type AgentResult } from "@platform/agent";
import type { TurnClaim } from "./claim.ts";
import { localeOfCustomer, NO_TRACE } from "./turnRecord.ts";

/**
 * A customer who wrote BAJA, or ALTA after that, and nothing else, is told that it counts: no model is asked.
 * `note_consents` in the database has decided that it was one. Null where there is anything else to answer.
 */
export function answerConsent(claim: TurnClaim): AgentResult | null {
  const open = claim.history.filter(({ role, unanswered }) => role === "user" && unanswered);
  const wishes = open.map(({ details }) => details?.["consent"]);
  const last = wishes.at(-1);
  if (open.length === 0 || !wishes.every((wish) => wish === "out" || wish === "in")) return null;
  const text = ownText(last === "out" ? "optedOut" : "optedIn", localeOfCustomer(claim));
  return { kind: "reply", bubbles: [{ type: "text", text, factIds: [] }], trace: NO_TRACE };
}
