import { EMPTY_SHEET } from "../../input.ts";
import type { CaseStore } from "./caseStore.ts";

/** A shop that has written nothing down and whose tools found nothing. */
export const vacia: CaseStore = {
  store: {
    name: "Tienda Nueva",
    description: null,
    website: null,
    location: null,
    catalogKnowledge: null,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: EMPTY_SHEET,
    articles: [],
  },
  products: [],
  coupons: [],
  orders: [],
};
