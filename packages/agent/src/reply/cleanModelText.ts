import { HUMAN_MARK } from "../prompt/history.ts";
import { plainCharacters } from "../text/plainCharacters.ts";
import { tidy } from "../text/sentences.ts";
import { findJsonSpans } from "./findJsonSpans.ts";
import { stripToolNames, stripToolSyntax } from "./stripToolSyntax.ts";

export type CleanText =
  | { kind: "text"; text: string }
  | { kind: "empty" }
  /** Something stood there, but nothing that a customer may see. */
  | { kind: "unusable" };

/** Takes out of a model's text what is no message: JSON, tool calls, tags, marks of the prompt. */
export function cleanModelText(raw: string | null): CleanText {
  const original = plainCharacters((raw ?? "").trim());
  if (original === "") return { kind: "empty" };
  const unfenced = withoutFences(original);
  const text = stripMarks(stripJson(stripTags(stripToolSyntax(unfenced))));
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) ? { kind: "text", text } : { kind: "unusable" };
}

/** Fences of tool code vanish with what they hold, others alone. */
function withoutFences(text: string): string {
  return text
    .replace(/```(?:tool_code|tool_call|python)[ \t]*\n[\s\S]*?(?:```|$)/gi, "\n")
    .replace(/```(?:json|xml|text|html|markdown)?[ \t]*\n?/gi, "\n");
}

/** Tags of HTML and the like; a link keeps its address. */
function stripTags(text: string): string {
  return text
    .replace(/<!\s*--[\s\S]*?(?:-->|$)|<!doctype[^>]*>/gi, "")
    .replace(/<a\s[^>]*?href\s*=\s*["']?([^"'\s>]+)["']?[^>]*>([\s\S]*?)<\/a\s*>/gi, "[$2]($1)")
    .replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])\s*>/gi, "\n")
    .replace(/<(?:script|style)\b[\s\S]*?(?:<\/(?:script|style)\s*>|$)/gi, "")
    .replace(/<\/?\p{L}[\p{L}\p{N}_:-]*(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*\s*\/?>/giu, "");
}

/** Known message envelopes give their texts; all other JSON disappears, the broken rest of one too. */
function stripJson(text: string): string {
  const spans = findJsonSpans(text);
  let result = "";
  let at = 0;
  for (const span of spans) {
    result += text.slice(at, span.start);
    const texts = span.value === undefined ? [] : messageTexts(span.value);
    result += `\n\n${texts.join("\n\n")}\n\n`;
    at = span.end;
  }
  return withoutTornJson(result + text.slice(at));
}

/** What is left of JSON whose beginning is missing: `"imageUrl": null}]}` */
function withoutTornJson(text: string): string {
  return text
    .replace(/^.*"[\w$-]{1,40}"\s*:\s*(?:"|\d|-\d|\[|\{|null\b|true\b|false\b).*$/gm, "")
    .replace(/(?:"?\s*[}\]]){2,}\s*,?\s*$/gm, "")
    .replace(/^[\s{}[\]",:]+$/gm, "");
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

function stripMarks(text: string): string {
  const shown = stripToolNames(text)
    .replaceAll(HUMAN_MARK, "")
    .replace(/^\s*\[(?:respondi[oó] una persona[^\]]*|en respuesta a:[^\]\n]*|audio: [^\]\n]*)\]\s*/gimu, "")
    .replace(/\{\{?[A-Z][A-Z0-9_]{2,}\}?\}/g, "")
    .replace(UNFILLED, "");
  return tidy(shown);
}

/** Gaps that a model left for somebody to fill in. */
const UNFILLED =
  /\[(?:insert\w*|tu nombre|nombre del cliente|nombre|your name|customer name|seu nome|nome do cliente|link|enlace|url|precio|price|preço)(?: [^\]\n]{0,40})?\](?!\()/gi;
