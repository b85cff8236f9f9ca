import type { TurnClaim } from "./claim.ts";

/**
 * Up to where a summary should reach after this turn; null while the history is as it should be. Half of it stays, so
 * that the next time is half a history away: in between the prompt keeps its beginning.
 * @param dropped messages that had no room in the prompt
 */
export function endOfSummary(
  claim: Pick<TurnClaim, "history" | "historyMessages" | "unanswered">,
  dropped: number,
): string | null {
  const { history, historyMessages, unanswered } = claim;
  if (dropped === 0 && history.length <= historyMessages) return null;
  const fits = Math.min(historyMessages, history.length - dropped);
  const keep = Math.max(1, unanswered, Math.floor(fits / 2));
  const first = history[history.length - keep];
  const oldest = history[0];
  // The provider's times have whole seconds: what was said in the same one stays together.
  return first === undefined ||
    oldest === undefined ||
    Date.parse(oldest.sent_at) >= Date.parse(first.sent_at)
    ? null
    : first.sent_at;
}
