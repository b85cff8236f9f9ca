import { useTranslations } from "use-intl";

const tools = [
  "browse_general_storefront",
  "cupones_list",
  "derivhumano",
  "get_product_details",
  "orders",
  "payment_receipt",
  "purchase_link",
  "quote",
  "search_by_category",
  "search_specific_products",
  "store_info",
] as const;

/** Where a tool looked, in words that the shop's people know. */
export function useToolName(): (tool: string) => string {
  const t = useTranslations("chats.tool");
  return (tool) => {
    const known = tools.find((one) => one === tool);
    return known ? t(known) : tool;
  };
}
