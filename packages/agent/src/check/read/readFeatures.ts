import { wordStems } from "../../text/foldText.ts";
import { matchesOf } from "../text/matches.ts";
import type { Page, Span } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { PieceOf } from "./piece.ts";

const ways = (words: string): string => words.trim().split(/\s+/).join("|");

/** What goods are: how somebody finds them as well. */
const ARE = `es|son|e|sao|esta[no]?(?= (?:[a-z]+[ai]d|hech|feit|rellen|cubiert)[oa]s?\\b)|(?:ideal|perfect[oa]|pensad[oa]|indicad[oa]|recomendad[oa]|recomendable)(?:e?s)? (?:para|pra)|podem? ser|resultan?|permiten?|permitem`;
/** What they have. */
const HAVE = `(?:dejan?|deixam?) (?=una? |uma? )|(?:huelen?|cheiram?) (?:a|como)|${ways("tienen? tem traen? traz(?:em)? incluyen? inclue?[im] llevan? levam? contienen? contem poseen? possu[ei]m? acompanh?an?")}|(?:vienen?|vem|cuentan?|contam?)(?: (?:ya|ja|tambien|tambem|todo|tudo))? (?:con|com|de|en|em)|(?:ya|ja) (?:va|vai) (?:con|com)|(?:hech|feit|fabricad|confeccionad|rellen|bordad|tallad|pintad|banad|recubiert|forrad)[oa]s? (?:con|de|en|com|em|a)`;
/** What they are good for, and stand. */
const FIT = `(?:sirven?|servem?|apt[oa]s?)(?: (?:para|pra|en|em|con|com))?|compative(?:l|is) com|compatibles? con|(?:funcionan?|funcionam?|andan?|conectan?|conectam?) (?:con|com|en|em|a)|(?:van?|vai|vao) (?:al?|en|na|no|ao)(?: la| el)?(?= (?:lava|seca|maquina|micro|horno|forno|freezer))|${ways("bancan? aguantan? aguentam? resisten? soportan? suportam? protegen? protegem repelen?")}|se pueden?|(?:podes|puedes|pueden?|podem?) (?=(?:lav|planch|moj|molh|sec|congel|desarm|desmont|pleg|dobr)ar|(?:met|pon|us|llev|coloc)[ae]r(?:l[oa]s?)? (?:al?|en|no|na)(?: el| la)? (?:lava|seca|maquina|micro|horno|forno|freezer))`;
/** What they do or don't: the verb tells it. */
const DO = `(?:${ways("flota brilla brilha destine desbota encoge encolhe mancha reseca resseca oxida irrita alivia hidrata absorbe absorve pliega dobla dobra lava gira")})[nm]?`;
const CLAIM = new RegExp(`\\b(?:(${ARE})|${HAVE}|${FIT}|(${DO})(?:l[oa]s?)?)\\b`, "g");
/** Where what is said ends: with another clause. */
const END = new RegExp(
  `[.;:!?()\\n—]|, mas\\b|\\b(?:${ways(`
    no nao ni nem nada tampoco que pero aunque porque porem asi assim si se cuando quando donde onde para pra pro por segun hasta ate desde como ya ja
    puedes? podes pueden podem entonces entao ademas tambien tambem pois antes despues depois te lo le eso esto isso ayudan? ajudam?
    quedan? fica combinan? combinam? van? vai vao duran? duram? rinden? rendem? miden? medem? pesan? pesam? salen? sai saem cuestan? custam? caben? cabem? lucen? calzan? valen?
  `)})\\b`,
);
/** "Não mancha, ele é à base de água" */
const CLAUSE_END = new RegExp(`${END.source}|, `);
/** Who says that something isn't known claims nothing. */
const UNSURE =
  /\b(?:no tengo|nao tenho|no figura|no dice|creo|acho|quizas|quiza|tal vez|talvez|capaz|supongo|imagino|diria|suelen?|costuma|depende|podria|poderia|confirm\w+|consult\w+|pregunt\w+|averigu\w+)\b/;
const DENIED = /\b(?:no|nao|ni|nem|nada|ningun[oa]?|nenhuma?|tampoco|nunca|sin|sem)\b[^,;:.]*$/;
const SUPPOSED =
  /(?:\b(?:si|cuando|quando|cual|qual|que tan|ver|saber|decime) |(?:^|[,;:.] )se [a-z]+ )[^,;:.]*$/;
/** What is said of an order, a payment, the shop or the customer is said of no goods. */
const ELSEWHERE =
  /\b(?:pedido|orden|compra|envio|frete|entrega|codigo|cupon|cupom|fecha|data|previsao|prazo|plazo|pago|pagamento|titular|cuenta|conta|alias|cbu|clave|chave|precio|preco|total|cuotas|parcelas|tienda|loja|local|sucursal|taller|proxim[oa]|promo\w*|descuento|desconto|voce|tus?|vos|usted(?:es)?|tua|seu cadastro|horario|dia)\b[^,;:.!)]*$/;
/** What the customer has, what there is none of, and "un solo paño". */
const ASIDE = /\b(?:tus?|teus?|tuas?|sin|sem|(?:un|una|um|uma) s(?:ol[oa]|o)) [a-z]+/g;
const WORD = /[a-z0-9]+/g;

/** "✔️ Forro polar": what stands alone in a line of a list. */
const ITEM = /^[^a-z0-9"“¡¿(]*([a-z][a-z ,]{3,60})[^a-z0-9?:]*$/;
const MARK = /^\s*[^\p{L}\p{N}\s"“¡¿(*❌🚫✖]/u;
/** "Cargador incluido" */
const INCLUDED =
  /\b((?:(?!(?:no|nao|esta|estan|va|van|vai|vem|viene|vienen|ya|ja)\b)[a-z]+ ){1,3})inclu(?:id|s)[oa]s?\b/g;

/** What a sentence says that goods are, have, do or are good for: the words of it, of which the judge asks where they stand. */
export function readFeatures(
  page: Page,
  { sentences, mentions }: { sentences: readonly Sentence[]; mentions: readonly Span[] },
): PieceOf<"feature">[] {
  return sentences.flatMap((sentence) => {
    if (sentence.question) return [];
    const text = page.folded.slice(sentence.start, sentence.end);
    const place = { start: sentence.start, text };
    const item = isItem(page, { sentence, mentions }) ? ITEM.exec(text) : null;
    const claims = matchesOf(text, CLAIM).flatMap((match) => claimOf(match, { page, ...place }));
    // What has a verb is no list.
    const listed =
      claims.length === 0 && item === null && isBehindPrice(page, { sentence, sentences, mentions })
        ? LIST.exec(text)
        : null;
    const said = [
      ...(listed === null ? [] : partOf(listed, place)),
      ...claims,
      ...(item === null ? [] : partOf(item, place)),
      ...(text.includes(" inclu") ? matchesOf(text, INCLUDED) : []).flatMap((match) => partOf(match, place)),
    ];
    return said.length === 0 || UNSURE.test(text) ? [] : said;
  });
}

/** Of a list under a product's name: of names, or of ways to pay, is another. */
function isItem(
  { raw }: Page,
  { sentence, mentions }: { sentence: Span; mentions: readonly Span[] },
): boolean {
  const isMarked = (at: number): boolean => MARK.test(raw.slice(raw.lastIndexOf("\n", at - 1) + 1, at + 1));
  const named = mentions.findLast(({ start }) => start < sentence.start);
  return named !== undefined && isMarked(sentence.start) && !isMarked(named.start);
}

/** "Remera Olivia: $ 21.900. Cuello redondo, tela antimanchas y costuras reforzadas." */
function isBehindPrice(
  { folded }: Page,
  {
    sentence,
    sentences,
    mentions,
  }: { sentence: Sentence; sentences: readonly Sentence[]; mentions: readonly Span[] },
): boolean {
  const before = sentences[sentences.indexOf(sentence) - 1];
  if (before?.paragraph !== sentence.paragraph) return false;
  const isNamed = mentions.some(({ start, end }) => start >= before.start && end <= before.end);
  return isNamed && PRICED.test(folded.slice(before.start, before.end));
}

const PRICED = /\$ ?\d[\d.,]*[^.,;]{0,30}$/;
/** Things in a row without a verb: neither an address to the customer nor a clause. */
const LIST =
  /^[^a-z0-9]*((?!(?:en|em|con|com|por|para|pra|si|se|el|la|los|las|o|a|os|as|un|una|um|uma|te|es|e|son|hay|viene|vem|queda|y|pero|mas|ideal|perfect[oa]|envio|frete|stock|talles?|colores?|cores?|tamanhos?|medidas?|disponible|podes|pode|tenes|usas?|llevas?|ves)\b|[a-z]*(?:[aei]te|[ae][nm]|[aei]l[oa]s?|mos)\b)[a-z]{4,}(?: [a-z0-9]+){0,5}(?:, [a-z]+(?: [a-z0-9]+){0,5})*,? (?:y|e|and) [a-z]+(?: [a-z0-9]+){0,5})[^a-z0-9?:]*$/;

interface Place {
  /** Where the sentence begins. */
  start: number;
  text: string;
}

/** What follows the verb of a claim. */
function claimOf(
  { index, 0: verb, 1: are, 2: does }: RegExpExecArray,
  { page, start, text }: Place & { page: Page },
): PieceOf<"feature">[] {
  // "É", no "e".
  if (verb === "e" && !/[éÉ]/.test(page.raw.charAt(start + index))) return [];
  const before = text.slice(0, index);
  if (SUPPOSED.test(before) || ELSEWHERE.test(before)) return [];
  if (does === undefined && DENIED.test(before)) return [];
  const from = index + verb.length;
  const rest = text.slice(from);
  const end = rest.search(does === undefined ? END : CLAUSE_END);
  const words = wordsIn(end < 0 ? rest : rest.slice(0, end), start + from);
  const own = does === undefined ? [] : wordsIn(does, start + index);
  const last = words.at(-1)?.end ?? start + from;
  return [
    {
      kind: "feature",
      start: start + index,
      end: last,
      isOpinion: are !== undefined,
      words: [...own, ...words],
    },
  ];
}

/** What is named as a part by itself. */
function partOf(
  { index, 0: whole, 1: part = "" }: RegExpExecArray,
  { start, text }: Place,
): PieceOf<"feature">[] {
  const from = index + whole.indexOf(part);
  if (SUPPOSED.test(text.slice(0, index)) || DENIED.test(text.slice(0, from))) return [];
  const words = wordsIn(part, start + from);
  return [
    { kind: "feature", start: start + index, end: start + index + whole.length, isOpinion: false, words },
  ];
}

function wordsIn(text: string, from: number): PieceOf<"feature">["words"] {
  return matchesOf(
    text.replace(ASIDE, (aside) => " ".repeat(aside.length)),
    WORD,
  ).map(({ index, 0: word }) => ({
    start: from + index,
    end: from + index + word.length,
    stem: wordStems(word)[0] ?? "",
  }));
}
