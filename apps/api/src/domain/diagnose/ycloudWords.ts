import type { YCloudPhoneNumber } from "@platform/integrations/ycloud";
import { said } from "../said.ts";
import type { Words } from "./words.ts";

/** What Meta says of a number, in the reader's words; a word that isn't known stays as it came. */
export function numberWords(
  words: Words,
  { status, qualityRating, messagingLimit }: YCloudPhoneNumber,
): string {
  const { state, rating, otherRating } = words.shop.quality;
  const parts = [
    status === null ? null : (said(state, status) ?? status),
    qualityRating === null ? null : (said(rating, qualityRating) ?? otherRating(qualityRating)),
    messagingLimit === null ? null : limitWords(words, messagingLimit),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function limitWords({ shop: { quality }, locale }: Words, tier: string): string {
  if (tier === "TIER_UNLIMITED") return quality.unlimited;
  const [, count, thousands] = /^TIER_(\d+)(K?)$/.exec(tier) ?? [];
  if (count === undefined) return quality.otherLimit(tier);
  const most = Number(count) * (thousands === "K" ? 1_000 : 1);
  return quality.upTo(most.toLocaleString(locale, { useGrouping: "always" }));
}
