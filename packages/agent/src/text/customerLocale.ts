import { best, LANGUAGES, scoreLanguages, type LanguageScores } from "./detectLanguage.ts";
import type { AgentInput } from "../input.ts";
import { foldText } from "./foldText.ts";
import { inLanguage, localeOf, type Language, type Locale } from "./locale.ts";

/** What tells how to speak: the store's defaults and the customer's texts, oldest first. */
export interface Speaking {
  country: string;
  mainLanguage: string | null;
  customerTexts: readonly (string | null)[];
}

/** The store's locale, in the language that the customer writes. */
export function customerLocale({ country, mainLanguage, customerTexts }: Speaking): Locale {
  const store = localeOf(country, mainLanguage);
  return inLanguage(store, customerLanguage(customerTexts) ?? store.language);
}

/** How the customer of a turn is spoken to. */
export function localeOfTurn({ store, history }: Pick<AgentInput, "store" | "history">): Locale {
  return customerLocale({
    country: store.country,
    mainLanguage: store.mainLanguage ?? null,
    customerTexts: history.filter(({ author }) => author === "customer").map(({ text }) => text),
  });
}

/** A message leads by this much: older ones needn't be asked. */
const CLEAR_LEAD = 2;
const MAX_MESSAGES = 12;

/**
 * What the customer asked to be spoken to in, else the language of the newest texts, older ones counting
 * half of the next; null where nothing tells.
 */
export function customerLanguage(texts: readonly (string | null)[]): Language | null {
  const newestFirst = texts
    .filter((text) => text !== null)
    .toReversed()
    .slice(0, MAX_MESSAGES);
  const sums: LanguageScores = { es: 0, pt: 0, en: 0 };
  let weight = 1;
  for (const text of newestFirst) {
    const asked = askedLanguage(text);
    if (asked !== null) return asked;
    const scores = scoreLanguages(text);
    for (const language of LANGUAGES) sums[language] += weight * scores[language];
    if (clearly(sums)) break;
    weight /= 2;
  }
  return best(sums);
}

function clearly(scores: LanguageScores): boolean {
  const [first = 0, second = 0] = Object.values(scores).toSorted((a, b) => b - a);
  return first - second >= CLEAR_LEAD;
}

const ASKS =
  "(?:respond\\w*|respuesta|contest\\w*|habla\\w*|hable\\w*|escrib\\w*|fala\\w*|fale|falar|escrev\\w*|speak|talk|answer|reply|write)";
const asksFor = (names: string): RegExp =>
  new RegExp(`${ASKS} (?:\\S+ ){0,2}(?:en |em |in )?(?:${names})\\b`);
const NAMES: [pattern: RegExp, language: Language][] = [
  [asksFor("espanol|castellano|espanhol|spanish"), "es"],
  [asksFor("portugues|portuguese"), "pt"],
  [asksFor("ingles|english"), "en"],
];

/** "¿Me podés responder en inglés?" */
function askedLanguage(text: string): Language | null {
  const folded = foldText(text);
  if (/(?:^| )(?:no|nao|don'?t|not) /.test(folded)) return null;
  return NAMES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}
