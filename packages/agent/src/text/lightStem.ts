import { isOneSlipAway } from "./oneSlip.ts";

const CLITICS = /(?<=(?:[aei]r|ndo))(?:me|te|se|nos|l[aeo]s?){1,2}$/;
/** Longest first: what Spanish, Portuguese and English put behind the part that carries the meaning. */
const ENDINGS = [
  "aciones acoes uciones amiento imiento adores idores adoras",
  "iremos aremos eremos ucion acion acao cion ando endo indo iendo ador adora edor edora",
  "abamos ieron aron aban iendo ados adas idos idas aste iste amos emos imos",
  "ado ada ido ida aba ion ing ia an en em am ar er ir as es os ei ou ed",
  "a e o i s",
].flatMap((line) => line.split(" "));
const MIN_STEM = 4;

/**
 * What "cambio", "cambiar" and "cambiarlas" have in common. Takes a folded word; much coarser than a dictionary, so
 * that it serves only where the words to be met are few.
 */
export function lightStem(word: string): string {
  const bare = word.replace(CLITICS, "");
  const ending = ENDINGS.find((each) => bare.endsWith(each) && bare.length - each.length >= MIN_STEM);
  // "devuelvo" as "devolver", "vuelto" as "volver".
  return (ending === undefined ? bare : bare.slice(0, -ending.length)).replace(/ue(?=[^aeiou])/, "o");
}

/** Whether two stems are of one word: the same, one a little longer, or one slip of the finger away. */
export function sameStem(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < MIN_STEM) return false;
  if (long.startsWith(short) && long.length - short.length <= 1) return true;
  return short.length >= 5 && short[0] === long[0] && isOneSlipAway(one, other);
}
