import { findAll, take, type Page, type Span } from "../text/page.ts";
import type { PieceOf } from "./piece.ts";

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const MARKDOWN = /\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?[^)\n]*\)/g;
/** Any scheme, so that "hxxps" and "javascript" are seen as what they are. */
const WITH_SCHEME =
  /(?<![\p{L}\p{N}])[a-z][a-z+.-]{1,12}:\/\/[^\s<>"'`|\x81]+|(?<![\p{L}\p{N}])(?:javascript|data|tel|mailto|whatsapp):[^\s<>"'`|\x81]+/gu;
const TOP_LEVEL =
  "com|net|org|ar|br|uy|cl|mx|co|pe|py|es|pt|io|shop|store|online|site|app|link|info|biz|ru|cn|tk|xyz|top|me|ly|la|ae|gl|ee|tv|us|uk|de|fr|it|tienda|page|dev|ai|club|live|pro|vip|work|website|space";
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}@._/-])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+(?:${TOP_LEVEL})(?::\\d+)?(?:\\/[^\\s<>"'\`|\\x81]*)?(?![\\p{L}\\p{N}@-])`,
  "gu",
);
/** Under any other ending: with a path, in three parts, or where the sentence sends somebody to a page. */
const LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
const STRANGE = new RegExp(
  `(?<![\\p{L}\\p{N}@._/-])(?:${LABEL}\\.){1,6}[a-z][a-z-]{1,62}(?::\\d+)?(?:\\/[^\\s<>"'\`|\\x81]*)?(?![\\p{L}\\p{N}@-])`,
  "gu",
);
const SENDS =
  /\b(?:entr[ae]\w*|ingres\w+|acces\w+|acess\w+|visit\w*|naveg\w+|escrib\w+|compr\w+|pag\w+|complet\w+|web|site|sitio|link|enlace|log ?in|sign in|go to|clic\w*|shop at|www)\b[^.!?\n]{0,60}$/;
const TRAILING = /[*_~.,;:!?)\]]+$/;

type Link = PieceOf<"link">;

/** Addresses with a scheme, and whatever Markdown links to. */
export function readAddresses(page: Page): Link[] {
  const pieces: Link[] = [];
  for (const match of findAll(page, MARKDOWN)) {
    const target = match[2] ?? "";
    if (!/[./:]/.test(target)) continue;
    pieces.push(linkAt(page, match.start + match[0].indexOf(target, (match[1] ?? "").length + 2), target));
  }
  if (!page.free.includes(":")) return pieces;
  for (const match of findAll(page, WITH_SCHEME)) pieces.push(linkAt(page, match.start, match[0]));
  return pieces;
}

/** An address in words: "danzarina-ofertas punto com", "vendas arroba marealta ponto com". */
const SPELLED = new RegExp(
  `[\\p{L}\\p{N}-]+(?: ?[([]?(?:arroba|at)[)\\]]? ?[\\p{L}\\p{N}-]+)?(?: ?[([]?\\b(?:punto|ponto|dot)\\b[)\\]]? ?[\\p{L}\\p{N}-]+)*? ?[([]?\\b(?:punto|ponto|dot)\\b[)\\]]? ?(?:com|net|org|ar|br|io|shop|store|online|site|info)(?![\\p{L}\\p{N}])`,
  "gu",
);

/** Without which there is no domain, in figures or in words: few replies have any, and the patterns begin at each word. */
const POINT = /\.[a-z]/;
const SPELLED_POINT = /\b(?:punto|ponto|dot)\b/;

/** Domains that stand for themselves: "danzarina.com.ar". */
export function readDomains(page: Page): Link[] {
  const spelled = SPELLED_POINT.test(page.free)
    ? [...findAll(page, SPELLED)].map((match) => linkAt(page, match.start, match[0]))
    : [];
  if (!POINT.test(page.free)) return spelled;
  return [
    ...spelled,
    ...[...findAll(page, BARE)]
      .filter((match) => !isSentenceEnd(page, match))
      .map((match) => linkAt(page, match.start, match[0])),
    ...[...findAll(page, STRANGE)]
      .filter((match) => isAddress(page, match))
      .map((match) => linkAt(page, match.start, match[0])),
  ];
}

/** "ensayo.La suela": a word that is also an ending, with the capital of a new sentence. */
function isSentenceEnd(page: Page, { start, end }: Span): boolean {
  return /^[^./]+\.(?:La|Es|Me|De|It|Us|Co)$/.test(page.raw.slice(start, end));
}

/** Where no blank follows the end of a sentence, two words look like a domain: "algodón.Se lavan". */
function isAddress(page: Page, { start, end }: Span): boolean {
  const written = page.raw.slice(start, end);
  const [host = "", path] = written.split("/");
  const labels = host.split(".");
  if (/\.\p{Lu}\p{Ll}/u.test(host) || labels.some((label) => label.length < 2)) return false;
  if (/^\d+$/.test(labels.at(-2) ?? "")) return false;
  return (
    path !== undefined || labels.length > 2 || SENDS.test(page.folded.slice(Math.max(0, start - 90), start))
  );
}

function linkAt(page: Page, start: number, url: string): Link {
  const link = url.replace(TRAILING, (tail) => (tail.startsWith(")") && url.includes("(") ? ")" : ""));
  const end = start + link.length;
  take(page, { start, end });
  return { kind: "link", start, end, url: page.raw.slice(start, end) };
}

export function readEmails(page: Page): PieceOf<"email">[] {
  if (!page.free.includes("@")) return [];
  const pieces: PieceOf<"email">[] = [];
  for (const match of findAll(page, EMAIL)) {
    const email = match[0].replace(/\.+$/, "");
    const end = match.start + email.length;
    pieces.push({ kind: "email", start: match.start, end, email });
    take(page, { start: match.start, end });
  }
  return pieces;
}

const HANDLE = /(?<![\p{L}\p{N}._%+@-])@([a-z0-9_][a-z0-9._]{2,29})/gu;

/** Names in social networks: "@danzarina.ar". */
export function readHandles(page: Page): PieceOf<"handle">[] {
  return [...findAll(page, HANDLE)].map((match): PieceOf<"handle"> => {
    const handle = (match[1] ?? "").replace(/\.+$/, "");
    const span = { start: match.start, end: match.start + 1 + handle.length };
    take(page, span);
    return { kind: "handle", ...span, handle };
  });
}
