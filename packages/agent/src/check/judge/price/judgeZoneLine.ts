import type { PieceOf } from "../../read/piece.ts";
import { sentenceAt } from "../../read/readStock.ts";
import type { Span } from "../../text/page.ts";
import { zoneIn, type Judging } from "../context.ts";
import { wrong, type Judgement } from "../judgement.ts";
import { money } from "./amounts.ts";

/** "📦 Rosario: $ 1.800" of a zone for which the sheet says another cost; null where a line is no such one. */
export function judgeZoneLine(piece: PieceOf<"money">, judging: Judging): Judgement | null {
  const zone = zoneIn(piece, judging);
  if (zone === null || zone.costCents === null || zone.costCents === piece.cents) return null;
  return isLabelled(piece, zone, judging)
    ? wrong(`El envío a ${zone.zone} no cuesta ${money(piece.cents, judging)}.`)
    : null;
}

function isLabelled(piece: Span, zone: Span, { read }: Judging): boolean {
  const line = sentenceAt(read.sentences, piece.start);
  return (
    /^[^\p{L}\p{N}]*$/u.test(read.page.folded.slice(line?.start, zone.start)) &&
    /^[*_ ]*: *[*_]*(?:(?:ar|us|r)?\$ ?)?$/.test(read.page.folded.slice(zone.end, piece.start))
  );
}
