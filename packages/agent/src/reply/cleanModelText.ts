import { HUMAN_MARK } from "../prompt/history.ts";
import { INTERNAL_LINES } from "../prompt/rules.ts";
import { TOOLS_BY_NAME } from "../tools/index.ts";
import { findJsonSpans } from "./findJsonSpans.ts";

export type CleanText =
  | { kind: "text"; text: string }
  | { kind: "empty" }
  /** Something stood there, but nothing that a customer may see. */
  | { kind: "unusable" };

/** Takes out of a model's text what is no message: JSON, tool calls, tags, pieces of the prompt. */
export function cleanModelText(raw: string | null): CleanText {
  const original = (raw ?? "").trim();
  if (original === "") return { kind: "empty" };
  const unfenced = original.replace(/```(?:json|tool_code|tool_call|xml|text)?[ \t]*\n?/gi, "\n");
  const text = stripFragments(stripJson(stripToolCalls(stripTags(unfenced))));
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) ? { kind: "text", text } : { kind: "unusable" };
}

/** Thinking and tool-call blocks go with their content, other tags alone. */
function stripTags(text: string): string {
  return text
    .replace(
      /<(think|thinking|reasoning|tool_calls?|function_calls?|tool_response|invoke|function)\b[^>]*>[\s\S]*?<\/\1\s*>/gi,
      "\n",
    )
    .replace(/<(?:think|thinking|reasoning|tool_calls?|function_calls?|invoke)\b[^>]*>[\s\S]*$/i, "\n")
    .replace(/<function=[\s\S]*?(?:<\/function>|$)/gi, "\n")
    .replace(/<\|[^|>\n]{1,60}\|>/g, "\n")
    .replace(/\[\/?TOOL_CALLS?\]/g, "\n")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?[a-z][\w:-]*(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*\s*\/?>/gi, "");
}

/** Known message envelopes give their texts; all other JSON disappears, the broken rest of one too. */
function stripJson(text: string): string {
  const spans = findJsonSpans(text);
  if (spans.length === 0) return text;
  let result = "";
  let at = 0;
  for (const span of spans) {
    result += text.slice(at, span.start);
    const texts = span.value === undefined ? [] : messageTexts(span.value);
    result += `\n\n${texts.join("\n\n")}\n\n`;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Texts of `{"messages":[{"text":…}]}` and its relatives; nothing for any other value. */
function messageTexts(value: unknown): string[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => (typeof item === "string" ? [] : messageTexts(item)));
  if (typeof value !== "object" || value === null) return [];
  const entries = new Map<string, unknown>(Object.entries(value));
  if (entries.has("name") || entries.has("arguments") || entries.has("tool")) return [];
  const messages = entries.get("messages") ?? entries.get("bubbles");
  if (Array.isArray(messages))
    return messages.flatMap((item: unknown) => (typeof item === "string" ? [item] : messageTexts(item)));
  for (const key of ["text", "message", "reply", "response", "content", "respuesta", "mensaje"]) {
    const inner = entries.get(key);
    if (typeof inner === "string" && inner.trim() !== "") return [inner.trim()];
  }
  return [];
}

/** "orders" is also an English word, so by itself it proves nothing. */
const TOOL_NAMES = [...TOOLS_BY_NAME.keys()];
const DISTINCT_NAMES = TOOL_NAMES.filter((name) => name !== "orders").join("|");
const CALL_WITH_JSON = new RegExp(
  `(?:\\b(?:functions|tools?)\\.)?\\b(?:${TOOL_NAMES.join("|")})\\s*\\(\\s*\\{[\\s\\S]*?\\}\\s*\\)`,
  "g",
);
const CALL = new RegExp(`(?:\\b(?:functions|tools?)\\.)?\\b(?:${DISTINCT_NAMES})\\s*\\([^)\\n]*\\)`, "g");
const LINE_WITH_NAME = new RegExp(`^.*\\b(?:${DISTINCT_NAMES})\\b.*$`, "gm");

function stripToolCalls(text: string): string {
  return text.replace(CALL_WITH_JSON, "\n").replace(CALL, "\n");
}

/** Short lines could be anybody's words. */
const INTERNAL = new Set(INTERNAL_LINES.filter((line) => line.length >= 20));

function stripFragments(text: string): string {
  return text
    .replaceAll(HUMAN_MARK, "")
    .replace(/^\s*\[(?:respondi[oó] una persona[^\]]*|en respuesta a:[^\]\n]*)\]\s*/gimu, "")
    .replace(LINE_WITH_NAME, "")
    .replace(/\{[A-Z][A-Z0-9_]{2,}\}/g, "")
    .split("\n")
    .filter((line) => !INTERNAL.has(line.replace(/^[-#*\s]+/, "").trim()))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
