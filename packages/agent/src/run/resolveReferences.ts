import type { AgentInput, Attachment, CartLine, HistoryMessage } from "../input.ts";
import { StoreError, type StorePort, type StoreProduct, type StoreVariant } from "../ports.ts";
import { wordStems } from "../text/foldText.ts";
import { nameMatch } from "../tools/productList.ts";
import { withDeadline, type Timer } from "./withDeadline.ts";

/** More than that are left with their codes; the model can look them up. */
const MAX_LOOK_UPS = 6;
const LOOK_UP_MS = 5_000;

interface LookUp {
  store: StorePort;
  signal: AbortSignal;
  timer?: Timer | undefined;
}

/** What a message points at without naming it. */
export interface Reference {
  how: "replied_to" | "asked_about" | "cart" | "advertisement";
  product: StoreProduct;
  /** Null where it is the product as a whole. */
  variant: StoreVariant | null;
  quantity: number | null;
}

interface Resolved {
  input: AgentInput;
  /** In the order in which the messages point at them. */
  references: Reference[];
}

type Pointer =
  | { kind: "product"; id: string }
  | { kind: "code"; code: string }
  | { kind: "ad"; text: string };
type Found = { product: StoreProduct; variant: StoreVariant | null } | null;

/**
 * What the messages to answer point at: the product of a bubble replied to, codes of WhatsApp's catalogue, the
 * product that an advertisement names. What isn't found or takes too long stays as it came.
 */
export async function resolveReferences(input: AgentInput, look: LookUp): Promise<Resolved> {
  const open = input.history
    .filter(({ author }) => author === "customer")
    .slice(-Math.max(1, input.unanswered));
  const pointers = new Map(open.flatMap(pointersOf).map((pointer) => [JSON.stringify(pointer), pointer]));
  if (pointers.size === 0) return { input, references: [] };
  const found = new Map<string, Found>();
  await Promise.all(
    [...pointers].slice(0, MAX_LOOK_UPS).map(async ([key, pointer]) => {
      found.set(key, await lookUp(pointer, look));
    }),
  );
  const at = (pointer: Pointer): Found => found.get(JSON.stringify(pointer)) ?? null;
  const isOpen = new Set(open);
  return {
    input: {
      ...input,
      history: input.history.map((message) => (isOpen.has(message) ? named(message, at) : message)),
    },
    references: open.flatMap((message) => referencesOf(message, at)),
  };
}

function pointersOf(message: HistoryMessage): Pointer[] {
  const { quotedProductId, attachment } = message;
  return [
    ...(quotedProductId === null || quotedProductId === undefined
      ? []
      : [{ kind: "product" as const, id: quotedProductId }]),
    ...codesOf(attachment).map((code) => ({ kind: "code" as const, code })),
    ...(attachment?.kind === "ad" ? [adPointer(attachment)] : []),
  ];
}

function codesOf(attachment: Attachment | null | undefined): string[] {
  if (attachment?.kind === "product") return [attachment.code];
  return attachment?.kind === "cart"
    ? attachment.lines.map(({ code }) => code).filter((code) => code !== "")
    : [];
}

function adPointer({ headline, body }: Extract<Attachment, { kind: "ad" }>): Pointer {
  return { kind: "ad", text: [headline, body ?? ""].join(" ").slice(0, 300).trim() };
}

function referencesOf(message: HistoryMessage, at: (pointer: Pointer) => Found): Reference[] {
  const { quotedProductId, attachment } = message;
  const references: Reference[] = [];
  const add = (how: Reference["how"], found: Found, quantity: number | null = null): void => {
    if (found !== null) references.push({ how, ...found, quantity });
  };
  if (quotedProductId !== null && quotedProductId !== undefined)
    add("replied_to", at({ kind: "product", id: quotedProductId }));
  if (attachment?.kind === "product") add("asked_about", at({ kind: "code", code: attachment.code }));
  if (attachment?.kind === "cart") {
    for (const { code, quantity } of attachment.lines) add("cart", at({ kind: "code", code }), quantity);
  }
  if (attachment?.kind === "ad") add("advertisement", at(adPointer(attachment)));
  return references;
}

/** WhatsApp's catalogue names what a customer wants by code alone; the store knows the names. */
function named(message: HistoryMessage, at: (pointer: Pointer) => Found): HistoryMessage {
  const { attachment } = message;
  const nameOf = (code: string): string | null => {
    const found = at({ kind: "code", code });
    return found === null ? null : fullName(found);
  };
  if (attachment?.kind === "product")
    return { ...message, attachment: { ...attachment, name: nameOf(attachment.code) } };
  if (attachment?.kind !== "cart") return message;
  const lines = attachment.lines.map((line): CartLine => ({ ...line, name: nameOf(line.code) }));
  return { ...message, attachment: { ...attachment, lines } };
}

function fullName({ product, variant }: NonNullable<Found>): string {
  return variant === null || variant.values.length === 0
    ? product.name
    : `${product.name} ${variant.values.join(", ")}`;
}

async function lookUp(pointer: Pointer, { store, signal, timer }: LookUp): Promise<Found> {
  try {
    const answer = await withDeadline((own) => ask(store, pointer, own), { ms: LOOK_UP_MS, signal, timer });
    return answer.kind === "done" ? answer.value : null;
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}

async function ask(store: StorePort, pointer: Pointer, signal: AbortSignal): Promise<Found> {
  if (pointer.kind === "product") {
    const product = await store.getProduct(pointer.id, { signal });
    return product === null ? null : { product, variant: null };
  }
  const query = pointer.kind === "code" ? pointer.code : pointer.text;
  const products = await store.searchProducts(query, { limit: 5, signal });
  return pointer.kind === "code" ? byCode(products, query) : byName(products, query);
}

function byCode(products: StoreProduct[], code: string): Found {
  const wanted = code.trim().toLowerCase();
  for (const product of products) {
    const variant = product.variants.find(
      ({ id, sku }) => id === code || sku?.trim().toLowerCase() === wanted,
    );
    if (variant !== undefined) return { product, variant };
    if (product.id === code) return { product, variant: null };
  }
  return null;
}

/** An advertisement is about the product whose whole name stands in it: the longest, where one name holds another. */
function byName(products: StoreProduct[], text: string): Found {
  const [best, next] = products
    .filter(({ name }) => nameMatch(text, name) === 1)
    .map((product) => ({ product, length: wordStems(product.name).length }))
    .toSorted((a, b) => b.length - a.length);
  return best === undefined || best.length === next?.length ? null : { product: best.product, variant: null };
}
