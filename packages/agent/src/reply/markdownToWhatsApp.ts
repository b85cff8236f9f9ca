const URL = /https?:\/\/[^\s<>"'`]+/g;

/** In a Markdown link an address may hold one pair of parentheses. */
const TARGET = String.raw`<?((?:https?:\/\/|mailto:|tel:|www\.)(?:[^()\s<>]|\([^()\s]*\))+)>?(?:\s+"[^"]*")?`;
const LINK = new RegExp(String.raw`\[([^\]\n]+)\]\(\s*${TARGET}\s*\)`, "g");

/**
 * Markdown as a model writes it → plain WhatsApp text. `*bold*`, `_italic_` and `~strike~` are
 * WhatsApp's own; addresses stand bare, and they and the `#` of order numbers stay untouched.
 */
export function markdownToWhatsApp(markdown: string): string {
  const linked = withReferences(unescaped(markdown))
    .replace(/!\[[^\]]*\]\([^)\s]*(?:\s+"[^"]*")?\)/g, "")
    .replace(LINK, (_whole, text: string, url: string) => labelled(text, url))
    .replace(/<((?:https?:\/\/)[^>\s]+)>/g, "$1");
  const addresses: string[] = [];
  const masked = linked
    .replace(URL, (address) => {
      const [, link = address, trailing = ""] = /^(.*?)([*_~.,;:!?)\]]*)$/s.exec(address) ?? [];
      addresses.push(link);
      return `\uE000${addresses.length - 1}\uE001${trailing}`;
    })
    // Marks around an address would become a part of it.
    .replace(/[*_~`]+(\uE000\d+\uE001)[*_~`]+/g, "$1");
  const converted = masked
    .split("\n")
    .map(convertLine)
    .filter((line) => line !== null)
    .join("\n");
  return convertEmphasis(converted)
    .replace(/\\([*_~])/g, "$1")
    .replace(/\uE000(\d+)\uE001/g, (_whole, index: string) => addresses[Number(index)] ?? "")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  "#39": "'",
};

/** Escaped signs that have no meaning for WhatsApp, and the commonest entities. */
function unescaped(text: string): string {
  return text
    .replace(/\\([#$\-.!()[\]{}+>|`])/g, "$1")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_whole, name: string) => ENTITIES[name] ?? "");
}

/** `[text][1]` with `[1]: https://…` further down. */
function withReferences(text: string): string {
  const targets = new Map<string, string>();
  const rest = text.replace(
    /^\s{0,3}\[([^\]\n]+)\]:\s+<?(https?:\/\/[^\s>]+)>?.*$/gm,
    (_whole, name: string, url: string) => {
      targets.set(name.toLowerCase(), url);
      return "";
    },
  );
  if (targets.size === 0) return text;
  return rest.replace(
    /\[([^\]\n]+)\](?:\[([^\]\n]*)\])?(?!\()/g,
    (whole, label: string, name: string | undefined) => {
      const url = targets.get((name === undefined || name === "" ? label : name).toLowerCase());
      return url === undefined ? whole : `[${label}](${url})`;
    },
  );
}

function labelled(text: string, url: string): string {
  const label = text.replace(/^[*_`]+|[*_`]+$/g, "").trim();
  const same = label === "" || stripAddress(label) === stripAddress(url);
  return same ? url : `${label.replace(/:$/, "")}: ${url}`;
}

function stripAddress(address: string): string {
  return address.replace(/^https?:\/\//, "").replace(/\/$/, "");
}

/** Null where a line is only decoration. */
function convertLine(line: string): string | null {
  if (/^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$/.test(line)) return null;
  if (/^\s*```/.test(line)) return null;
  if (/^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$/.test(line)) return null;
  const row = /^\s*\|(.+)\|\s*$/.exec(line);
  if (row !== null)
    return (row[1] ?? "")
      .split("|")
      .map((cell) => cell.trim())
      .filter((cell) => cell !== "")
      .join(" · ");
  return line
    .replace(/^(\s{0,3})#{1,6}[ \t]+(?!\d)(.*?)[ \t]*#*$/, "$1$2")
    .replace(/^\s*>\s?/, "")
    .replace(/^\s*[-*+•▪‣–][ \t]+(?:\[[ xX]\][ \t]+)?/, "");
}

function convertEmphasis(text: string): string {
  return text
    .replace(/`+([^`\n]*)`+/g, "$1")
    .replace(/\*\*\*(?=\S)([^\n]*?\S)\*\*\*/g, "*$1*")
    .replace(/\*\*(?=\S)([^\n]*?\S)\*\*/g, "*$1*")
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)([^\n]*?\S)__(?![\p{L}\p{N}_])/gu, "*$1*")
    .replace(/~~(?=\S)([^\n]*?\S)~~/g, "~$1~")
    .replace(/\*\*+/g, "");
}
