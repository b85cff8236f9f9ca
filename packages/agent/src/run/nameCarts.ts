import type { AgentInput, Attachment, CartLine, HistoryMessage } from "../input.ts";
import { StoreError, type StorePort, type StoreProduct } from "../ports.ts";
import { withDeadline, type Timer } from "./withDeadline.ts";

/** More lines than that are left with their codes; the model can look them up. */
const MAX_CODES = 6;
const LOOK_UP_MS = 5_000;

interface LookUp {
  store: StorePort;
  signal: AbortSignal;
  timer?: Timer | undefined;
}

/**
 * WhatsApp's catalogue names what a customer put into the cart by code alone; the store knows the names.
 * Only of messages that wait for an answer; what isn't found or takes too long keeps its code.
 */
export async function nameCarts(input: AgentInput, look: LookUp): Promise<AgentInput> {
  const open = new Set(
    input.history.filter(({ author }) => author === "customer").slice(-Math.max(1, input.unanswered)),
  );
  const codes = [...new Set([...open].flatMap((message) => codesOf(message.attachment)))].slice(0, MAX_CODES);
  if (codes.length === 0) return input;
  const names = new Map<string, string>();
  await Promise.all(
    codes.map(async (code) => {
      const name = await nameOf(code, look);
      if (name !== null) names.set(code, name);
    }),
  );
  const history = input.history.map((message) => (open.has(message) ? named(message, names) : message));
  return { ...input, history };
}

function codesOf(attachment: Attachment | null | undefined): string[] {
  if (attachment?.kind === "product") return [attachment.code];
  return attachment?.kind === "cart"
    ? attachment.lines.map(({ code }) => code).filter((code) => code !== "")
    : [];
}

function named(message: HistoryMessage, names: ReadonlyMap<string, string>): HistoryMessage {
  const { attachment } = message;
  if (attachment?.kind === "product")
    return { ...message, attachment: { ...attachment, name: names.get(attachment.code) ?? null } };
  if (attachment?.kind !== "cart") return message;
  const lines = attachment.lines.map((line): CartLine => ({ ...line, name: names.get(line.code) ?? null }));
  return { ...message, attachment: { ...attachment, lines } };
}

async function nameOf(code: string, { store, signal, timer }: LookUp): Promise<string | null> {
  try {
    const found = await withDeadline((own) => store.searchProducts(code, { limit: 5, signal: own }), {
      ms: LOOK_UP_MS,
      signal,
      timer,
    });
    return found.kind === "done" ? exactName(found.value, code) : null;
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}

function exactName(products: StoreProduct[], code: string): string | null {
  const wanted = code.trim().toLowerCase();
  for (const product of products) {
    const variant = product.variants.find(
      ({ id, sku }) => id === code || sku?.trim().toLowerCase() === wanted,
    );
    if (variant !== undefined)
      return variant.values.length === 0 ? product.name : `${product.name} ${variant.values.join(", ")}`;
    if (product.id === code) return product.name;
  }
  return null;
}
