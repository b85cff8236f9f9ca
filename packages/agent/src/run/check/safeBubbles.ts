import { knownOrders } from "../../check/know/knownOrders.ts";
import {
  knownProducts,
  payablePrices,
  regularPrices,
  type KnownProduct,
} from "../../check/know/knownProducts.ts";
import type { Bubble, ClaimKind, Fact } from "../../result.ts";
import { ownText, type OwnText } from "../../text/ownTexts.ts";
import type { RunState } from "../runState.ts";
import { check } from "./holdReply.ts";
import { currentFacts } from "./currentFacts.ts";

const MAX_PRODUCTS = 3;
const ABOUT_GOODS = new Set<ClaimKind>([
  "price",
  "amount",
  "discount",
  "instalments",
  "stock",
  "option",
  "link",
  "likeness",
]);
const ABOUT_ORDERS = new Set<ClaimKind>(["order", "order_state", "tracking", "date"]);

/**
 * A reply of facts alone, in place of one that was refused twice: the products or orders it was about,
 * as the tools returned them. Null where nothing is known of them.
 */
export function safeBubbles(state: RunState): Bubble[] | null {
  const facts = currentFacts(state);
  const refused = new Set(
    state.check.refusals.at(-1)?.claims.flatMap(({ kind, reason }) => (reason === null ? [] : [kind])),
  );
  const said = [
    ...(intersects(refused, ABOUT_GOODS) ? productBubbles(state, facts) : []),
    ...(intersects(refused, ABOUT_ORDERS) ? orderBubbles(state, facts) : []),
  ];
  if (said.length === 0) return null;
  const bubbles: Bubble[] = [{ type: "text", text: text(state, "confirmed"), factIds: [] }, ...said];
  const checked = check(state, { bubbles, facts });
  state.check.claims = checked.claims;
  return checked.holds ? bubbles : null;
}

function intersects<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return [...a].some((each) => b.has(each));
}

function text(state: RunState, name: OwnText): string {
  return ownText(name, state.prompt.customer);
}

function productBubbles(state: RunState, facts: readonly Fact[]): Bubble[] {
  const known = knownProducts(facts);
  const seen = state.book.products().filter(({ available }) => available);
  const ids = state.check.about.length > 0 ? state.check.about : seen.map(({ id }) => id);
  return [...new Set(ids)]
    .flatMap((id) => known.get(id) ?? [])
    .filter(({ available }) => available?.value === true)
    .slice(0, MAX_PRODUCTS)
    .map((product) => productBubble(state, { product, facts }));
}

function productBubble(
  state: RunState,
  { product, facts }: { product: KnownProduct; facts: readonly Fact[] },
): Bubble {
  const textOf = (factId: string | undefined): string | null =>
    facts.find(({ id }) => id === factId)?.text ?? null;
  const [cheapest, ...others] = payablePrices(product).toSorted((a, b) => a.cents - b.cents);
  const [regular] = regularPrices(product);
  const price = textOf(cheapest?.factId);
  const before = others.length === 0 && cheapest?.promotional === true ? textOf(regular?.factId) : null;
  const options = product.variants.map(({ factId }) => textOf(factId)).join(", ");
  const [link] = product.links;
  const lines = [
    product.name,
    price === null ? null : `${others.length > 0 ? `${text(state, "from")} ` : ""}${price}`,
    options === "" ? null : `${text(state, "inStock")}: ${options}`,
    link?.url ?? null,
  ].map((line, index) =>
    index === 1 && line !== null && before !== null ? `${line} (${text(state, "before")} ${before})` : line,
  );
  const shown = lines.filter((line) => line !== null).join("\n");
  const factIds = facts.filter(({ subject }) => subject === product.id).map(({ id }) => id);
  const image = facts.find(({ kind, subject }) => kind === "image" && subject === product.id);
  return typeof image?.value === "string"
    ? { type: "image", text: shown, imageUrl: image.value, factIds }
    : { type: "text", text: shown, factIds };
}

function orderBubbles(state: RunState, facts: readonly Fact[]): Bubble[] {
  return [...knownOrders(facts).values()].slice(0, MAX_PRODUCTS).map(({ number, tracking }): Bubble => {
    const own = facts.filter(({ subject }) => subject === number);
    const states = own.filter(({ kind }) => kind === "order_state").map((fact) => fact.text);
    const link = own.find(({ kind }) => kind === "link")?.text ?? null;
    const lines = [
      `${text(state, "order")} #${number}: ${[...new Set(states)].join(", ")}.`,
      tracking[0] === undefined ? null : `${text(state, "tracking")}: ${tracking[0].code}`,
      link,
    ];
    return {
      type: "text",
      text: lines.filter((line) => line !== null).join("\n"),
      factIds: own.map(({ id }) => id),
    };
  });
}
