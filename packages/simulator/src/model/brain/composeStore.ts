import { asArray, asObject, asText, type JsonObject } from "../../json.ts";
import type { CopyKey } from "./language.ts";

type Say = (key: CopyKey) => string;

function lines(parts: (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== "").join("\n");
}

function objects(value: unknown): JsonObject[] {
  return asArray(value).map(asObject);
}

/** "a: b" of what is there. */
function after(label: string, value: unknown): string | null {
  const text = asText(value);
  return text === null ? null : `${label}${text}`;
}

/** A sum, as the tool made it: nothing here is added up. */
export function quoteText(result: JsonObject, say: Say): string {
  const items = objects(result["items"]);
  const [first] = items;
  if (first === undefined) return say("nothing");
  const total = asText(result["total"]);
  if (total === null) return lines(items.map((item) => uncounted(item, say)));
  const free = result["free_shipping"];
  return lines([
    ...items.map((item) => counted(item, say)),
    items.length > 1 || Number(first["quantity"]) > 1 ? `Total: ${total}` : null,
    ...objects(result["payments"]).map(
      (way) =>
        `${asText(way["method"]) ?? ""}: ${asText(way["total"]) ?? ""}${after(" con ", way["discount"]) ?? ""}${way["discount"] === undefined ? "" : " de descuento"}`,
    ),
    ...asArray(result["instalments"]).map((offer) => asText(offer)),
    free === "incluido" ? say("free_shipping") : lines(objects(free).map(missingText)),
  ]);
}

function counted(item: JsonObject, say: Say): string {
  const price = asText(item["promotional_price"]) ?? asText(item["price"]);
  if (price === null) return uncounted(item, say);
  const variant = asText(item["variant"]);
  return `${String(item["quantity"] as number)} × ${asText(item["product"]) ?? ""}${variant === null ? "" : ` (${variant})`}: ${asText(item["subtotal"]) ?? price}`;
}

function uncounted(item: JsonObject, say: Say): string {
  const name = asText(item["product"]) ?? asText(item["wanted"]) ?? "";
  if (item["available"] === false) return `${name}: ${say("sold_out")}`;
  if (item["found"] === false) return say("nothing");
  const price = asText(item["price"]);
  if (price !== null) return `${name}: ${price}`;
  return lines([`${name}: ${say("which_option")}`, after(`${say("in_stock")} `, item["in_stock"])]);
}

function missingText(free: JsonObject): string {
  const missing = asText(free["missing"]);
  // With its minimum: what a way to pay takes off may bring the sum below it.
  return missing === null
    ? `Envío gratis desde ${asText(free["from"]) ?? ""}${after(" en ", free["zone"]) ?? ""}.`
    : `Te faltan ${missing} para el envío gratis.`;
}

/** What the merchant wrote, part by part. */
export function storeText(result: JsonObject, say: Say): string {
  const [answer] = objects(result["answers"]);
  const parts = [
    lines(objects(result["payments"]).map(wayText)),
    lines(objects(result["instalments"]).map(offerText)),
    after("Para transferir:\n", result["payment_details"]),
    lines(objects(result["shipping"]).map(zoneText)),
    lines(
      objects(result["free_shipping_from"]).map(
        (free) => `Envío gratis desde ${asText(free["from"]) ?? ""}${after(" en ", free["zone"]) ?? ""}.`,
      ),
    ),
    lines(objects(result["pickup"]).map(pickupText)),
    lines(objects(result["exchanges"]).map(exchangeText)),
    asText(answer?.["text"]),
  ];
  const text = parts.filter((part) => part !== null && part !== "").join("\n\n");
  return text === "" ? say("off_topic") : text;
}

function wayText(way: JsonObject): string {
  const discount = asText(way["discount"]);
  return `${asText(way["method"]) ?? ""}${discount === null ? "" : `: ${discount} de descuento`}`;
}

function offerText(offer: JsonObject): string {
  return `${asText(offer["offer"]) ?? ""}${after(" desde ", offer["from"]) ?? ""}${after(" con ", offer["with"]) ?? ""}`;
}

function zoneText(zone: JsonObject): string {
  return `Envío a ${asText(zone["zone"]) ?? ""}: ${[asText(zone["cost"]), asText(zone["time"])].filter((part) => part !== null).join(", ")}`;
}

function pickupText(place: JsonObject): string {
  return `Retiro: ${[asText(place["address"]), asText(place["hours"])].filter((part) => part !== null).join(". ")}`;
}

function exchangeText(terms: JsonObject): string {
  return [after("Cambios: ", terms["within"]), asText(terms["conditions"])]
    .filter((part) => part !== null)
    .join(". ");
}
