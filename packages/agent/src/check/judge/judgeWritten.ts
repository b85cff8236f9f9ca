import { matchesOf } from "../text/matches.ts";
import type { Knowledge } from "../know/knowledge.ts";
import type { Source } from "../know/statements.ts";
import type { PieceOf } from "../read/piece.ts";
import type { KnownCoupon } from "../know/knownOrders.ts";
import type { KnownProduct } from "../know/knownProducts.ts";
import { sentenceAt } from "../read/readStock.ts";
import type { Span } from "../text/page.ts";
import { mentionsIn } from "./subject.ts";
import { foldSame } from "../text/page.ts";
import type { Judging } from "./context.ts";
import { approved, backed, ECHO, unbacked, wrong, type Judgement } from "./judgement.ts";

interface Written {
  source: Source;
  factId?: string;
}

function findText(know: Knowledge, test: (folded: string) => boolean): Written | null {
  return know.texts.find(({ folded }) => test(folded)) ?? null;
}

/** Telephone numbers by their last ten digits, written in any grouping. */
export function judgePhone(piece: PieceOf<"phone">, { know, customer, read }: Judging): Judgement {
  const digits = national(piece.digits);
  const written = findText(know, (folded) => numbersIn(folded).some((other) => samePhone(other, digits)));
  if (written !== null) return approved(written);
  if (customer.digits.includes(digits)) return ECHO;
  // "Aveo 2008-2017": what goods are described with is none.
  const told = know.measured.find(({ text }) => text.includes(read.page.raw.slice(piece.start, piece.end)));
  if (told !== undefined) return approved(told);
  return unbacked("Ese teléfono no lo escribió la tienda.");
}

/** Without what is dialled before it: country, long distance and mobile prefixes. */
function national(digits: string): string {
  return digits
    .replace(/^00/, "")
    .replace(/^(?:54|55)(?=\d{10,})/, "")
    .replace(/^0(?=\d{8,})/, "")
    .replace(/^9(?=\d{10}$)/, "");
}

function numbersIn(folded: string): string[] {
  return matchesOf(folded, /\+?[\d(][\d ().-]{4,22}\d/g).map(([text]) => national(text.replace(/\D/g, "")));
}

function samePhone(written: string, stated: string): boolean {
  if (written.length < 6) return false;
  if (written === stated) return true;
  // One of the two without its area code.
  const [short, long] = written.length < stated.length ? [written, stated] : [stated, written];
  return short.length >= 7 && long.endsWith(short);
}

export function judgeEmail(piece: PieceOf<"email">, { know, customer }: Judging): Judgement {
  const email = foldSame(piece.email);
  const inDetails = foldSame(know.sheet.paymentDetails ?? "").includes(email);
  if (inDetails) return approved({ source: "sheet" });
  const whole = (folded: string): boolean => {
    const at = folded.indexOf(email);
    return (
      at !== -1 &&
      !/[\p{L}\p{N}._%+-]$/u.test(folded.slice(0, at)) &&
      !/^[\p{L}\p{N}-]/u.test(folded.slice(at + email.length))
    );
  };
  const written = findText(know, whole);
  if (written !== null) return approved(written);
  if (whole(customer.folded)) return ECHO;
  return unbacked("Ese correo no lo escribió la tienda.");
}

/** As the merchant wrote it, alone or in an address: "instagram.com/danzarina.ar". */
export function judgeHandle(piece: PieceOf<"handle">, { know, customer }: Judging): Judgement {
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}._-])${escape(piece.handle)}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
    "u",
  );
  const written = findText(know, (folded) => whole.test(folded));
  if (written !== null) return approved(written);
  if (whole.test(customer.folded)) return ECHO;
  return unbacked(`Esa cuenta no la escribió la tienda: @${piece.handle}.`);
}

/** A street with its number, or a town: as the merchant wrote it where he says where the shop is. */
export function judgePlace(piece: PieceOf<"place">, { know, read }: Judging): Judgement {
  const words = piece.words.map((word) => foldSame(word));
  const { number } = piece;
  // "San Martín al 800" is the block of 845.
  const block =
    number?.endsWith("00") === true && / al /.test(read.page.folded.slice(piece.start, piece.end));
  const written = block ? number?.replace(/00$/, "\\d\\d") : number;
  const about = know.texts.filter(({ zone }) => zone === undefined || zone === null);
  const source = about.find(({ folded }) => {
    if (!words.every((word) => new RegExp(`(?<![\\p{L}])${escape(word)}(?![\\p{L}])`, "u").test(folded)))
      return false;
    if (number === null) return true;
    const last = words.at(-1) ?? "";
    return new RegExp(`${escape(words[0] ?? last)}[^\\n]{0,40}(?<!\\d)${written}(?!\\d)`).test(folded);
  });
  return source === undefined ? unbacked("Esa dirección no la escribió la tienda.") : approved(source);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Where to pay: letter by letter from the block the merchant filled in for it, and from nowhere else. */
export function judgePayment(piece: PieceOf<"payment">, { know }: Judging): Judgement {
  const details = know.sheet.paymentDetails ?? "";
  const number = piece.what === "account" || (piece.what === "tax_id" && /^[\d ./-]+$/.test(piece.token));
  const holds = number
    ? groupsOf(details).includes(piece.token.replace(/\D/g, ""))
    : new RegExp(
        `(?<![\\p{L}\\p{N}.@-])${escape(piece.token)}(?![\\p{L}\\p{N}@-]|\\.[\\p{L}\\p{N}])`,
        "u",
      ).test(details);
  if (holds) return approved({ source: "sheet" });
  return wrong("Los datos de pago salen solo del bloque que cargó la tienda, letra por letra.");
}

function groupsOf(details: string): string[] {
  return matchesOf(details, /\d(?:[ ./-]?\d)*/g).map(([text]) => text.replace(/\D/g, ""));
}

/** It is limited to other goods than all that are named beside it. */
function isOfOthers(
  piece: Span,
  { coupon, judging: { know, read } }: { coupon: KnownCoupon; judging: Judging },
): boolean {
  const sentence = sentenceAt(read.sentences, piece.start);
  if (sentence === undefined || coupon.goods.length === 0) return false;
  const isMeant = ({ named }: KnownProduct): boolean =>
    coupon.goods.some((roots) => named.words.some(({ root }) => roots.has(root)));
  const named = mentionsIn(read, sentence).flatMap(({ products }) =>
    products.flatMap((id) => know.products.get(id) ?? []),
  );
  // A category that no product is named after says nothing of any.
  return named.length > 0 && !named.some(isMeant) && [...know.products.values()].some(isMeant);
}

/** A coupon that can be used, or one the customer asked about and is told doesn't count. */
export function judgeCoupon(piece: PieceOf<"coupon">, judging: Judging): Judgement {
  const { know, customer, read } = judging;
  const code = piece.code.toLowerCase();
  const coupon = know.coupons.get(code);
  if (coupon !== undefined)
    return isOfOthers(piece, { coupon, judging })
      ? wrong(`El cupón ${coupon.code} no vale para eso.`)
      : backed([coupon.factId]);
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escape(foldSame(code))}(?![\\p{L}\\p{N}])`, "u");
  const written = findText(know, (folded) => whole.test(folded));
  if (written !== null) return approved(written);
  const sentence = read.page.folded.slice(Math.max(0, piece.start - 80), piece.start);
  if (whole.test(customer.folded) && /\b(?:no|nao|not|ningun)\b[^.]*$/.test(sentence)) return ECHO;
  return unbacked(`Ninguna herramienta devolvió el cupón ${piece.code}.`);
}
