import { matchesOf } from "../text/matches.ts";
import { intersects, matchStatement, type Question } from "../know/matchStatement.ts";
import { payablePrices, regularPrices } from "../know/knownProducts.ts";
import type { About, Statement } from "../know/statements.ts";
import type { Piece, PieceOf } from "../read/piece.ts";
import { sentenceAt } from "../read/readStock.ts";
import { weekdaysIn } from "../read/readTimes.ts";
import type { Span } from "../text/page.ts";
import { clauseAround } from "../text/sentences.ts";
import { methodsIn, rootsOf } from "../text/words.ts";
import { piecesNear, questionAt, sentenceText, subjectOf, type Judging } from "./context.ts";
import { approved, backed, derived, unbacked, wrong, type Judgement } from "./judgement.ts";
import { isOf, isOfNamed, isOnGoods } from "./onGoods.ts";
import { mentionsIn } from "./subject.ts";

/** A percentage off: of a coupon, a way to pay, a promotion, or as the merchant wrote it. */
export function judgePercent(piece: PieceOf<"percent">, judging: Judging): Judgement {
  const { read, know } = judging;
  const part = partAround(piece, judging);
  const codes = read.pieces.filter(
    (each): each is PieceOf<"coupon"> =>
      each.kind === "coupon" && each.start >= part.start && each.end <= part.end,
  );
  const text = read.page.folded.slice(part.start, part.end);
  const coupons = (
    codes.length > 0 || methodsIn(text).size > 0
      ? codes
      : piecesNear(judging, piece, "coupon").filter((coupon) => !hasOwn(coupon, judging))
  ).flatMap(({ code }) => know.coupons.get(code.toLowerCase()) ?? []);
  if (coupons.length > 0) {
    const fact = coupons.flatMap(({ percents }) => percents).find(({ percent }) => percent === piece.percent);
    return fact === undefined
      ? wrong(`El cupón ${coupons.map(({ code }) => code).join(", ")} no descuenta ${piece.percent} %.`)
      : backed([fact.factId]);
  }
  const ofGoods = ofPromotion(piece, judging);
  // A product's own promotion holds every day and however it is paid, and is none of one day or way to pay.
  const isBound = weekdaysIn(text).size > 0 || methodsIn(text).size > 0;
  const own = ofGoods?.holds === true && isBound ? null : ofGoods;
  if (own?.holds === true) return own;
  const asked = questionAt(judging, piece, {
    sameSort: (other: Piece) => other.kind === "percent",
    sameValue: (other: Piece) => other.kind === "percent" && other.percent === piece.percent,
  });
  const question = onDays(asked, judging, piece);
  const methods = methodsIn(text);
  const about = methods.size > 0 ? { ...question.about, methods, context: rootsOf(text) } : question.about;
  const statement = matchStatement(
    know.statements.filter(
      (each) =>
        isSpokenOf(each, about) &&
        isOnGoods(each, piece, judging) &&
        (about.methods.size === 0 || intersects(about.methods, each.about.methods)),
    ),
    { ...question, about },
  );
  const others = waysBeside(piece, judging);
  if (others.some((percent) => percent !== piece.percent))
    return wrong(`No todas esas formas de pago tienen ${piece.percent} % de descuento.`);
  const bound =
    about.methods.size === 0 || (statement !== null && intersects(about.methods, statement.about.methods));
  if (statement !== null && bound && (own === null || about.methods.size > 0)) return approved(statement);
  if (statement !== null && bound && isOfNamed(statement, piece, judging)) return approved(statement);
  return own ?? unbacked(`Ningún dato de la tienda da ${piece.percent} % de descuento para eso.`);
}

const JOINED = /^(?:[ ,]|o|u|y|e|ou|como|por|con|com|en|em|a|el|la|los|las)*$/;

/** "Pagando en OXXO o por SPEI tenés 5%": what the sheet takes off for each of the ways to pay that are named as one. */
function waysBeside(piece: Span, judging: Judging): (number | null)[] {
  const { payments } = judging.know.sheet;
  const sentence = sentenceAt(judging.read.sentences, piece.start);
  if (sentence === undefined || piecesNear(judging, piece, "percent").length > 1) return [];
  const text = judging.read.page.folded.slice(sentence.start, piece.start);
  const rootsOfOthers = (method: string): Set<string> =>
    rootsOf(payments.flatMap((other) => (other.method === method ? [] : [other.method])).join(" "));
  const ways = payments
    .flatMap(({ method, discountPercent }) => {
      const others = rootsOfOthers(method);
      const word = [...rootsOf(method)].find((root) => !others.has(root) && text.includes(root));
      const at = word === undefined ? -1 : text.lastIndexOf(word);
      const until = at + (/^\p{L}*/u.exec(text.slice(at))?.[0].length ?? 0);
      return at < 0 ? [] : [{ at, until, discountPercent }];
    })
    .sort((a, b) => b.at - a.at);
  const apart = ways.findIndex(
    ({ until }, index) => index > 0 && !JOINED.test(text.slice(until, ways[index - 1]?.at)),
  );
  const together = apart === -1 ? ways : ways.slice(0, apart);
  return together.length > 1 ? together.map(({ discountPercent }) => discountPercent) : [];
}

/** "… y además el cupón X te descuenta $ 3.000": what it gives stands beside it. */
function hasOwn(coupon: Span, judging: Judging): boolean {
  const part = partAround(coupon, judging);
  return judging.read.pieces.some(
    ({ kind, start, end }) =>
      (kind === "percent" || kind === "money") && start >= part.start && end <= part.end,
  );
}

/** What a day of the week is named for is none of what holds every day, of one way to pay that is not named. */
function isSpokenOf({ about }: Statement, { weekdays, methods }: About): boolean {
  return (
    weekdays.size === 0 ||
    about.weekdays.size > 0 ||
    about.methods.size === 0 ||
    intersects(methods, about.methods)
  );
}

/** "5% no Pix e 10% com o cupom": each percentage has its own words. */
export function partAround(piece: Span, { read }: Judging): Span {
  const sentence = sentenceAt(read.sentences, piece.start) ?? piece;
  const text = read.page.folded.slice(sentence.start, sentence.end);
  const breaks = [
    ...matchesOf(
      text,
      /[,;:.](?= |$)| (?:y|e|o|ou) (?=(?:ademas |tambien )?(?:un |um |el |o |otro )?(?:\d|con\b|com\b|el cup|o cup|por\b|e[nm]\b))/g,
    ),
  ].map(({ index }) => sentence.start + index);
  return {
    start: breaks.filter((at) => at < piece.start).at(-1) ?? sentence.start,
    end: breaks.find((at) => at >= piece.end) ?? sentence.end,
  };
}

/** What a product's promotion comes to in percent, rounded as shops do; null where no product is spoken of. */
function ofPromotion(piece: PieceOf<"percent">, judging: Judging): Judgement | null {
  const sentence = sentenceAt(judging.read.sentences, piece.start);
  if (sentence === undefined) return null;
  const subject = subjectOf(piece, judging);
  const named = mentionsIn(judging.read, sentence).length > 0;
  if (subject.kind !== "products") return null;
  for (const product of subject.products) {
    for (const regular of regularPrices(product)) {
      for (const payable of payablePrices(product)) {
        const exact = (1 - payable.cents / regular.cents) * 100;
        if (payable.promotional && Math.abs(exact - piece.percent) < 1 && piece.percent <= Math.ceil(exact))
          return derived([regular.factId, payable.factId]);
      }
    }
  }
  return named
    ? wrong(
        `${subject.products.map(({ name }) => name).join(" / ")} no tiene ${piece.percent} % de descuento.`,
      )
    : null;
}

/** "2x1" and the like are the merchant's own words or nothing. */
export function judgeDeal(piece: PieceOf<"deal">, judging: Judging): Judgement {
  const statement = matchStatement(
    judging.know.statements.filter(({ about }) => isOf(about.context, piece, judging)),
    onDays(
      questionAt(judging, piece, {
        sameSort: (other: Piece) => other.kind === "deal",
        sameValue: (other: Piece) => other.kind === "deal" && other.deal === piece.deal,
      }),
      judging,
      piece,
    ),
  );
  return statement === null
    ? unbacked("Ningún texto de la tienda anuncia esa promoción.")
    : approved(statement);
}

/** "Hoy hay 2x1": on no other day is it asked for. */
function onDays(question: Question, judging: Judging, piece: Span): Question {
  const isToday =
    question.about.weekdays.size === 0 && /\b(?:hoy|hoje|today)\b/.test(sentenceText(judging, piece));
  return isToday
    ? { ...question, about: { ...question.about, weekdays: new Set([judging.know.today.weekday]) } }
    : question;
}

const BANK =
  /\b(?:visa|master(?:card)?|amex|naranja|cabal|tarjeta \w+|banco \w+|galicia|santander|bbva|macro|nacion|provincia|elo|nubank|itau|bradesco)\b/g;

const ANY_SUM =
  /\b(?:cualquier|qualquer|toda|todas (?:las|tus)|todas as) (?:compras?|pedidos?|montos?|importes?|valor(?:es)?|productos?|produtos?)\b|\b(?:sin|sem) (?:un |monto |compra |valor )*minim[oa]\b|\bany (?:purchase|order|amount)\b/;
const ANY_CARD = /\b(?:cualquier|todas las|qualquer) (?:tarjeta|banco|cartao)/;

/** Number of instalments, with or without interest, for this product and this card. */
export function judgeInstalments(piece: PieceOf<"instalments">, judging: Judging): Judgement {
  const { know } = judging;
  const text = sentenceText(judging, piece);
  const banks = new Set(matchesOf(text, BANK).map(([name]) => name));
  const sentence = sentenceAt(judging.read.sentences, piece.start) ?? piece;
  const clause = clauseAround(judging.read.page, sentence, piece);
  const isAny = ANY_CARD.test(judging.read.page.folded.slice(clause.start, clause.end));
  const offered = know.sheet.instalments.filter(
    ({ count, interestFree, method }) =>
      (count === piece.count || (piece.upTo && count >= piece.count)) &&
      (piece.interestFree === null || piece.interestFree === interestFree) &&
      (method === null || (!isAny && [...banks].every((bank) => hasBank(method, bank)))),
  );
  if (offered.length > 0) {
    const price = reachedBy(piece, judging);
    const ofAny = ANY_SUM.test(text);
    const fitting = offered.filter(
      ({ minCents }) => minCents === null || (!ofAny && (price === null || price >= minCents)),
    );
    return fitting.length > 0
      ? approved({ source: "sheet" })
      : wrong(`No llega al mínimo para ${piece.count} cuotas.`);
  }
  const statement = matchStatement(
    know.statements.filter(({ source }) => source !== "sheet"),
    questionAt(judging, piece, {
      sameSort: (other: Piece) => other.kind === "instalments",
      sameValue: (other: Piece) =>
        other.kind === "instalments" &&
        (other.count === piece.count || (other.upTo && piece.count <= other.count)) &&
        (piece.interestFree !== true || other.interestFree === true),
    }),
  );
  if (statement !== null) return approved(statement);
  const interest = piece.interestFree === true ? " sin interés" : "";
  return unbacked(`Ningún dato de la tienda ofrece ${piece.count} cuotas${interest}.`);
}

function hasBank(method: string, bank: string): boolean {
  const roots = [...rootsOf(method)];
  // "Master" is Mastercard.
  return [...rootsOf(bank)].every((root) => roots.some((own) => own.startsWith(root)));
}

/** What is spoken of costs less than these instalments are from. */
export function fallsShort(piece: PieceOf<"instalments">, judging: Judging): boolean {
  const subject = subjectOf(piece, judging);
  if (subject.kind !== "products") return false;
  const most = Math.max(
    0,
    ...subject.products.flatMap((product) => payablePrices(product).map(({ cents }) => cents)),
  );
  const offered = judging.know.sheet.instalments.filter(({ count }) => count === piece.count);
  return offered.length > 0 && offered.every(({ minCents }) => minCents !== null && most < minCents);
}

/** The most that what the sentence is about costs; null where it is about nothing in particular. */
function reachedBy(piece: PieceOf<"instalments">, judging: Judging): number | null {
  const amounts = piecesNear(judging, piece, "money").filter(({ role }) => role !== "instalment");
  const part = partAround(piece, judging);
  if (amounts.some(({ role, start, end }) => role === "threshold" && start >= part.start && end <= part.end))
    return null;
  const sentence = sentenceAt(judging.read.sentences, piece.start);
  const subject = subjectOf(piece, judging);
  if (sentence === undefined || subject.kind !== "products") return null;
  const prices = subject.products.flatMap((product) => payablePrices(product).map(({ cents }) => cents));
  const stated = amounts.map(({ cents }) => cents);
  return prices.length + stated.length === 0 ? null : Math.max(...prices, ...stated);
}
