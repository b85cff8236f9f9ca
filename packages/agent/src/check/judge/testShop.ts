import { productOf, type CaseStore } from "../cases/caseStore.ts";
import { gatherFacts } from "../cases/gatherFacts.ts";
import { huella } from "../cases/huella.ts";
import { approvedTexts } from "../approvedTexts.ts";
import { judgingOf } from "../judgingOf.ts";
import type { PieceOf } from "../read/piece.ts";
import type { Judging } from "./context.ts";
import type { Judgement } from "./judgement.ts";

type Sheet = CaseStore["store"]["sheet"];

/** What a merchant wrote, the zones that a sheet delivers to, and what the goods are called. */
export interface TestShop {
  words: string;
  zones?: readonly string[];
  goods?: readonly string[];
}

/** Of each sentence of a reply about a shop, in which `judge` finds something wrong, its reason. */
export async function wrongIn(
  reply: string,
  { words, zones = [], goods = [] }: TestShop,
  judge: (piece: PieceOf<"polarity">, judging: Judging) => Judgement | null,
): Promise<string[]> {
  const shipping: Sheet["shipping"] = zones.map((zone) => ({
    zone,
    costCents: 100_000,
    time: "3 días",
    from: null,
    until: null,
  }));
  const shop: CaseStore = {
    store: {
      ...huella.store,
      catalogKnowledge: words,
      articles: [],
      sheet: { ...huella.store.sheet, shipping },
    },
    products: goods.map((name, at) =>
      productOf({
        id: String(at + 1),
        name,
        url: `https://huella.test/${at}/`,
        priceCents: 100_000,
        variants: [[""]],
      }),
    ),
    coupons: [],
    orders: [],
  };
  const { store } = shop;
  const judging = judgingOf({
    texts: [reply],
    facts: await gatherFacts(shop),
    approved: approvedTexts(store, { people: [] }),
    sheet: store.sheet,
    website: store.website,
    currency: "ARS",
    country: store.country,
    timezone: store.timezone,
    now: "2026-11-23T13:30:00.000Z",
    pictured: false,
    customer: [],
    context: [],
  });
  return judging.read.pieces.flatMap((piece) => {
    const judgement = piece.kind === "polarity" ? judge(piece, judging) : null;
    return judgement === null || judgement.holds ? [] : [judgement.reason];
  });
}
