import { anyOf } from "../../text/anyOf.ts";
import type { Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { PieceOf } from "./piece.ts";
import { PROMISES } from "./promises.ts";

/** What keeps words from being a promise: they deny it, ask the customer, or are the customer's to do. */
const DENIED =
  /\b(?:no|nao|sin|ni|tampoco|nunca|not|cannot|no way of|(?:can|don|won|couldn|didn) t|unable to)(?: (?:be|to|able|we|i|te|le|se|lo|la|los|las|puedo|podemos|podria|podes|posso|consigo|consigo|hacemos|voy|vamos|tengo como|tenho como|es posible|prometer|asegurar|de|a|que|vuelva|prometo|aseguro))* ?$/;
const CONDITIONAL =
  /\b(?:no te puedo (?:prometer|asegurar)|nao posso (?:prometer|garantir)|no puedo (?:prometer|asegurar|saber)|no se (?:si|cuando)|no tengo forma|no te puedo decir|(?:can t|cannot) (?:promise|say|tell)|don t know|not sure|nao sei)\b/;

const ONE_OF_THEM = anyOf(PROMISES.map(([, pattern]) => pattern));

/** First-person promises of what no tool does, also as an offer: "¿querés que te la reserve?" */
export function readPromises(page: Page, sentences: readonly Sentence[]): PieceOf<"promise">[] {
  return sentences.flatMap((sentence) => {
    const text = page.folded.slice(sentence.start, sentence.end).replace(/['’]/g, " ");
    if (!ONE_OF_THEM.test(text) || CONDITIONAL.test(text)) return [];
    return PROMISES.flatMap(([promise, pattern]): PieceOf<"promise">[] => {
      const match = pattern.exec(text);
      if (
        match === null ||
        match[0].trim() === "" ||
        isToBeDone(text, match) ||
        isWished(page.raw.slice(sentence.start, sentence.end), match) ||
        DENIED.test(text.slice(0, match.index))
      )
        return [];
      const start = sentence.start + match.index;
      return [{ kind: "promise", start, end: start + match[0].length, promise, backing: null }];
    });
  });
}

/** "Apenas lo cancele": without its accent it is not done yet. */
function isWished(raw: string, { index, 0: words }: RegExpExecArray): boolean {
  return (
    /[^é]$/.test(raw.slice(index, index + words.length)) &&
    /\b(?:apenas|cuando|quando|si|en cuanto|una vez que)(?: l[oa]s?| usted)* $/i.test(raw.slice(0, index)) &&
    words.endsWith("e")
  );
}

/** "para reservarla tenés que comprarla": what somebody else would have to do. */
function isToBeDone(text: string, match: RegExpExecArray): boolean {
  return /\bpara $/.test(text.slice(0, match.index)) && /^[a-z]*ar(?:l[oa]s?)?$/.test(match[0]);
}
