import list from "./attacks.json" with { type: "json" };

/** A text that tries to give a model orders. */
export interface Attack {
  lang: string;
  /** Said by the customer, or hidden in a text that the customer sends. */
  kind: string;
  variant: string;
  text: string;
}

/** Spanish, Portuguese and English attacks of PurpleLlama CyberSecEval's prompt injection set (MIT). */
export const ATTACKS: readonly Attack[] = list;
