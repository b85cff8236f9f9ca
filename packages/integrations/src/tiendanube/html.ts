const NAMED = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
    hellip: "…",
    ndash: "–",
    mdash: "—",
    bull: "•",
    deg: "°",
    aacute: "á",
    eacute: "é",
    iacute: "í",
    oacute: "ó",
    uacute: "ú",
    ntilde: "ñ",
    uuml: "ü",
    iquest: "¿",
    iexcl: "¡",
    Aacute: "Á",
    Eacute: "É",
    Iacute: "Í",
    Oacute: "Ó",
    Uacute: "Ú",
    Ntilde: "Ñ",
    Uuml: "Ü",
    atilde: "ã",
    otilde: "õ",
    ccedil: "ç",
    acirc: "â",
    ecirc: "ê",
    ocirc: "ô",
    agrave: "à",
    Atilde: "Ã",
    Ccedil: "Ç",
    laquo: "«",
    raquo: "»",
    ldquo: "“",
    rdquo: "”",
    lsquo: "‘",
    rsquo: "’",
    euro: "€",
    frac12: "½",
    times: "×",
    reg: "®",
  }),
);

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith("#")) return NAMED.get(name) ?? whole;
  const code =
    name[1] === "x" || name[1] === "X" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const usable = code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
  return usable ? String.fromCodePoint(code) : whole;
}

export function decodeEntities(text: string): string {
  return text.replace(/&(#?\w{1,10});/g, decodeEntity);
}

/** A shop's rich text as a person reads it: no tags, entities decoded, blank runs folded. */
export function htmlToText(html: string): string {
  const visible = html
    .slice(0, 20_000)
    .replace(/<(script|style)\b[^<>]*>[^<]*/gi, "")
    .replace(/<(?:br|\/p|\/li|\/div|\/h\d|\/tr)\b[^<>]*>/gi, "\n")
    .replace(/<[^<>]*>/g, " ");
  return decodeEntities(visible)
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}
