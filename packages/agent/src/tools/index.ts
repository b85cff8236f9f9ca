import type { Tool } from "./defineTool.ts";
import { browseGeneralStorefront } from "./browseGeneralStorefront.ts";
import { cuponesList } from "./cuponesList.ts";
import { derivhumano } from "./derivhumano.ts";
import { getProductDetails } from "./getProductDetails.ts";
import { orders } from "./orders.ts";
import { paymentReceipt } from "./paymentReceipt.ts";
import { purchaseLink } from "./purchaseLink.ts";
import { quote } from "./quote.ts";
import { searchByCategory } from "./searchByCategory.ts";
import { searchSpecificProducts } from "./searchSpecificProducts.ts";
import { storeInfo } from "./storeInfo.ts";

/** In the order the model sees them; fixed, so that the provider's prompt cache hits. */
const TOOLS: Tool[] = [
  searchSpecificProducts,
  searchByCategory,
  browseGeneralStorefront,
  getProductDetails,
  quote,
  cuponesList,
  storeInfo,
  orders,
  purchaseLink,
  paymentReceipt,
  derivhumano,
];

export const RECEIPT_TOOL = paymentReceipt.definition.name;

/** A valid call of one of these ends the run; a person goes on. */
export const HANDOFF_TOOLS: ReadonlySet<string> = new Set(
  [derivhumano, paymentReceipt].map(({ definition }) => definition.name),
);

export const TOOL_DEFINITIONS = TOOLS.map((tool) => tool.definition);

export const TOOLS_BY_NAME: ReadonlyMap<string, Tool> = new Map(
  TOOLS.map((tool) => [tool.definition.name, tool]),
);
