import type { Piece } from "../read/piece.ts";
import type { About, Statement } from "./statements.ts";

export interface Question {
  about: About;
  /** Roots of the places the sentence names, "interior" for the rest of a country. */
  places: ReadonlySet<string>;
  /** Of the same sort, so that they could be taken for one another. */
  sameSort(piece: Piece): boolean;
  sameValue(piece: Piece): boolean;
}

/** Roots that nearly every sentence about buying has; they bind nothing. */
const COMMON = new Set(
  "compra producto tienda loja local web envio descuento cuota dia hora gratis partir desde precio pedido tener plazo prazo demora llega mes garantia pod pued".split(
    " ",
  ),
);

/**
 * The statement of the merchant that says what a reply says, about the same thing. Where another
 * statement of the sort fits the words clearly better, the reply has mixed them up.
 */
export function matchStatement(statements: readonly Statement[], question: Question): Statement | null {
  const sort = statements.filter(
    (statement) => question.sameSort(statement.piece) && agrees(statement, { question, statements }),
  );
  const weights = weigh(sort);
  const scored = sort.map((statement) => ({ statement, score: scoreOf(statement, question, weights) }));
  const best = (same: boolean): { statement: Statement; score: number } | null =>
    scored
      .filter(({ statement }) => question.sameValue(statement.piece) === same)
      .reduce<{ statement: Statement; score: number } | null>(
        (top, each) => (top === null || each.score > top.score ? each : top),
        null,
      );
  const own = best(true);
  if (own === null) return null;
  const rival = best(false);
  const specific = [...question.about.context].some((root) => !COMMON.has(root));
  if (specific && own.score === 0 && rival !== null) return null;
  return rival !== null && rival.score > own.score * 1.5 + 0.01 ? null : own.statement;
}

/** Ways to pay, days and places don't contradict each other. */
function agrees(
  { about, zone }: Statement,
  { question, statements }: { question: Question; statements: readonly Statement[] },
): boolean {
  const { methods, weekdays } = question.about;
  if (methods.size > 0 && about.methods.size > 0 && !intersects(methods, about.methods)) return false;
  if (weekdays.size > 0 && about.weekdays.size > 0 && !intersects(weekdays, about.weekdays)) return false;
  // What holds on Fridays is not said of every day.
  if (weekdays.size === 7 && about.weekdays.size > 0 && about.weekdays.size < 7) return false;
  if (question.places.size === 0) return true;
  if (zone === null) return !isElsewhere(about, { question, statements });
  // "Región Metropolitana" is none of the "Regiones" that are named.
  const isWhole = (each: ReadonlySet<string>): boolean =>
    [...each].every((root) => question.places.has(root));
  if (intersects(question.places, zone))
    return (
      isWhole(zone) ||
      !statements.some((other) => other.zone !== null && intersects(other.zone, zone) && isWhole(other.zone))
    );
  const named = statements.some((other) => other.zone !== null && intersects(question.places, other.zone));
  return zone.has(REST) && !named && !question.places.has(REST);
}

/** "En Curitiba entregamos no mesmo dia" says nothing of where else the sentence names. */
function isElsewhere(
  { context }: About,
  { question, statements }: { question: Question; statements: readonly Statement[] },
): boolean {
  if (question.places.has(REST) || intersects(context, question.places)) return false;
  return statements.some(
    ({ zone }) =>
      zone !== null && !zone.has(REST) && zone.size > 0 && [...zone].every((root) => context.has(root)),
  );
}

/** The name of the family of "resto del país", "interior", "demais regiões". */
export const REST = "interior";

function weigh(statements: readonly Statement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { about } of statements) {
    for (const root of about.context) counts.set(root, (counts.get(root) ?? 0) + 1);
  }
  return counts;
}

/** Rare words bind more than those that many statements share. */
function scoreOf({ about }: Statement, question: Question, counts: ReadonlyMap<string, number>): number {
  // A way to pay binds, in whatever form it is named.
  let score = intersects(question.about.methods, about.methods) ? 0.5 : 0;
  for (const root of question.about.context) {
    if (!about.context.has(root)) continue;
    const weight = (COMMON.has(root) ? 0.1 : 1) / (counts.get(root) ?? 1);
    const near = question.about.roots.has(root) && about.roots.has(root);
    score += near ? weight : weight / 2;
  }
  return score;
}

export function intersects<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const each of a) if (b.has(each)) return true;
  return false;
}
