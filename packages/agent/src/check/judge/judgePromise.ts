import type { PieceOf } from "../read/piece.ts";
import type { Source } from "../know/statements.ts";
import { openPage } from "../text/page.ts";
import { splitSentences } from "../text/sentences.ts";
import { rootsOf } from "../text/words.ts";
import { sentenceText, type Judging } from "./context.ts";
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
  if (backing === null) return unbacked(`Ninguna herramienta puede ${promise}: no lo prometas.`);
  const sentence = sentenceText(judging, piece);
  // Nobody charges for picking up where the shop lets one.
  if (judging.know.sheet.pickup.length > 0 && /\bretir|\bpick\w* (?:it |them )?up/.test(sentence))
    return approved({ source: "sheet" });
  const bare = (text: string): string => (backing === "any words" ? text : text.replace(backing, " "));
  const said = rootsOf(bare(sentence));
  const paid = judging.know.sheet.payments.map(({ method }): Written => ({
    source: "sheet",
    folded: method,
  }));
  const source = [...judging.know.texts, ...(backing === "any words" ? paid : [])].find(
    ({ folded }: Written) =>
      splitSentences(openPage(folded)).some(({ start, end }) => {
        const written = folded.slice(start, end);
        if (backing !== "any words" && !backing.test(written)) return false;
        return [...rootsOf(bare(written))].some((root) => said.has(root) && !COMMON.has(root));
      }),
  );
  return source === undefined
    ? unbacked(`Ningún texto de la tienda permite ${promise}: no lo prometas.`)
    : approved({ source: source.source, factId: source.factId ?? null });
}
