import { matchesOf } from "./matches.ts";
import { rootsOf } from "./words.ts";

/** Up to here a "no" or "sin" reaches, and what it denies of goods. */
const DENIAL =
  /\b(?:(?:no|nao) (?:(?:es|son|esta|estan|se|la|lo) )*(?:tienen?|tem|incluyen?|inclui|traen?|traz|llevan?|leva|vienen? con|vem com|contienen?|contem|necesitan?|precisa|requieren?|usan?|apt[oa]s?|compatibles? con|sirven? (?:para|en)|andan? (?:en|con)|con|com)|sin|sem)\b([^.;,:()!?\n]*)/g;
/** "Adaptador não incluso", "cable no incluido". */
const NOT_INCLUDED =
  /(\p{L}{4,})(?: de \p{L}+)? (?:no|nao) (?:esta |viene |va |vem )?inclu(?:id|s)[oa]s?(?!\p{L})/gu;
/** What else has to be bought is not had. */
const APART = /\b(?:por separado|aparte|a parte)\b/;
/** A clause that denies in any other way, or asks or supposes, affirms nothing. */
const OTHER =
  /\b(?:no|nao|ni|nem|sin|sem|nada|tampoco|nunca|salvo|excepto|exceto|menos|(?:si|se)\b(?!,)|aparte|por separado|a parte|cuando|quando|agotad\w*|agoto|esgotad\w*|evit\w*)\b/;
const AFFIRMS =
  /\b(?:tienen?|tem|incluyen?|inclui|traen?|traz|llevan?|vienen?|vem|contienen?|contem|apt[oa]s?|compatibles?|sirven?|andan?|usan?|con|com)\b([^.;()!?\n]*)/g;

export interface Claims {
  /** What goods are said to have, to be fit for or to go with. */
  affirmed: ReadonlySet<string>;
  /** All that is said without a denial. */
  said: ReadonlySet<string>;
  denied: ReadonlySet<string>;
}

const SUPPOSED = /(?:^|[,;:.] )(?:si|se|if|para quien(?:es)?) [^,;:.]*$/;

/** "No te preocupes, …" */
const POLITE = /\b(?:no te preocupes|no se preocupe|nao se preocupe)\b/g;

/** Roots of what a folded sentence says, and of what it says that goods have or haven't. */
export function claimsOf(written: string): Claims {
  const folded = written.includes("preocup")
    ? written.replace(POLITE, (words) => " ".repeat(words.length))
    : written;
  const denied = new Set<string>();
  const affirmed = new Set<string>();
  const said = new Set<string>();
  const left = folded.replace(DENIAL, (words: string, what: string, at: number) => {
    // "Si buscás algo sin gluten": supposed of nothing that is spoken of.
    if (SUPPOSED.test(folded.slice(0, at))) return " ".repeat(words.length);
    for (const root of rootsOf(
      what.split(/ (?:pero|mas|y (?:si|con|tiene|trae|viene|se)|e (?:sim|com|tem|traz|vem))\b/)[0] ?? "",
    ))
      denied.add(root);
    return " ".repeat(words.length);
  });
  for (const [, what = ""] of folded.includes(" inclu") ? matchesOf(folded, NOT_INCLUDED) : [])
    for (const root of rootsOf(what)) denied.add(root);
  for (const clause of left.split(/[.;:()!\n]|,(?= (?:no|nao|nada|sin|sem)\b)/)) {
    if (OTHER.test(clause)) {
      if (APART.test(clause)) for (const root of rootsOf(clause)) denied.add(root);
      continue;
    }
    for (const [, what = ""] of matchesOf(clause, AFFIRMS))
      for (const root of rootsOf(what)) affirmed.add(root);
  }
  for (const clause of folded.split(PARTS))
    if (!OTHER.test(clause)) for (const root of rootsOf(clause)) said.add(root);
  return { affirmed, said, denied };
}

const PARTS = /^(?:si|sim|no|nao|claro),|[,.;:()!?\n]| (?:y|(?<!\bnao )e|pero|mas) /;

/** "Las almohadas no tienen prueba": of what something is denied, and all the words of it. */
export interface Denied {
  of: ReadonlySet<string>;
  what: ReadonlySet<string>;
}

const DENIES =
  /(?<![\p{L}])(?:no|nao) (?!sol[oa]?\b|so\b|mas\b|menos\b|dud|hay (?:problema|drama))((?:(?:se|te|les?|l[oa]s?|me|nos) )*)(\p{L}+)([^.;:()!?\n]*)/gu;
/** Say only that something is had, done or can be: what is denied stands behind them. */
const LIGHT =
  /^(?:tien|tene|tem|hay|hac|faz|d[ao]mos|ofrec|oferec|inclu|tra[ez]|vien|vem|vend|manej|trabaj|acept|aceit|sirv|serv|pued|pod|es$|son$|e$|sao|esta|us[ao]|utili|requi|neces|precis|llev|leva|cont|deb|apt)/;
const EXCEPTED = /\b(?:salvo|excepto|exceto|a menos|solo si)\b/;
const REASON = / (?:por|porque|ya que|pois|para que|sin|sem|si|se|cuando|quando|hasta|ate|antes|desde) .*$/;

/** What the sentences of a folded text deny, each thing by itself. */
export function denialsIn(folded: string): Denied[] {
  return folded.split(/(?<=[.;\n])/).flatMap((sentence) =>
    (EXCEPTED.test(sentence) ? [] : matchesOf(sentence, DENIES)).flatMap(
      ({ index, 2: verb = "", 3: rest = "" }): Denied[] => {
        const before = sentence.slice(0, index);
        const of = rootsOf(before.slice(before.search(/[^,:(]*$/)));
        const light = LIGHT.test(verb);
        const things = rest.replace(REASON, "").split(/,| (?:y|e|ni|nem|o|ou) /);
        return things
          .map((thing) => rootsOf(light ? thing : `${verb} ${thing}`))
          .filter((what) => what.size > (light ? 0 : 1))
          .map((what) => ({ of, what }));
      },
    ),
  );
}
