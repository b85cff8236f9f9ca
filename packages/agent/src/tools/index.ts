import type { Tool } from "./defineTool.ts";
import { browseGeneralStorefront } from "./browseGeneralStorefront.ts";
import { cuponesList } from "./cuponesList.ts";
import { derivhumano } from "./derivhumano.ts";
import { getProductDetails } from "./getProductDetails.ts";
import { orders } from "./orders.ts";
import { purchaseLink } from "./purchaseLink.ts";
import { searchByCategory } from "./searchByCategory.ts";
import { searchSpecificProducts } from "./searchSpecificProducts.ts";

/** In the order the model sees them; fixed, so that the provider's prompt cache hits. */
const TOOLS: Tool[] = [
  searchSpecificProducts,
  searchByCategory,
  browseGeneralStorefront,
  getProductDetails,
  cuponesList,
  orders,
  purchaseLink,
  derivhumano,
];

export const HANDOFF_TOOL = derivhumano.definition.name;

export const TOOL_DEFINITIONS = TOOLS.map((tool) => tool.definition);

export const TOOLS_BY_NAME: ReadonlyMap<string, Tool> = new Map(
  TOOLS.map((tool) => [tool.definition.name, tool]),
);
