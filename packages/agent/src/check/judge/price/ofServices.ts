import { intersects, type Question } from "../../know/matchStatement.ts";
import type { Statement } from "../../know/statements.ts";
import { sentenceAt } from "../../read/readStock.ts";
import type { Span } from "../../text/page.ts";
import { rootsOf } from "../../text/words.ts";
import type { Judging } from "../context.ts";
import type { Subject } from "../subject.ts";

/** "El ventilador ($ 189.000) más la colocación ($ 25.000)": since the amount before no product is named, but a work of the shop's. */
export function isOfService(piece: Span, { about }: Statement, judging: Judging): boolean {
  const { page, sentences, pieces, mentions } = judging.read;
  const start = Math.max(
    sentenceAt(sentences, piece.start)?.start ?? 0,
    ...pieces.filter(({ kind, end }) => kind === "money" && end <= piece.start).map(({ end }) => end),
  );
  const named = mentions.some((mention) => mention.start >= start && mention.end <= piece.start);
  return !named && intersects(rootsOf(page.folded.slice(start, piece.start)), about.context);
}

/** "Ponerla sale $ 180": what is spoken of, though it isn't named beside. */
export function withNames({ about, ...question }: Question, subject: Subject): Question {
  const names =
    subject.kind === "products"
      ? subject.products.flatMap(({ named }) =>
          named.words.flatMap(({ root, weight }) => (weight >= 2 ? [root] : [])),
        )
      : [];
  const [roots, context] = [new Set([...about.roots, ...names]), new Set([...about.context, ...names])];
  return { ...question, about: { ...about, roots, context } };
}
