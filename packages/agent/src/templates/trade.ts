/** What is particular to a trade; everything else is the frame's. */
export interface Trade {
  id: TradeId;
  name: string;
  /** "una tienda de ropa", after the store's name. */
  what: string;
  /** What to find out before recommending. */
  ask: readonly string[];
  /** How the trade is sold; nothing that a customer could hold the store to. */
  sell: readonly string[];
  /** What people answer, besides what the rules say. */
  hand: readonly string[];
  tone: string;
  /** For the list of topics that the team alone answers. */
  topics: readonly { name: string; examples: readonly string[] }[];
  /** What customers of the trade ask and no catalogue says, and what to write about it. */
  articles: readonly { title: string; guide: string }[];
}

export const tradeIds = ["clothing", "shoes", "dance", "cosmetics", "electronics", "food"] as const;
export type TradeId = (typeof tradeIds)[number];
