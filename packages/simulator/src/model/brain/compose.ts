import { asArray, asObject, asText, type JsonObject } from "../../json.ts";
import { quoteText, storeText } from "./composeStore.ts";
import type { Conversation, ToolResult } from "./conversation.ts";
import { COPY, fold, type CopyKey } from "./language.ts";

type Say = (key: CopyKey) => string;

/** Writes the answer from what the tools returned, and from nothing else. */
export function compose(talk: Conversation, last: ToolResult): string {
  const say: Say = (key) => COPY[talk.language][key];
  const { result } = last;
  if (result["error"] !== undefined) return say("failed");
  if (last.tool === "derivhumano") return say("handed");
  if (last.tool === "quote") return quoteText(result, say);
  if (last.tool === "store_info") return storeText(result, say);
  if (Array.isArray(result["coupons"])) return coupons(result, say);
  if (Array.isArray(result["orders"]))
    return paragraphs(
      asArray(result["orders"])
        .slice(0, 3)
        .map((order) => describeOrder(asObject(order))),
    );
  if (last.tool === "orders") return say("no_order");
  if (last.tool === "purchase_link") return purchase(result, say);
  if (result["product"] !== undefined) return details(asObject(result["product"]), say);
  return products(talk, { last, say });
}

function paragraphs(parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join("\n\n");
}

/** Products of a result, whatever the list is called. */
export function productsIn(result: JsonObject): JsonObject[] {
  return [result["products"], result["results"], result["items"]].flatMap((list) =>
    asArray(list).map(asObject),
  );
}

function products(talk: Conversation, { last, say }: { last: ToolResult; say: Say }): string {
  const all = productsIn(last.result);
  const offered = closest(
    all.filter((product) => product["available"] !== false),
    asText(last.arguments["query"]) ?? "",
  ).slice(0, 3);
  const soldOut = all.filter((product) => product["available"] === false);
  const variant = asText(last.arguments["variant"]);
  const missing =
    variant !== null && offered.length > 0 && !offered.some((product) => hasOption(product, variant));
  const named = soldOut.map((product) => `${asText(product["name"]) ?? ""}: ${say("sold_out")}`);
  if (offered.length === 0) {
    if (named.length > 0) return paragraphs(named);
    const categories = asArray(last.result["categories"])
      .map((category) => asText(category) ?? asText(asObject(category)["name"]))
      .filter((name) => name !== null);
    return categories.length > 0
      ? paragraphs([`${say("alternatives")} ${categories.slice(0, 8).join(", ")}.`, say("which")])
      : say("nothing");
  }
  const opening = missing
    ? say("no_option")
    : talk.shown
      ? say("picture_intro")
      : talk.first && /^(hola|buen|oi|ola|hello|hi)\b/.test(talk.folded)
        ? say("intro")
        : null;
  // What is sold out is only named when it was what the customer asked for.
  const first = all[0]?.["available"] === false ? (named[0] ?? null) : null;
  return paragraphs([
    opening,
    first,
    ...offered.map((product) => describe(product, say)),
    say(offered.length > 1 ? "which" : "which_option"),
  ]);
}

/** "medias" means stockings before it means half-point shoes: names that begin with the word come first, alone if enough. */
function closest(found: JsonObject[], query: string): JsonObject[] {
  const head = (text: string) => (fold(text).split(" ")[0] ?? "").replace(/s$/, "");
  const begins = found.filter((product) => head(asText(product["name"]) ?? "") === head(query));
  const others = found.filter((product) => !begins.includes(product));
  return begins.length > 1 ? begins : [...begins, ...others];
}

/** Colour and size must be in stock together: "Negro: M, L; Bordó: S" has no black S. */
function hasOption(product: JsonObject, variant: string): boolean {
  const wanted = fold(variant).split(" ");
  return fold(optionsText(product) ?? "")
    .split(";")
    .map((group) => group.split(/[^\p{L}\p{N}/]+/u))
    .some((words) => wanted.every((word) => words.includes(word)));
}

function optionsText(product: JsonObject): string | null {
  const text = asText(product["in_stock"]) ?? asText(product["variants"]);
  if (text !== null) return text;
  const names = asArray(product["variants"])
    .map(asObject)
    .filter((variant) => variant["available"] !== false)
    .flatMap(
      (variant) =>
        asText(variant["name"]) ??
        asArray(variant["values"])
          .map((value) => asText(value) ?? "")
          .join(" "),
    );
  return names.length === 0 ? null : names.join(", ");
}

function price(product: JsonObject, say: Say): string | null {
  const regular = asText(product["price"]);
  const promotional = asText(product["promotional_price"]) ?? asText(product["promotionalPrice"]);
  if (promotional !== null)
    return regular === null ? promotional : `${promotional} (${say("before")} ${regular})`;
  return regular;
}

function describe(product: JsonObject, say: Say): string {
  const options = optionsText(product);
  return [
    asText(product["name"]),
    price(product, say),
    options === null ? null : `${say("in_stock")} ${options}`,
    product["free_shipping"] === true ? say("free_shipping") : null,
    asText(product["url"]) ?? asText(product["link"]),
  ]
    .filter((line) => line !== null && line !== "")
    .join("\n");
}

function details(product: JsonObject, say: Say): string {
  const name = asText(product["name"]) ?? "";
  if (product["available"] === false) return `${name}: ${say("sold_out")}`;
  const soldOut = asText(product["sold_out"]);
  const description = (asText(product["description"]) ?? "")
    .split(/(?<=\.)\s/)
    .slice(0, 2)
    .join(" ");
  const byVariant = asArray(product["prices_by_variant"])
    .map(asObject)
    .map((group) =>
      [asText(group["options"]), price(group, say)].filter((part) => part !== null && part !== "").join(": "),
    );
  const block = [
    name,
    ...(byVariant.length > 0 ? byVariant : [price(product, say)]),
    byVariant.length > 0 || optionsText(product) === null
      ? null
      : `${say("in_stock")} ${optionsText(product) ?? ""}`,
    soldOut === null ? null : `${say("out")} ${soldOut}`,
    product["free_shipping"] === true ? say("free_shipping") : null,
    asText(product["url"]),
  ].filter((line) => line !== null && line !== "");
  return paragraphs([block.join("\n"), description, say("which_option")]);
}

function purchase(result: JsonObject, say: Say): string {
  const name = asText(result["name"]) ?? "";
  const url = asText(result["url"]);
  const variant = asText(result["variant"]);
  const full = variant === null ? name : `${name} (${variant})`;
  if (result["available"] === false || url === null) {
    return name === "" ? say("nothing") : `${full}: ${say("sold_out")}`;
  }
  const options = asText(result["in_stock"]);
  const lines = [full, price(result, say), options ? `${say("in_stock")} ${options}` : null, url];
  const block = lines.filter((line) => line !== null).join("\n");
  return options ? paragraphs([block, say("which_option")]) : paragraphs([say("buy"), block]);
}

function coupons(result: JsonObject, say: Say): string {
  const list = asArray(result["coupons"]).slice(0, 3).map(asObject);
  if (list.length === 0) return say("no_coupons");
  return paragraphs([...list.map(describeCoupon), say("coupon_use")]);
}

function describeCoupon(coupon: JsonObject): string {
  const discount = asText(coupon["discount"]) ?? "";
  const minimum = asText(coupon["minimum_purchase"]);
  const until = asText(coupon["valid_until"]);
  const only = asArray(coupon["only_for"]).map((name) => asText(name) ?? "");
  const conditions = [
    minimum === null ? null : `en compras desde ${minimum}`,
    coupon["first_purchase_only"] === true ? "para la primera compra" : null,
    only.length === 0 ? null : `en ${only.join(", ")}`,
    until === null ? null : `hasta el ${until.split("-").reverse().join("/")}`,
  ].filter((part) => part !== null);
  const what = discount.endsWith("%") ? `${discount} de descuento` : discount;
  return `${asText(coupon["code"]) ?? ""}: ${[what, ...conditions].join(", ")}.`;
}

function describeOrder(order: JsonObject): string {
  const items = asArray(order["items"])
    .map((item) => asText(item) ?? "")
    .slice(0, 3);
  const shipments = asArray(order["shipments"]).map(asObject);
  // An open order is the usual case and goes without saying.
  const states = [asText(order["status"]), asText(order["payment"])].filter(
    (state) => state !== null && state !== "abierto",
  );
  const head = `Pedido ${asText(order["number"]) ?? ""}: ${states.join(", ")}.`;
  return [head, items.join("\n"), ...shipments.map(describeShipment)]
    .filter((line) => line !== "")
    .join("\n");
}

function describeShipment(shipment: JsonObject): string {
  const carrier = asText(shipment["carrier"]);
  const expected = asText(shipment["expected_by"]);
  const code = asText(shipment["tracking_code"]);
  return [
    `Envío: ${asText(shipment["status"]) ?? ""}${carrier === null ? "" : ` con ${carrier}`}.`,
    asText(shipment["pickup"]) === null ? null : `Retiro: ${asText(shipment["pickup"]) ?? ""}`,
    expected === null ? null : `Llega hasta el ${expected.split("-").reverse().join("/")}.`,
    code === null ? null : `Seguimiento: ${code}`,
    asText(shipment["tracking_url"]),
  ]
    .filter((line) => line !== null)
    .join("\n");
}
