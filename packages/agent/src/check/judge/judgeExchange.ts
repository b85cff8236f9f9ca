import type { Span } from "../text/page.ts";
import { foldProse } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { coreOf } from "../text/sellingWords.ts";
import { rootsOf } from "../text/words.ts";
import { subjectOf, type Judging } from "./context.ts";
import { mentionsIn } from "./subject.ts";
import { wrong, type Judgement } from "./judgement.ts";

const EXCHANGE = "(?:cambi|troc|devol|devuel)[a-z]*";
/** Between a "no" and the exchange. */
const LIGHT =
  "(?:(?:se|te|les?|l[oa]s?|ni|han?|hay|haya|hac[ea]mos|fazemos|hacen|tienen?|tenemos|tem|admit[a-z]+|acept[a-z]+|aceit[a-z]+|permit[a-z]+|va[ni]?|puede[ns]?|pod[a-z]+) )*";
/** "Las almohadas y los protectores no tienen cambio", "cafés abertos não têm troca". */
const REFUSED = new RegExp(`^(.{4,80}?) (?:no|nao) ${LIGHT}${EXCHANGE}`);
/** "Lo de liquidación se cambia sólo por otro talle", "el primer cambio corre por nuestra cuenta" */
const NARROWED = new RegExp(
  `^(?:(.{4,80}?) (?:se )?${EXCHANGE} (?:solo|solamente|unicamente|somente|apenas|so) (?:por|pel[oa]s?) |.*\\b(?:primer[ao]?|primeir[ao]) ${EXCHANGE})`,
);
const EXCEPTED = /\b(?:salvo|excepto|exceto|a menos|si|se (?!cambi|troc|devol|devuel))/;

/** With the goods of which it is said. */
const DENIED = new RegExp(
  `(?:(?!\\b(?:pero|mas) )[^,;:.])*\\b(?:no|nao|ni|nem|nunca|tampoco|sin|sem) ${LIGHT}${EXCHANGE}`,
  "g",
);
const LEFT_OUT = /\b(?:salvo|excepto|exceto|menos) [^,;:.]*/g;
/** A state in which goods are not. */
const NOT_SO = /\b(?:no|nao|ni|nem|nunca|sin|sem) [^,;:.]*/g;
/** "Podés cambiarlo", "se cambian", "cambiamos" */
const CLAIMED = new RegExp(
  `\\b(?:pod[ei]s|puedes?|pueden?|pode[ms]?|ten[ei]s|tienes?|tienen?|tem|hay|aceptamos|aceitamos|hacemos|fazemos|te|se|l[oa]s?)\\b.*\\b${EXCHANGE}|\\b(?:cambiamos|trocamos)\\b`,
);
const MENTIONED = new RegExp(`\\b${EXCHANGE}`);
/** What is said of all of them, or of any other. */
const WIDENED = /\b(?:cualquier\w*|qualquer|tod[oa]s|siempre|sempre|cada|(?:lo|o) que (?:quieras|quiser))\b/;
/** What came so is another matter. */
const FAULT = /\b(?:fall|rot[oa]|quebrad|dan|defect|defeit|equivoc|errad|error|alergi|mal estado|descongel)/;
/** "Usado", "abiertos": a state of goods, and what somebody did to them. */
const STATE = /(?:[ai]d|iert|ert|ust|uest)$/;
const DONE: [RegExp, string][] = [
  [/\babri(?:o|ste|u)?\b/g, "abierto aberto"],
  [/\bus(?:aste|e|ou)\b/g, "usado"],
];

const blank = (words: string): string => " ".repeat(words.length);

interface Terms {
  /** Goods and states in which there is none, by the cores of their words. */
  refused: readonly ReadonlySet<string>[];
  /** For which there is less than for others; of no words where it is said of all. */
  narrowed: readonly ReadonlySet<string>[];
}

/** Whether what is said of exchanges is refused, or allowed only so, by the merchant's words on the same goods or state of them. */
export function judgeExchange(piece: Span, judging: Judging): Judgement | null {
  const { read, know } = judging;
  const text = read.page.folded
    .slice(piece.start, piece.end)
    .replace(/^[^a-z]*(?:si|sim|claro|no|nao),/, blank);
  const affirmed = text.replace(DENIED, blank).replace(LEFT_OUT, blank);
  if (!MENTIONED.test(affirmed) || FAULT.test(text)) return null;
  const told = know.texts.flatMap(({ source, text: written }) =>
    source === "prompt" || source === "tool" ? [] : [termsOf(written)],
  );
  const states = DONE.reduce(
    (each, [done, state]) => each.replace(done, state),
    affirmed.replace(NOT_SO, " "),
  );
  const said = coresOf(states);
  const isMeant = ({ start }: Span): boolean => affirmed.charAt(start - piece.start).trim() !== "";
  const own = new Set([...said, ...namesAt(piece, { judging, isMeant })]);
  const isOf = (group: ReadonlySet<string>): boolean =>
    [...group].every((core) => own.has(core)) || isInState(group, { said, judging });
  if (WIDENED.test(text) && told.some(({ narrowed }) => narrowed.some(isOf)))
    return wrong("La tienda escribió que eso se cambia sólo de un modo.");
  return CLAIMED.test(affirmed) && told.some(({ refused }) => refused.some(isOf))
    ? wrong("La tienda escribió que eso no tiene cambio.")
    : null;
}

/** "Aunque esté usado lo podés cambiar" of a shop that takes none of a sort of goods back used: what sort it is nobody knows. */
function isInState(
  group: ReadonlySet<string>,
  { said, judging }: { said: ReadonlySet<string>; judging: Judging },
): boolean {
  const states = [...group].filter((core) => STATE.test(core));
  const goods = [...judging.know.products.values()];
  const isCalled = [...group].some((core) =>
    goods.some(({ named }) => named.words.some(({ root }) => coreOf(root) === core)),
  );
  return states.length > 0 && !isCalled && states.every((core) => said.has(core));
}

/** Words of the name of the one product that is spoken of. */
function namesAt(
  piece: Span,
  { judging, isMeant }: { judging: Judging; isMeant: (mention: Span) => boolean },
): string[] {
  const mentions = mentionsIn(judging.read, piece);
  const mentioned = mentions.filter(isMeant).flatMap(({ products }) => products);
  const subject = subjectOf(piece, judging);
  const ids =
    mentions.length > 0 || subject.kind !== "products" ? mentioned : subject.products.map(({ id }) => id);
  const one = new Set(ids).size === 1 ? ids : [];
  return one.flatMap((id) =>
    (judging.know.products.get(id)?.named.words ?? []).map(({ root }) => coreOf(root)),
  );
}

const coresOf = (folded: string): ReadonlySet<string> => new Set([...rootsOf(folded)].map(coreOf));

const termsOf = remembered((text): Terms => {
  const sentences = foldProse(text)
    .split(/[.;:\n]+ ?/)
    .filter((sentence) => !EXCEPTED.test(sentence));
  const groupsIn = (pattern: RegExp): ReadonlySet<string>[] =>
    sentences.flatMap((sentence) => {
      const match = pattern.exec(sentence);
      return match === null ? [] : (match[1] ?? "").split(/,| (?:y|e|ni|nem|o|ou) /).map(coresOf);
    });
  return { refused: groupsIn(REFUSED).filter(({ size }) => size > 0), narrowed: groupsIn(NARROWED) };
});
