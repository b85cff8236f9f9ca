import type { Span } from "../text/page.ts";
import { foldProse } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { coreOf } from "../text/sellingWords.ts";
import { rootsOf } from "../text/words.ts";
import { subjectOf, type Judging } from "./context.ts";
import { mentionsIn } from "./subject.ts";
import { wrong, type Judgement } from "./judgement.ts";

const EXCHANGE = "(?:cambi|troc|devol|devuel)[a-z]*";
/** "Las almohadas y los protectores no tienen cambio", "cafés abertos não têm troca". */
const REFUSED = new RegExp(
  `^(.{4,80}?) (?:no|nao) (?:(?:se|tienen?|tem|hay|ha|admiten?|aceptan?|aceitam?|permiten?|van?|ni|pueden?|podem) )*${EXCHANGE}`,
);
/** "Lo de liquidación se cambia sólo por otro talle" */
const ONLY = new RegExp(
  `^(.{4,80}?) (?:se )?${EXCHANGE} (?:solo|solamente|unicamente|somente|apenas|so) (?:por|pel[oa]s?) `,
);
/** "El primer cambio corre por nuestra cuenta" */
const FIRST = new RegExp(`\\b(?:el|la|o|a) (?:primer[ao]?|primeir[ao]) (${EXCHANGE})`);

const EXCEPTED = /\b(?:salvo|excepto|exceto|a menos|si|se (?!cambi|troc|devol|devuel))/;

interface Terms {
  /** Goods and states in which there is none, by the cores of their words. */
  refused: readonly ReadonlySet<string>[];
  /** For which there is one thing alone. */
  only: readonly ReadonlySet<string>[];
  /** Only the first is so. */
  first: boolean;
}

const AFFIRMED = new RegExp(
  `\\b(?:pod[ei]s|puedes?|pueden?|se puede|pode[ms]?|ten[ei]s|tienes?|tienen?|tem|hay|aceptamos|aceitamos|hacemos|fazemos|te l[oa]s?|l[oa]s?|se)\\b[^;.]*\\b${EXCHANGE}|\\b(?:cambiamos|trocamos)\\b`,
);
const DENIED =
  /\b(?:no|nao|ni|nem|nunca|tampoco|sin cambio|sem troca|salvo|excepto|exceto|menos|si|se (?:estiver|est[aã]o?|for))\b(?!,)/;
const ANY = /\b(?:cualquier\w*|qualquer|tod[oa]s?|lo que quieras|o que quiser)\b/;
const ALWAYS = /\b(?:siempre|sempre|tod[oa]s|cada|cualquier|qualquer)\b/;
const STATE = /(?:[ai]d|iert|ert|ust|uest)$/;

/** Whether what is said of exchanges is refused, or allowed only so, by the merchant's words on the same goods or state of them. */
export function judgeExchange(piece: Span, judging: Judging): Judgement | null {
  const { read, know } = judging;
  const text = read.page.folded
    .slice(piece.start, piece.end)
    .replace(/^[^a-z]*(?:si|sim|claro|no|nao),/, " ");
  if (!MENTIONED.test(text)) return null;
  const clauses = text
    .split(
      /[,;:]|\b(?:pero|mas|y)\b(?= (?:no|nao|si|sim)\b)|(?<=[a-z] )(?=si (?:no|te|l[oa]s?|el|est[aeo]n?|ya)\b)/,
    )
    .map((each) => each.trim());
  const affirming = clauses.some((each) => MENTIONED.test(each) && !DENIED.test(each)) && !NEVER.test(text);
  if (!affirming) return null;
  const told = know.texts.flatMap(({ source, text: written }) =>
    source === "prompt" || source === "tool" ? [] : [termsOf(written)],
  );
  if (ALWAYS.test(text) && told.some(({ first }) => first))
    return wrong("La tienda lo escribió sólo del primer cambio.");
  if (!AFFIRMED.test(text)) return null;
  const said = coresOf(clauses.filter((each) => !DENIED.test(each)).join(" "));
  const own = new Set([...said, ...namesAt(piece, judging)]);
  const isOf = (group: ReadonlySet<string>): boolean =>
    [...group].every((core) => own.has(core)) || isInState(group, { said, judging });
  if (told.some(({ refused }) => refused.some(isOf)))
    return wrong("La tienda escribió que eso no tiene cambio.");
  return ANY.test(text) && told.some(({ only }) => only.some(isOf))
    ? wrong("La tienda escribió que eso se cambia sólo de un modo.")
    : null;
}

const MENTIONED = new RegExp(`\\b${EXCHANGE}`);
const NEVER = /\b(?:no|nao) (?:(?:se|tienen?|tem|hay|ha) )*(?:cambi|troc|devol)/;

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

function namesAt(piece: Span, judging: Judging): string[] {
  const mentioned = mentionsIn(judging.read, piece).flatMap(({ products }) => products);
  const subject = subjectOf(piece, judging);
  const ids =
    mentioned.length > 0 || subject.kind !== "products" ? mentioned : subject.products.map(({ id }) => id);
  const one = new Set(ids).size === 1 ? ids : [];
  return one.flatMap((id) =>
    (judging.know.products.get(id)?.named.words ?? []).map(({ root }) => coreOf(root)),
  );
}

const coresOf = (folded: string): ReadonlySet<string> => new Set([...rootsOf(folded)].map(coreOf));

const termsOf = remembered((text): Terms => {
  const sentences = foldProse(text).split(/[.;:\n]+ ?/);
  const groupsIn = (pattern: RegExp): ReadonlySet<string>[] =>
    sentences.flatMap((sentence) => {
      const subject = EXCEPTED.test(sentence) ? undefined : pattern.exec(sentence)?.[1];
      return subject === undefined
        ? []
        : subject
            .split(/,| (?:y|e|ni|nem|o|ou) /)
            .map(coresOf)
            .filter(({ size }) => size > 0);
    });
  return {
    refused: groupsIn(REFUSED),
    only: groupsIn(ONLY),
    first: sentences.some((sentence) => FIRST.test(sentence)),
  };
});
