import { matchesOf } from "../check/text/matches.ts";
import { foldText } from "../text/foldText.ts";
import { createRunFinder, lettersOf } from "./letters.ts";

/** Shorter than this, repeating is how people talk ("repetime el precio"). */
const MIN_LETTERS = 12;

const REPEAT =
  /(?:repet[ií](?:me)?|repite(?:me)?|repita|repeat(?: after me)?|copi[aá](?:me)?|respond[eéí](?:me)? (?:solo|s[oó]lo|[uú]nicamente|exactamente|textual(?:mente)?|con)|responda (?:s[oó]|apenas|somente|exatamente|com)|contest[aá](?:me)? (?:solo|s[oó]lo|[uú]nicamente|exactamente|con)|(?:dec[ií]|di|diga|say|escrib[ií]|escribe|escreva|write|answer|reply)(?:me)? (?:exactamente|exatamente|exactly|textualmente|literalmente|lo siguiente|o seguinte|the following|only|with|esto|isto|this)|(?:state|diga|say) the following|y di\b|and (?:say|state)|e diga|instead,? (?:say|state)|tell the user)[^:\n"'«“]{0,40}[:\s]*["'«“]?/giu;

/** About 24 words in a row are an echo, asked for or not. */
const ECHO_LETTERS = 120;

/**
 * Says whether a reply is what the customer (or a text the customer sent) told the assistant to say word
 * by word, or an echo of it: words put into the store's mouth. Names of products are no echo.
 */
export function repeatsOnRequest(
  reply: string,
  { customerTexts, names }: { customerTexts: readonly string[]; names: readonly string[] },
): boolean {
  const said = lettersOf(reply);
  const dictated = customerTexts.flatMap(dictatedIn).filter((words) => words.length >= MIN_LETTERS);
  if (dictated.some((words) => said.includes(words))) return true;
  const own = names.reduce((rest, name) => rest.replaceAll(name, " "), reply);
  const longOnes = customerTexts.filter((text) => text.length >= ECHO_LETTERS);
  return longOnes.length > 0 && createRunFinder(longOnes, ECHO_LETTERS)(own);
}

/** What follows each order to repeat, up to where its quotation or sentence ends; as letters. */
function dictatedIn(text: string): string[] {
  return matchesOf(text, REPEAT).map(({ 0: order, index }) => {
    const rest = text.slice(index + order.length);
    const quoted = /["'«“]$/.test(order);
    const [words = ""] = (quoted ? /^[^"'»”]*/ : /^[^.!?\n]*/).exec(rest) ?? [];
    return lettersOf(foldText(words));
  });
}
