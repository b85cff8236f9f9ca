import type { PieceOf } from "../read/piece.ts";
import type { Source } from "../know/statements.ts";
import { saidByShop } from "./judgeHabit.ts";
import { judgeDay, judgeLength } from "./judgeTimes.ts";
import { denialAt } from "../read/denials.ts";
import { sentenceAt } from "../read/readStock.ts";
import { foldSame, openPage, type Span } from "../text/page.ts";
import { clauseAround, splitSentences } from "../text/sentences.ts";
import { isGeneric } from "../text/genericNouns.ts";
import { rootsOf } from "../text/words.ts";
import { piecesNear, placesNear, sentenceText, subjectOf, type Judging } from "./context.ts";
import { judgeFreeShipping } from "./judgeFreeShipping.ts";
import { approved, unbacked, type Judgement } from "./judgement.ts";

interface Written {
  source: Source;
  folded: string;
  factId?: string;
}

/** What a shop speaks of in nearly every sentence backs nothing. */
const COMMON = new Set(rootsOf("hacemos aceptamos compra producto tienda loja local tenes podes"));

/** What nobody does, unless it is a benefit that the merchant's own words give, about the same thing. */
export function judgePromise(piece: PieceOf<"promise">, judging: Judging): Judgement {
  const { backing, promise } = piece;
  if (backing === null)
    return (
      received(piece, judging) ??
      saidByShop(piece, judging) ??
      unbacked(`Ninguna herramienta puede ${promise}: no lo prometas.`)
    );
  // "6-month warranty": how long it holds says it, and is held against what the merchant wrote.
  const holding = piecesNear(judging, piece, "length").find(({ about }) => about === "warranty");
  if (promise === "garantizar" && holding !== undefined && denialAt(judging.read, holding) === null)
    return judgeLength(holding, judging);
  const delivery = backing === "any words" ? null : ofDelivery(piece, judging);
  if (delivery !== null) return delivery;
  const sentence = sentenceText(judging, piece);
  const described = GIVES.test(sentence) ? includedIn(piece, judging) : null;
  if (described !== null) return described;
  // Nobody charges for picking up where the shop lets one.
  if (
    judging.know.sheet.pickup.length > 0 &&
    /\bretir(?!amos)|\brecog|\brecoj|\bpick\w* (?:it |them )?up/.test(sentence)
  )
    return approved({ source: "sheet" });
  const bare = (text: string): string => (backing === "any words" ? text : text.replace(backing, " "));
  const own = rootsOf(bare(sentence));
  // "¡Hacemos, sí!" answers what was asked.
  const said = own.size > 0 ? own : rootsOf(judging.customer.texts.at(-1) ?? "");
  const paid = judging.know.sheet.payments.map(({ method }): Written => ({
    source: "sheet",
    folded: method,
  }));
  if (backing === "any words" && isUnheardOf(piece, judging))
    return unbacked("Ningún texto de la tienda habla de eso: no lo ofrezcas.");
  // What the prompt speaks of is for the model: a word that it shares offers nothing.
  const told = judging.know.texts.filter(({ source }) => source !== "prompt");
  const source = (backing === "any words" ? [...told, ...paid] : judging.know.texts).find(
    ({ folded }: Written) =>
      splitSentences(openPage(folded)).some(({ start, end }) => {
        const written = folded.slice(start, end);
        if (backing !== "any words" && !backing.test(written)) return false;
        // What the merchant denies backs nothing: "no arreglamos calzado".
        if (DENIED.test(written) || !isGivenFor(piece, { written, judging })) return false;
        return [...rootsOf(bare(written))].some((root) => said.has(root) && !COMMON.has(root));
      }),
  );
  return source === undefined
    ? unbacked(`Ningún texto de la tienda permite ${promise}: no lo prometas.`)
    : approved({ source: source.source, factId: source.factId ?? null });
}

const RECEIVED = /\b(?:l[oa]s?) (?:tenes|tienes|recibis|recibes)\b/;

/** "Mañana lo tenés": of whom orders so the merchant says the day, which is held against that; null where it doesn't hold. */
function received(piece: PieceOf<"promise">, judging: Judging): Judgement | null {
  if (!RECEIVED.test(judging.read.page.folded.slice(piece.start, piece.end))) return null;
  const day = piecesNear(judging, piece, "day").find(({ about }) => about === "delivery");
  const judgement = day === undefined ? null : judgeDay(day, judging);
  return judgement?.holds === true ? judgement : null;
}

/** "Viene incluida": of what is described with it, in a clause that speaks of the same. */
function includedIn(piece: PieceOf<"promise">, judging: Judging): Judgement | null {
  const subject = subjectOf(piece, judging);
  if (piece.promise !== "regalar" || subject.kind !== "products") return null;
  const said = rootsOf(sentenceText(judging, piece));
  const told = judging.know.measured.find(
    ({ product, source, text }) =>
      source === "product" &&
      subject.products.some(({ id }) => id === product) &&
      foldSame(text)
        .split(/[.;,]/)
        .some(
          (clause) =>
            /^(?!.*\b(?:no|nao|sin|sem)\b).*\b(?:inclu|de (?:regalo|brinde|obsequio))/.test(clause) &&
            sharesRoot(clause, said),
        ),
  );
  return told === undefined ? null : approved(told);
}

const GIVES = /inclu|\bde (?:regalo|brinde|obsequio)\b/;
const INCLUDED = rootsOf(
  "regalo brinde obsequio incluye incluido incluida incluidos incluidas inclui incluso inclusa",
);

function sharesRoot(clause: string, said: ReadonlySet<string>): boolean {
  return [...rootsOf(clause)].some((root) => said.has(root) && !INCLUDED.has(root));
}

/** "Con cualquier colchón va la almohada de regalo": given is what is named beside, for all and so many as are told. */
function isGivenFor(
  piece: PieceOf<"promise">,
  { written, judging: { know, read } }: { written: string; judging: Judging },
): boolean {
  if (piece.promise !== "regalar") return true;
  const sentence = sentenceAt(read.sentences, piece.start);
  if (sentence === undefined) return true;
  const clause = clauseAround(read.page, sentence, piece);
  const heardIn = (text: string): string[] =>
    [...rootsOf(text)].filter((root) => know.heard().has(root) && !COMMON.has(root));
  const lead = read.page.folded.slice(clause.start, piece.start).split(AND).at(-1) ?? "";
  const [rest = ""] = read.page.folded.slice(piece.end, clause.end).split(AND);
  const [before, after] = [heardIn(lead), heardIn(rest)];
  const roots = rootsOf(written);
  const noun = rootsOf(NOUN_BEFORE.exec(lead)?.[1] ?? "");
  if ([...noun].some((root) => !roots.has(root) && !COMMON.has(root))) return false;
  const said = [...before, ...after];
  // "De regalo te llevás la mochila": behind it a verb may stand first.
  const given = before.length > 0 ? before.slice(-1) : after;
  return (
    (given.length === 0 || given.some((root) => roots.has(root))) &&
    said.filter((root) => roots.has(root)).length * 2 >= said.length &&
    (`${lead} ${rest}`.match(OF_ALL) ?? []).every((each) => written.includes(each))
  );
}

/** "Un set de stickers de obsequio" */
const NOUN_BEFORE = /(?<=(?<![\p{L}])(?:un[oa]?s?|el|l[ao]s?|uma?|[ao]s?|de) )(\p{L}{4,}) $/u;
const AND = / (?:y|e|and) /;
/** How many, and that it holds for every one. */
const OF_ALL = /\d+|\bcualquier|\bqualquer/g;

const DENIED =
  /^(?:no|nao|tampoco|ni|we don.t) | (?:no|nao) (?:hac|acept|recib|vend|tom|ofre|d[ae]mos|faz|aceit|arregl|repar|instal|consert)/;

const HEARD = rootsOf("medios formas pago envios compras consultas pedidos ventas atencion");

/** What is offered: the noun after the verb, and the one that it is of. */
const OFFERED =
  /^(?: (?:un[oa]s?|el|la|los|las|tu|su|a|o|os|as|uma?|todo tipo de|tambien|y|any|your))* (\p{L}{4,})(?: (?:de|do|da|of) (?:la |el |los |las )?(\p{L}{4,}))?/u;

/** "Hacemos cambio de pantallas": the merchant may speak of exchanges, but of no screens, and no product is one. */
function isUnheardOf({ end }: PieceOf<"promise">, { know, read }: Judging): boolean {
  const offered = OFFERED.exec(read.page.folded.slice(end, end + 60));
  const nouns = [...rootsOf([offered?.[1], offered?.[2]].filter((word) => word !== undefined).join(" "))];
  return nouns.some((root) => !isGeneric(root) && !HEARD.has(root) && !know.heard().has(root));
}

const [DELIVERY = ""] = rootsOf("envio");
const BUYING = rootsOf(
  "compra pedido orden order llega llegan supera superan pasa pasan paga pagan partir acima arriba over from gasta monto total mas mais",
);

/**
 * "Desde $ 90.000 no lo pagás", "shipping is on us": a delivery that costs nothing, in other words than these. From the
 * merchant's own minimum on it is free, where nothing else is spoken of; else it is held against what else says so.
 */
function ofDelivery(piece: PieceOf<"promise">, judging: Judging): Judgement | null {
  if (piece.promise !== "regalar") return null;
  const { read, know } = judging;
  const at = read.sentences.findIndex(({ start, end }) => piece.start >= start && piece.start < end);
  const [before, sentence] = [read.sentences[at - 1], read.sentences[at]];
  if (sentence === undefined) return null;
  const textOf = (span: Span): string => read.page.folded.slice(span.start, span.end);
  const clause = rootsOf(textOf(clauseAround(read.page, sentence, piece)));
  const isMinimum = piecesNear(judging, piece, "money").some(
    ({ cents, role }) =>
      role === "threshold" && know.sheet.freeShipping.some(({ fromCents }) => fromCents === cents),
  );
  // From that sum on nothing else is free: it may have been spoken of further before.
  const from = isMinimum ? 0 : before?.start;
  const told = from === undefined ? "" : read.page.folded.slice(from, sentence.start);
  const spoken = rootsOf(
    `${told} ${textOf(sentence)}${/\b(?:tarda|demora|llega|enviamos|mandamos|entregamos|repartimos|despachamos)\b/.test(told) ? " envio" : ""}`,
  );
  if (!isMinimum && !clause.has(DELIVERY)) return null;
  const free = judgeFreeShipping({ kind: "free_shipping", start: piece.start, end: piece.end }, judging);
  if (!free.holds) return clause.has(DELIVERY) ? free : null;
  const own = rootsOf(textOf(piece));
  const others = [...(isMinimum ? clause : rootsOf(textOf(sentence)))].filter(
    (root) => root !== DELIVERY && !own.has(root) && !BUYING.has(root) && !COMMON.has(root),
  );
  const places = placesNear(judging, piece);
  return isMinimum && spoken.has(DELIVERY) && others.every((root) => places.has(root)) ? free : null;
}
