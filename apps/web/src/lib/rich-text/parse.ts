/**
 * WhatsApp's markup as a tree: *bold* _italic_ ~struck~ ```mono``` `code` and links.
 * The result holds text only; whoever renders it creates elements, never HTML.
 */
export type RichNode =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em" | "strike"; children: RichNode[] }
  | { kind: "mono"; text: string }
  | { kind: "link"; text: string; href: string };

const marks = { "*": "strong", _: "em", "~": "strike" } as const;
type Mark = keyof typeof marks;

const linkPattern = /(?:https?:\/\/|www\.)[^\s<>"'`]+/giu;
const trailing = /[.,;:!?)\]}»…*_~]+$/u;
const maxDepth = 4;

export function parseRichText(source: string): RichNode[] {
  return parseMono(source);
}

function parseMono(source: string): RichNode[] {
  const nodes: RichNode[] = [];
  const pattern = /```([\s\S]+?)```|`([^`\n]+)`/g;
  let from = 0;
  for (const match of source.matchAll(pattern)) {
    nodes.push(...parseLinks(source.slice(from, match.index), 0));
    nodes.push({ kind: "mono", text: match[1] ?? match[2] ?? "" });
    from = match.index + match[0].length;
  }
  nodes.push(...parseLinks(source.slice(from), 0));
  return nodes;
}

function parseLinks(source: string, depth: number): RichNode[] {
  const nodes: RichNode[] = [];
  let from = 0;
  for (const match of source.matchAll(linkPattern)) {
    const before = match.index === 0 ? "" : (source[match.index - 1] ?? "");
    const text = withoutTrailing(match[0]);
    const href = /[\p{L}\p{N}@/]/u.test(before) ? null : safeHref(text);
    if (!href) continue;
    nodes.push(...parseMarks(source.slice(from, match.index), depth));
    nodes.push({ kind: "link", text, href });
    from = match.index + text.length;
  }
  nodes.push(...parseMarks(source.slice(from), depth));
  return nodes;
}

/** A closing bracket belongs to the address only if it was opened inside it. */
function withoutTrailing(text: string): string {
  const cut = text.replace(trailing, "");
  const next = text.slice(cut.length);
  const unbalanced = cut.includes("(") && !cut.includes(")") && next.startsWith(")");
  return unbalanced ? `${cut})` : cut;
}

/** Only http and https, without credentials in the address; anything else stays text. */
export function safeHref(text: string): string | null {
  try {
    const url = new URL(/^www\./i.test(text) ? `https://${text}` : text);
    if (url.protocol !== "https:" && url.protocol !== "http:") return null;
    if (url.username !== "" || url.password !== "" || !url.hostname.includes(".")) return null;
    return url.href;
  } catch {
    return null;
  }
}

function parseMarks(source: string, depth: number): RichNode[] {
  if (!/[*_~]/.test(source)) return source === "" ? [] : [{ kind: "text", text: source }];
  const nodes: RichNode[] = [];
  let plain = "";
  let index = 0;
  while (index < source.length) {
    const span = depth < maxDepth ? markedSpan(source, index) : null;
    if (!span) {
      plain += source[index];
      index += 1;
      continue;
    }
    if (plain) nodes.push({ kind: "text", text: plain });
    plain = "";
    nodes.push({ kind: marks[span.mark], children: parseMarks(span.inner, depth + 1) });
    index = span.end;
  }
  if (plain) nodes.push({ kind: "text", text: plain });
  return nodes;
}

/** The marked run that opens at `start`, as WhatsApp reads it: tight to its words, within one line. */
function markedSpan(source: string, start: number): { mark: Mark; inner: string; end: number } | null {
  const mark = source[start];
  if (mark !== "*" && mark !== "_" && mark !== "~") return null;
  if (isWord(source[start - 1]) || isSpace(source[start + 1]) || source[start + 1] === mark) return null;
  for (let end = start + 1; end < source.length; end += 1) {
    const char = source[end];
    if (char === "\n") return null;
    if (char !== mark || isSpace(source[end - 1]) || isWord(source[end + 1])) continue;
    if (end === start + 1) return null;
    return { mark, inner: source.slice(start + 1, end), end: end + 1 };
  }
  return null;
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}

function isSpace(char: string | undefined): boolean {
  return char === undefined || /\s/u.test(char);
}
