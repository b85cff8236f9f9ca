import { asObject, asText, parseJson, type JsonObject } from "../../json.ts";
import type { ChatRequest } from "../protocol.ts";
import { fold, languageOf, type Language } from "./language.ts";
import { variantIn } from "./wants.ts";

export interface ToolResult {
  tool: string;
  arguments: JsonObject;
  result: JsonObject;
}

/** What the sample model understands of a request. */
export interface Conversation {
  /** The last words of the customer, without marks for media and quotes. */
  text: string;
  folded: string;
  /** `[imagen]`, `[audio sin transcripción]` … where there was no text. */
  mediaOnly: string | null;
  /** The customer's last words come with pictures. */
  shown: boolean;
  /** What WhatsApp's catalogue says the customer wants: the first line of a cart, or a product asked about. */
  fromCatalogue: string | null;
  /** The product that the customer points at, as the prompt's end says it. */
  about: string | null;
  language: Language;
  /** Nobody of the shop has written yet. */
  first: boolean;
  /** The shop's last words before the customer's. */
  lastReply: string;
  /** Products of the last reply that named any, in order. */
  lastProducts: string[];
  /** Size and colour asked for when those were shown: "38". */
  lastVariant: string | null;
  earlierCustomerText: string;
  /** Results of the tools called for these words. */
  results: ToolResult[];
  askedForHuman: boolean;
}

export function readConversation(request: ChatRequest): Conversation {
  const { messages } = request;
  const lastUser = messages.findLastIndex((message) => message.role === "user");
  const before = messages.slice(0, Math.max(0, lastUser));
  const after = messages.slice(lastUser + 1);
  const raw = messages[lastUser]?.content ?? "";
  const text = stripMarks(raw);
  const replies = before
    .filter((message) => message.role === "assistant" && message.content)
    .map((message) => message.content ?? "");
  const earlier = before
    .filter((message) => message.role === "user")
    .map((message) => stripMarks(message.content ?? ""));
  const folded = fold(text);
  return {
    text,
    folded,
    mediaOnly: text === "" ? (/\[([^\]]+)\]/.exec(raw)?.[1] ?? null) : null,
    shown: (messages[lastUser]?.pictures.length ?? 0) > 0,
    fromCatalogue:
      /\[(?:pedido armado|pregunta por el producto)[^\]:]*: (?:\d+ × )?([^\]();]+?) \(código/.exec(
        raw,
      )?.[1] ?? null,
    about: aboutIn(messages),
    language: languageOf(folded === "" ? fold(earlier.join(" ")) : folded),
    first: replies.length === 0,
    lastReply: replies.at(-1) ?? "",
    lastProducts: productsOf(replies.findLast((reply) => productsOf(reply).length > 0) ?? ""),
    lastVariant: variantAskedFor(before),
    earlierCustomerText: earlier.join("\n"),
    results: readResults(after),
    askedForHuman: messages.some(
      ({ role, content }) =>
        role === "system" && /(?:llamar a|chamar|call) derivhumano (?:ahora|agora|now)/.test(content ?? ""),
    ),
  };
}

function variantAskedFor(before: ChatRequest["messages"]): string | null {
  const shown = before.findLastIndex(
    ({ role, content }) => role === "assistant" && productsOf(content ?? "").length > 0,
  );
  const asked = before.slice(0, Math.max(0, shown)).findLast(({ role }) => role === "user");
  return variantIn(fold(stripMarks(asked?.content ?? "")));
}

/** Of a message that replies to a bubble, asks from the catalogue or came from an advertisement. */
function aboutIn(messages: ChatRequest["messages"]): string | null {
  const tail = messages.findLast(({ role }) => role === "system")?.content ?? "";
  const name = /"how":"(?:replied_to|asked_about|advertisement)"[^\n]*?"name":("(?:[^"\\]|\\.)*")/.exec(
    tail,
  )?.[1];
  return name === undefined ? null : asText(parseJson(name));
}

/** Takes away what the prompt adds to a customer's words: quotes, media names, the frame of a voice note. */
function stripMarks(content: string): string {
  return content
    .replace(/\[en respuesta a: "[^]*?"\]\s*/gi, "")
    .replace(/\[audio: ([^\]]*)\]/gi, "$1")
    .replace(/\[[^\]\n]+\]/g, "")
    .trim();
}

/**
 * Names of products in a reply: the line before a price, once its link has been seen. Bubbles come
 * merged and marked with their media, so blank lines can't be relied on.
 */
function productsOf(reply: string): string[] {
  const names: string[] = [];
  let name: string | null = null;
  let previous = "";
  for (const line of reply.split("\n").map((text) => text.replace(/^\[[^\]]+\]\s*/, "").trim())) {
    if (/^https?:\/\//.test(line)) {
      names.push(name ?? previous);
      name = null;
    } else if (name === null && /\$\s?\d|consultar|sob consulta/.test(line)) name = previous;
    previous = line;
  }
  return names.filter((text) => text !== "");
}

function readResults(after: ChatRequest["messages"]): ToolResult[] {
  const calls = new Map(after.flatMap((message) => message.toolCalls).map((call) => [call.id, call]));
  return after
    .filter((message) => message.role === "tool")
    .map((message) => {
      const call = calls.get(message.toolCallId ?? "");
      return {
        tool: call?.name ?? "",
        arguments: asObject(parseJson(call?.arguments ?? "")),
        result: asObject(parseJson(message.content ?? "")),
      };
    });
}
