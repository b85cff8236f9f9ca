import { matchStatement, intersects, REST } from "../know/matchStatement.ts";
import type { KnownOrder } from "../know/knownOrders.ts";
import type { Statement } from "../know/statements.ts";
import type { Piece, PieceOf } from "../read/piece.ts";
import { NOON } from "../read/readHours.ts";
import { sameLength } from "../read/readTimes.ts";
import { placeRoots, rootsOf } from "../text/words.ts";
import {
  fitsZone,
  namesZone,
  piecesNear,
  placesNear,
  questionAt,
  sentenceText,
  subjectOf,
  zoneIn,
  type Judging,
} from "./context.ts";
import { isNamedIn, judgeWarranty, namedBefore } from "./judgeWarranty.ts";
import { ordersAt } from "./judgeOrders.ts";
import { approved, backed, unbacked, wrong, type Judgement } from "./judgement.ts";

const NAMES = {
  delivery: "de entrega",
  exchange: "de cambio",
  warranty: "de garantía",
  expiry: "de vencimiento",
};

/** How long a delivery takes, an exchange or warranty holds. */
export function judgeLength(piece: PieceOf<"length">, judging: Judging): Judgement {
  const { know } = judging;
  const refused = piece.about === "warranty" ? judgeWarranty(piece, judging) : null;
  if (refused !== null) return refused;
  const statement = matchStatement(
    know.statements.filter((each) => !isOfOthers(each, piece, judging)),
    questionAt(judging, piece, {
      sameSort: (other: Piece) => other.kind === "length" && other.about === piece.about,
      sameValue: (other: Piece) => other.kind === "length" && sameLength(other.length, piece.length),
    }),
  );
  const isElsewhere = isOfOtherZone(piece, judging);
  if (statement !== null && !isElsewhere) return approved(statement);
  if (!isElsewhere) {
    const told = know.statements.find((each) => isToldSo(each, piece, judging));
    if (told !== undefined) return approved(told);
  }
  return unbacked(`Ningún dato de la tienda da ese plazo ${NAMES[piece.about]}.`);
}

/** In other words for the same: most of a sentence of the merchant's, or the time of the zone that is named. */
function isToldSo(stated: Statement, piece: PieceOf<"length">, judging: Judging): boolean {
  if (stated.piece.kind !== "length" || !sameLength(stated.piece.length, piece.length)) return false;
  if (piece.about === "delivery" && stated.source === "sheet" && stated.zone !== null)
    return (
      stated.piece.about === "delivery" &&
      zonesNamed(piece, judging).some((roots) => isSame(roots, stated.zone))
    );
  // "Mandanos una foto dentro de las 24 horas": what is read here as a delivery is told of something else.
  if (piece.about !== "delivery" || stated.piece.about === "delivery") return false;
  if (stated.zone !== null || stated.source === "prompt" || stated.source === "product") return false;
  const said = rootsOf(sentenceText(judging, piece));
  return [...said].filter((root) => stated.about.context.has(root)).length >= ENOUGH;
}

/** So many words of a sentence are no chance. */
const ENOUGH = 4;

/** Zones of the sheet that a sentence names, by their roots: of quarters and towns the one that they are in. */
function zonesNamed(piece: PieceOf<"length">, judging: Judging): ReadonlySet<string>[] {
  // "A regiones" alone names no place.
  if (![...placesNear(judging, piece)].some((root) => root !== REST)) return [];
  const named = judging.know.sheet.shipping.filter(({ zone }) => namesZone(zone, piece, judging));
  const entries =
    named.length > 0
      ? named
      : judging.know.sheet.shipping.filter(
          ({ zone }) => rootsOf(zone).has(REST) && fitsZone(zone, piece, judging),
        );
  return entries.map(({ zone }) => placeRoots(zone));
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string> | null): boolean {
  return other !== null && one.size === other.size && [...one].every((root) => other.has(root));
}

/** Before it is sent. */
const MAKING = /^ (?:de|para) (?:produc|fabric|confec|elabor|prepar|armad|impres|bordad)/;

/** "Rosario: $ 1.800 (24 hs)" of a zone for which the sheet says another time. */
function isOfOtherZone(piece: PieceOf<"length">, judging: Judging): boolean {
  if (piece.about !== "delivery" || MAKING.test(judging.read.page.folded.slice(piece.end))) return false;
  const entry = zoneIn(piece, judging);
  const named = entry === null ? zonesNamed(piece, judging) : [placeRoots(entry.zone)];
  const [roots] = named;
  if (roots === undefined || named.length > 1) return false;
  const own = judging.know.statements.flatMap(({ piece: stated, zone }) =>
    stated.kind === "length" && stated.about === "delivery" && isSame(roots, zone) ? [stated.length] : [],
  );
  return own.length > 0 && !own.some((length) => sameLength(length, piece.length));
}

/** "Los cascos tienen 1 año de garantía" says nothing of a lamp: what it is said of is sold here, and is not spoken of. */
function isOfOthers(statement: Statement, piece: PieceOf<"length">, judging: Judging): boolean {
  const subject = subjectOf(piece, judging);
  if (subject.kind !== "products" || piece.about === "delivery") return false;
  const isNamed = isNamedIn(namedBefore(statement));
  return !subject.products.some(isNamed) && [...judging.know.products.values()].some(isNamed);
}

/** A day on which something arrives, or until which a coupon holds. */
export function judgeDay(piece: PieceOf<"day">, judging: Judging): Judgement {
  const { know, read } = judging;
  const { days } = piece;
  if (days === null) return unbacked("Ninguna herramienta dio esa fecha.");
  if (piece.about === "order") return judgePlaced(days, ordersAt(piece, judging));
  const numbers = read.pieces.flatMap((each) => (each.kind === "order" ? [each.number] : []));
  const orders =
    numbers.length > 0
      ? numbers.flatMap((number) => know.orders.get(number) ?? [])
      : [...know.orders.values()];
  const coupons = piecesNear(judging, piece, "coupon").flatMap(
    ({ code }) => know.coupons.get(code.toLowerCase()) ?? [],
  );
  const known = piece.about === "coupon" ? coupons : orders;
  const fact = known.flatMap((each) => each.days).find(({ day }) => day >= days.from && day <= days.until);
  if (fact !== undefined) return backed([fact.factId]);
  const statement = matchStatement(
    know.statements,
    questionAt(judging, piece, {
      sameSort: (other: Piece) => other.kind === "day" && other.about === piece.about,
      sameValue: (other: Piece) =>
        other.kind === "day" && other.days?.from === days.from && other.days.until === days.until,
    }),
  );
  if (statement === null) return unbacked("Ninguna herramienta dio esa fecha.");
  const [condition, said] = [BEFORE_HOUR.exec(statement.text), BEFORE_HOUR.exec(read.page.folded)];
  if (condition !== null && condition[1] !== said?.[1])
    return unbacked("Ese plazo vale solo con su condición: decila.");
  return approved(statement);
}

/** The day on which an order was placed. */
function judgePlaced(
  { from, until }: NonNullable<PieceOf<"day">["days"]>,
  orders: readonly KnownOrder[],
): Judgement {
  const placed = orders.flatMap((order) => order.placed);
  const fact = placed.find(({ day }) => day >= from && day <= until);
  if (fact !== undefined) return backed([fact.factId]);
  return placed.length === 0
    ? unbacked("Ninguna herramienta dijo cuándo se hizo ese pedido.")
    : wrong(`Ese pedido es del ${placed.map(({ day }) => day).join(", ")}.`);
}

/** "comprando antes de las 13": for whom the day holds. */
const BEFORE_HOUR = /\b(?:antes|hasta|ate) (?:de )?(?:las? |as )?(\d{1,2})(?!\d)/;

type Hours = PieceOf<"hours">;

/** Opening hours, and days on which the shop is open or closed. */
export function judgeHours(piece: Hours, judging: Judging): Judgement {
  const stated = judging.know.statements.filter(
    (each): each is Statement & { piece: Hours } => each.piece.kind === "hours",
  );
  if (piece.from === null && piece.to === null) return judgeOpenDays(piece, stated);
  const within = stated.filter(
    ({ piece: other }) =>
      (piece.from === null || isSameTime(piece.from, other.from)) &&
      (piece.to === null || isSameTime(piece.to, other.to)) &&
      !other.closed,
  );
  const match = within.find(
    ({ piece: other }) =>
      piece.weekdays.size === 0 || other.weekdays.size === 0 || isSubset(piece.weekdays, other.weekdays),
  );
  if (match !== undefined) return approved(match);
  return stated.length === 0
    ? unbacked("Ningún dato de la tienda da un horario.")
    : wrong("Ese horario no es el que escribió la tienda.");
}

/** "hasta las 8" is until 20:00 as well. */
function isSameTime(said: number, written: number | null): boolean {
  return written !== null && (written === said || (said < NOON && written === said + NOON));
}

function judgeOpenDays(piece: Hours, stated: readonly (Statement & { piece: Hours })[]): Judgement {
  const open = stated.filter(({ piece: other }) => !other.closed && other.weekdays.size > 0);
  const closed = stated.filter(({ piece: other }) => other.closed);
  const saysOpen = open.find(({ piece: other }) => intersects(piece.weekdays, other.weekdays));
  const saysClosed = closed.find(({ piece: other }) => isSubset(piece.weekdays, other.weekdays));
  if (piece.closed) {
    if (saysClosed !== undefined) return approved(saysClosed);
    return saysOpen === undefined && open[0] !== undefined
      ? approved(open[0])
      : wrong("La tienda no escribió que esos días esté cerrado.");
  }
  const all = new Set(open.flatMap(({ piece: other }) => [...other.weekdays]));
  return saysOpen !== undefined && isSubset(piece.weekdays, all)
    ? approved(saysOpen)
    : unbacked("La tienda no escribió que abra esos días.");
}

function isSubset<T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean {
  return [...part].every((each) => whole.has(each));
}
