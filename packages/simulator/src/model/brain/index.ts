import type { JsonObject } from "../../json.ts";
import type { ChatRequest, ModelAnswer } from "../protocol.ts";
import { compose, productsIn } from "./compose.ts";
import { readConversation, type Conversation } from "./conversation.ts";
import { readIntent, type Intent } from "./intent.ts";
import { COPY, type CopyKey } from "./language.ts";

/**
 * The sample model of the demo: chooses a tool by the customer's words and writes only what the
 * tools returned. Deterministic: the same request has the same answer.
 */
export function sampleAnswer(request: ChatRequest): ModelAnswer {
  const talk = readConversation(request);
  const last = talk.results.at(-1);
  if (last !== undefined) {
    const wider = widerSearch(talk);
    return wider !== null && canCall(request, wider.name)
      ? call(wider.name, wider.arguments)
      : say(compose(talk, last));
  }
  const intent = readIntent(talk);
  const wish = toolFor(intent, talk);
  if (wish !== null && canCall(request, wish.name)) return call(wish.name, wish.arguments);
  return say(COPY[talk.language][sentenceFor(intent, talk)]);
}

function say(text: string): ModelAnswer {
  return { text, toolCalls: [] };
}

function call(name: string, args: JsonObject): ModelAnswer {
  return { text: null, toolCalls: [{ name, arguments: args }] };
}

function canCall(request: ChatRequest, name: string): boolean {
  return request.toolChoice !== "none" && request.tools.includes(name);
}

/** Where a search found nothing, the category is tried once. */
function widerSearch({ results }: Conversation): { name: string; arguments: JsonObject } | null {
  const [first] = results;
  if (results.length !== 1 || first?.tool !== "search_specific_products") return null;
  if (first.result["error"] !== undefined || productsIn(first.result).length > 0) return null;
  return {
    name: "search_by_category",
    arguments: { query: first.arguments["query"] ?? null, category_id: null },
  };
}

/** The customer's last words; a bare "sí" needs what came before it. */
function lastWords({ text, earlierCustomerText }: Conversation): string {
  const before = text.length < 15 ? (earlierCustomerText.split("\n").at(-1) ?? "") : "";
  return [before, text]
    .filter((part) => part !== "")
    .join(" / ")
    .slice(0, 300);
}

function toolFor(intent: Intent, talk: Conversation): { name: string; arguments: JsonObject } | null {
  switch (intent.kind) {
    case "human":
      return {
        name: "derivhumano",
        arguments: {
          query: null,
          reason: intent.reason,
          summary: `El cliente escribió: "${lastWords(talk)}"`,
          wanted_action: null,
        },
      };
    case "order":
      return { name: "orders", arguments: { query: null, order_number: intent.number, email: intent.email } };
    case "coupons":
      return { name: "cupones_list", arguments: { query: null } };
    case "storefront":
      return { name: "browse_general_storefront", arguments: { query: null } };
    case "category":
      return { name: "search_by_category", arguments: { query: intent.query, category_id: null } };
    case "search":
      return {
        name: "search_specific_products",
        arguments: { query: intent.query, variant: intent.variant, max_price: intent.maxPrice },
      };
    case "details":
      return { name: "get_product_details", arguments: { query: intent.product, product_id: null } };
    case "quote":
      return quoteCall(intent);
    case "store":
      return {
        name: "store_info",
        arguments: { query: talk.text.slice(0, 300), topic: intent.topic, place: intent.place },
      };
    case "receipt":
      return {
        name: "payment_receipt",
        arguments: { query: talk.text.slice(0, 300), order_number: null, amount: null },
      };
    case "buy":
      return {
        name: "purchase_link",
        arguments: { query: intent.product, product_id: null, variant: intent.variant },
      };
    default:
      return null;
  }
}

function quoteCall({ product, variant, quantity, method }: Extract<Intent, { kind: "quote" }>) {
  const items = [{ product_id: null, product, variant, quantity }];
  const rest = { query: null, coupon: null, place: null };
  return { name: "quote", arguments: { ...rest, items, payment_method: method } };
}

function sentenceFor(intent: Intent, talk: Conversation): CopyKey {
  switch (intent.kind) {
    case "greeting":
    case "opened":
      return talk.first ? "greeting" : "hello_again";
    case "thanks":
    case "media":
    case "audio":
    case "picture":
    case "sticker":
    case "place":
    case "contact":
    case "cart":
    case "off_topic":
    case "nature":
      return intent.kind;
    default:
      return "failed";
  }
}
