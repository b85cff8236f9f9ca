export interface Bubble {
  text: string | null;
  imageUrl: string | null;
}

/**
 * What an assistant's row said to the customer. Old installations kept the model's raw answer, JSON with
 * `messages[{part, total, text, imageUrl}]`, sometimes fenced as code; anything else is a bubble as it stands.
 */
export function unpackReply(content: string): Bubble[] {
  const bubbles = readBubbles(content);
  return bubbles.length > 0 ? bubbles : [{ text: content, imageUrl: null }];
}

function readBubbles(content: string): Bubble[] {
  const bare = content.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/i, "$1");
  if (!bare.startsWith("{") && !bare.startsWith("[")) return [];
  const parsed = parse(bare);
  const list = Array.isArray(parsed) ? (parsed as unknown[]) : fieldOf(parsed, "messages");
  if (!Array.isArray(list)) return [];
  return (list as unknown[])
    .map((each, index) => ({ place: numberOf(fieldOf(each, "part")) ?? index + 1, bubble: bubbleOf(each) }))
    .toSorted((one, other) => one.place - other.place)
    .flatMap(({ bubble }) => (bubble === null ? [] : [bubble]));
}

function bubbleOf(value: unknown): Bubble | null {
  if (typeof value === "string") return value.trim() === "" ? null : { text: value, imageUrl: null };
  const text = textOf(fieldOf(value, "text"));
  const address = textOf(fieldOf(value, "imageUrl") ?? fieldOf(value, "image_url"));
  const imageUrl = address !== null && /^https?:\/\//.test(address) ? address : null;
  return text === null && imageUrl === null ? null : { text, imageUrl };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

function numberOf(value: unknown): number | null {
  const read = typeof value === "string" ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? read : null;
}
