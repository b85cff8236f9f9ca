import type { Fact } from "../../result.ts";
import type { PieceOf } from "../read/piece.ts";
import { foldSame } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { judgePercent } from "./judgeConditions.ts";
import { piecesNear, type Judging } from "./context.ts";
import { approved, backed, ECHO, unbacked, type Judgement } from "./judgement.ts";

const folded = remembered((text) => foldSame(text));

/** A number of whatever sort must stand in what tools, merchant or customer said. */
export function judgeNumber(piece: PieceOf<"number">, judging: Judging): Judgement {
  const { know, customer, spoken, read } = judging;
  const written = wordsOf(piece);
  if (piece.number === know.today.day.slice(0, 4)) return ECHO;
  if (piece.percent && piecesNear(judging, piece, "coupon").length > 0)
    return judgePercent(
      { ...piece, kind: "percent", percent: Number(piece.number.replace(",", ".")) },
      judging,
    );
  // The prompt is for the model.
  const source = know.measured.find(({ source: by, text }) => by !== "prompt" && written.test(folded(text)));
  if (source !== undefined) return approved(source);
  const price = piece.percent ? undefined : priceOf(piece.number, judging);
  if (price !== undefined) return backed([price.id]);
  const fact = know.facts.find(({ text }) => written.test(folded(text)));
  if (fact !== undefined) return backed([fact.id]);
  if (written.test(customer.folded) || spoken.some((text) => written.test(foldSame(text)))) return ECHO;
  return unbacked(`Ningún dato dice "${read.page.raw.slice(piece.start, piece.end)}".`);
}

/** "Antes 420, ahora 357 mil", "el kilo 10200": a price of something, in full or in thousands. */
function priceOf(number: string, { know }: Judging): Fact | undefined {
  const plain = Number(number.replace(/[.,]/g, ""));
  return know.facts.find(
    ({ kind, value }) =>
      (kind === "price" || kind === "promotional_price") &&
      (value === plain * 100 || value === plain * 100_000),
  );
}

/** The number by itself; a percentage with its sign, a part's beside the part. */
function wordsOf({ number, percent, part }: PieceOf<"number">): RegExp {
  const plain = number.replace(/[.,]/g, "[.,]");
  const whole = `(?<![\\d.,])${plain}${percent ? " ?%" : "(?![\\d]|[.,]\\d)"}`;
  return new RegExp(part === null ? whole : `${part}[^.;\\n]{0,15}${whole}|${whole}[^.;\\n]{0,15}${part}`);
}
