import { matchesOf } from "./matches.ts";
import { rootsOf } from "./words.ts";

/** Up to here a "no" or "sin" reaches, and what it denies. */
const DENIAL =
  /\b(?:no (?:(?:es|son|esta|estan|se|la|lo) )*(?:tienen?|incluyen?|traen?|llevan?|vienen? con|contienen?|necesitan?|requieren?|usan?|apt[oa]s?|compatibles? con|sirven? (?:para|en)|andan? (?:en|con)|con)|sin)\b([^.;,:()!?\n]*)/g;
/** What else has to be bought is not had. */
const APART = /\b(?:por separado|aparte)\b/;
/** A clause that denies in any other way, or asks or supposes, affirms nothing. */
const OTHER =
  /\b(?:no|ni|tampoco|nunca|salvo|excepto|menos|si\b(?!,)|aparte|por separado|cuando|agotad\w*|agoto)\b/;
const AFFIRMS =
  /\b(?:tienen?|incluyen?|traen?|llevan?|vienen?|contienen?|apt[oa]s?|compatibles?|sirven?|andan?|usan?|con)\b([^.;()!?\n]*)/g;

export interface Claims {
  affirmed: ReadonlySet<string>;
  denied: ReadonlySet<string>;
}

/** Roots of what a folded sentence says that a thing has, is fit for or goes with, and of what it says that it isn't. */
export function claimsOf(folded: string): Claims {
  const denied = new Set<string>();
  const affirmed = new Set<string>();
  const left = folded.replace(DENIAL, (words: string, what: string) => {
    for (const root of rootsOf(what.split(/ (?:pero|y (?:si|con|tiene|trae|viene|se))\b/)[0] ?? ""))
      denied.add(root);
    return " ".repeat(words.length);
  });
  for (const clause of left.split(/[.;:()!\n]/)) {
    if (OTHER.test(clause)) {
      if (APART.test(clause)) for (const root of rootsOf(clause)) denied.add(root);
      continue;
    }
    for (const [, what = ""] of matchesOf(clause, AFFIRMS))
      for (const root of rootsOf(what)) affirmed.add(root);
  }
  return { affirmed, denied };
}
