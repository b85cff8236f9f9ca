import { matchesOf } from "../text/matches.ts";
import { findNumbered, take, type Page, type Span } from "../text/page.ts";
import { readCount, NUMBER_WORDS } from "../text/numberWords.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Mention } from "./readMentions.ts";
import type { Piece, PieceOf } from "./piece.ts";

const UNITS = new RegExp(
  `\\b(?:qued[ao]n?|restam?|resta|sobra[nm]?)(?: (?:solo|apenas|so|los|las|unas|unos|umas|uns|como|tipo|todavia|ainda|os|as|la|en stock|disponibles?|ultim[oa]s?))* (\\d{1,3}|${NUMBER_WORDS})(?! ?(?:cuotas|dias|horas|minutos|meses|%|(?:mil|MIL)\\b|colores|talles|modelos|opciones|cores|tamanhos)|,? (?:y |e |o |ou )?\\d| (?:en|por|a) (?:r?\\$))(?![\\p{L}\\d/]|[.,]\\d)` +
    `|(?<![\\p{L}\\p{N}.,$])(\\d{1,4}) (?:unidades|pares|pecas|prendas|en stock|em estoque|disponibles?|disponiveis|units)(?! (?:de|te|por))` +
    `|\\b(?:tenemos|hay|temos|tengo) (\\d{1,4}) (?:unidades|pares|pecas) ` +
    `|\\b(?:qued[ao]n?|restam?|sobra)(?: [a-zA-Z]+){0,6}? (?:la |a )?(?:ultim[oa]|unic[oa])(?: (?:unidad|par|peca|prenda|unidade))?\\b` +
    `|\\b(?:tenemos|hay|temos|tengo|quedan) (\\d{1,3}|${NUMBER_WORDS})(?! (?:modelos|opciones|colores|talles|cores))(?= [^.;,\\n]{3,60}? (?:en|em) (?:stock|estoque|deposito))` +
    `|\\b(?:tenemos|hay|temos|tengo|tenho)(?: (?:todavia|ainda|solo|so|apenas|como|unas|unos|umas|uns))* (\\d{1,3}|${NUMBER_WORDS})(?= ?(?:[.,;!)\\n]|$))(?!,? ?(?:y|e|o|ou)? ?\\d)` +
    `|\\bultim[oa] (?:unidad|par|peca|prenda|unidade)\\b` +
    `|(?<=\\b(?:ultim|unic)[oa] [^.;,\\n\\d]{1,40}? )que (?:me |nos )?qued[ao]\\b` +
    `|(?<!\\b[ei][nm] )\\bstock(?: de[^:.\\n]{0,30})?: ?(\\d{1,4})\\b(?! ?(?:[,/;·-]|y|e|o|a|al) ?\\d)|\\bonly (\\d{1,3}) left\\b|(?<![\\p{N}.,$])(\\d{1,3}) left in stock\\b|\\blast (?:one|unit|piece|pair)(?: left)?\\b` +
    `|\\b(?:se )?(?:esta[n]?|van?) (?:por|a punto de) agotar(?:se)?|\\bse agotan? (?:rapido|pronto|enseguida|hoy)|\\bse estan? agotando|\\b(?:esta|estao) acabando|\\bselling out\\b|\\balmost gone\\b` +
    `|\\b(?:vari[oa]s|much[oa]s|muchisim[oa]s|bastantes?|muit[oa]s|plenty of|lots of|many|(?:un|UN) monton de|(?:um|UM) monte de) (?:pares|unidades|pecas|prendas|frascos|cajas|pairs|units|pieces)|\\b(?:stock|estoque) de sobra|\\bde sobra (?:en|em) (?:stock|estoque)` +
    `|\\b(?:la |las |los |as |os )?(?:ultim[oa]s|poc[oa]s|poquit[oa]s|pouqu[a-z]+)(?: (?:unidades|pares|pecas|prendas|\\d{1,2}))?`,
  "gu",
);
const FEW =
  /\b(?:qued[ao]n?|restam?|resta|ultim[oa]s? (?:unidad|par|peca|prenda|\d)|apur\w+|agot\w+|acabando|last|left|selling|gone|stock|estoque|unidades en|hay|tenemos|tengo|temos|sobra)/;
const HOLDS =
  /\b(?:tra[ez]n?|traz(?:em)?|(?:vien?en?|vem)(?: con| com)?|incluyen?|inclui|(?:juego|jogo|set|kit|pack|caja|caixa)(?: (?:de|con|com|tem|tiene))?)(?: las?| os?| as?)? $/;
/** "Llevando 20 unidades": so many are bought. */
const BUYS =
  /\b(?:llev\w+|compr\w+|pid\w+|encarg\w+|lev\w+)(?: l[ao]s| de| [ao]s)? $|\b(?:a partir de|minim[oa](?: de)?) $/;
const MANY = /^(?:vari|much|bastante|muit|plenty|lots|many|un monton|um monte|stock|estoque|de sobra)/;

/** "quedan 2", "la última unidad", "20 unidades": how much there is of something; null where only "few", and "many" where they say so. */
export function readUnits(page: Page, sentences: readonly Sentence[]): PieceOf<"units">[] {
  const pieces: PieceOf<"units">[] = [];
  for (const match of findNumbered(page, UNITS)) {
    const sentence = sentences.find(({ start, end }) => match.start >= start && match.start < end);
    if (sentence === undefined || sentence.question) continue;
    const text = page.folded.slice(sentence.start, sentence.end);
    // "El juego trae 4 piezas" says what it holds.
    const before = page.folded.slice(sentence.start, match.start);
    if (HOLDS.test(before) || BUYS.test(before)) continue;
    const count = match.slice(1).find((group: string | undefined) => group !== undefined);
    if (count === undefined && !FEW.test(text)) continue;
    const numbered = /ultim[oa]s (\d{1,2})/.exec(match[0])?.[1];
    const single = /ultim[oa](?!s)|unic[oa]|^(?:last|que) /.test(match[0]);
    const many = MANY.test(match[0]) && count === undefined;
    const units =
      count !== undefined ? readCount(count) : single ? 1 : numbered === undefined ? null : Number(numbered);
    pieces.push({ kind: "units", start: match.start, end: match.end, units: many ? "many" : units });
    take(page, match);
  }
  return pieces;
}

const SOLD_OUT =
  /\bagotad[oa]s?\b|\bsin stock\b|\bsem estoque\b|\besgotad[oa]s?\b|\bse (?:(?:nos|me|te) )?(?:agot|acab|termin)(?:o|aron)\b|\bacab(?:ou|aram)\b|\bsold out\b|\bout of stock\b|\bindisponi(?:vel|veis)\b/g;
const IN_STOCK =
  /\b(?:disponibles?|disponi(?:vel|veis)|en stock|em estoque|in stock|available|hay stock|tenemos stock|tienen stock|tiene stock|stock disponible|con stock|tem estoque|(?:ao|de volta (?:ao|no)) estoque|(?:volvio|volvieron) (?:a estar|al stock|a entrar)|(?:otra vez|de nuevo) en stock)\b|\bstock del? \b/g;
const AFFIRMED = /^(?:si|sim|yes),|\b(?:lo|la|los|las) (?:tenemos|tengo|hay)\b/;
const HAVE =
  /(?<!\bque )\b(?:nos (?:entraron|entro|ingresaron|ingreso|llegaron|volvieron|volvio)(?! (?:tu|el|la|su) (?:pago|transf|pedido|comprob))|(?:si,? )?(?:lo |la |los |las )?(?:tenemos|tengo|hay)|temos|tem (?!de\b))\b(?! (?:garantias?|cambios?|devolucion|apuro|problemas?|drama|dudas?|troca|pressa)\b|(?: (?:mas|menos) (?:economic|barat|car|linda?s|bueno?s)))(?! (?:empaquetad|preparad|embalad|despachad|list|pront)[oa]s?\b)/g;
const DATUM =
  /\b(?:datos?|dados?|medidas?|porcentaje|porcentagem|composicion|composicao|tabla|tabela|ficha|peso|largo|comprimento|informac\w+|info)\b|\bde \d[\d.,]* ?[a-z]+ no (?:tengo|tenemos|hay)\b/;
const UNKNOWABLE =
  /\b(?:no (?:puedo|pude|podemos|veo|logro)|nao (?:consigo|posso)|consultar el|consultar o|verificar|averigu\w+|sobre|saber)(?: [a-z]+){0,4} $/;
const ASIDE =
  /\b(?:cuando|si|se|quando|avisa\w*|cupones|cupons|talleres|opciones|cuotas|parcelas|medios|metodos|formas|horarios)(?: [a-z]+){0,3} $/;

/** "No tengo nada más barato que la Clara" */
const COMPARED = /\b(?:mas|mais|menos) [a-z]+ (?:que|do que)\b|\bthan\b/;

interface StockContext {
  sentences: readonly Sentence[];
  mentions: readonly Mention[];
  /** What else a shop may have, or not: "no tenemos 2x1 en mallas". */
  conditions: readonly Piece[];
}

const OFFERED = new Set<Piece["kind"]>(["deal", "percent", "instalments", "free_shipping", "means"]);

/** Something is said to be there or sold out. Questions ask and state nothing. */
export function readStock(page: Page, { sentences, mentions, conditions }: StockContext): PieceOf<"stock">[] {
  return sentences.flatMap((sentence) => {
    const introduces = page.raw.slice(sentence.start, sentence.end).endsWith(":");
    const named = mentions.some((mention) => mention.start >= sentence.start && mention.end <= sentence.end);
    // "Esto está disponible:" says nothing yet.
    if (introduces && !named) return [];
    const isCompared = COMPARED.test(page.folded.slice(sentence.start, sentence.end));
    const offers =
      isCompared ||
      conditions.some(
        ({ kind, start, end }) => OFFERED.has(kind) && start >= sentence.start && end <= sentence.end,
      );
    const pieces: PieceOf<"stock">[] = [];
    const text = statedPart(page.folded.slice(sentence.start, sentence.end), sentence.question);
    const add = (match: RegExpExecArray, says: boolean, loose = false): void => {
      const before = text.slice(0, match.index);
      if (UNKNOWABLE.test(before) || ASIDE.test(before)) return;
      const start = sentence.start + match.index;
      // "No me quedan, se terminaron": behind the comma nothing is denied any more.
      const available = isNegated(before) && (says || !before.endsWith(", ")) ? !says : says;
      // "No tengo el dato" is of no goods.
      if (loose && (available ? offers && !named : !named || offers || DATUM.test(text))) return;
      pieces.push({ kind: "stock", start, end: start + match[0].trimEnd().length, available });
    };
    // "Agotado: 36, 40" is a list of options.
    const isLabel = (match: RegExpExecArray): boolean =>
      match.index === 0 && /^[*_ ]*:/.test(text.slice(match.index + match[0].length));
    for (const match of matchesOf(text, SOLD_OUT)) if (!isLabel(match)) add(match, false);
    for (const match of matchesOf(text, IN_STOCK)) if (!isLabel(match)) add(match, true);
    if (pieces.length === 0 && (named || AFFIRMED.test(text))) {
      for (const match of matchesOf(text, HAVE)) add(match, true, true);
    }
    return pieces;
  });
}

/** "O chapéu está em estoque, quer o link?": before the question something is stated. */
function statedPart(text: string, question: boolean): string {
  return question ? (/^([^¿]+), (?:quer|queres|te |voce|posso|puedo)/.exec(text)?.[1] ?? "") : text;
}

/** "no", "sin" and the like reach over the next few words. */
export function isNegated(before: string): boolean {
  return /\b(?:no|nao|tampoco|ni|sin|sem|not|nunca|jamas)(?: (?!si\b|pero\b|mas\b)[a-z]+){0,4},? ?$/.test(
    before.replace(/^(?:no|nao),/, ""),
  );
}

export function sentenceAt<T extends Span>(spans: readonly T[], at: number): T | undefined {
  return spans.find(({ start, end }) => at >= start && at < end);
}
