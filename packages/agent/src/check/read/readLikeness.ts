import type { Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { PieceOf } from "./piece.ts";

const PICTURE = "(?:foto|fotito|imagen|captura|imagem|print|picture|photo|image|pic|screenshot)";
const OF_IT = `(?:(?:de|da|do|en|na|in|from) (?:tu|la|su|sua|a|essa|esta|esa|your|the|that) ${PICTURE}|que (?:me |nos )?(?:mandaste|enviaste|pasaste|mostraste|compartiste|buscas|voce (?:mandou|enviou|procura)|(?:se ve|aparece|sale)n?(?: (?:en|na) (?:tu|la|su|sua|a) ${PICTURE})?)|you (?:sent|shared|are looking for|re looking for)|in it)`;
const ONE = "(?:el|la|los|las|lo|ese|esa|esos|esas|este|esta|estos|estas|o|a|os|as|esse|essa|the|that|this)";
const JUST =
  "(?:exactamente|justo|justamente|precisamente|tal cual|claramente|sin duda|exatamente|mesmo|exactly|precisely|indeed|clearly|definitely)";
const IS =
  "(?:es|son|e|sao|is|are|it s|that s|this is|they re|these are|se trata de|corresponde a|trata se d[eo])";
const SAME =
  "(?:mism[oa]s?|mesm[oa]s?|mismisim[oa]s?|same(?: one| item| product| model| thing)?|exact (?:one|same|item|model|product)|very one)";
const END =
  "(?= ?(?:$|[.,;:!)]|(?: [a-z]+)? (?:que (?:la|el|las|los) de|que (?:en|me)|as)\\b| (?:modelo|producto|produto|prenda|de tu|da sua|as|in|y|e|and)\\b|modelo|producto))";

/** "es ese mismo", "es exactamente el de tu foto", "o da sua foto é o …", "that's the exact one". */
const SAYS_SAME = new RegExp(
  [
    `\\b${IS} (?:${JUST} )?(?:${ONE} )?(?:${JUST} )?${SAME}${END}`,
    `\\b${IS} (?:${JUST} )?${ONE} (?:(?:modelo|producto|produto|one|item|model) )?${OF_IT}\\b`,
    `\\b${ONE} (?:(?:modelo|producto|produto|one|item|model|product) )?${OF_IT} (?:${IS}|se llama|chama se|corresponde)\\b`,
    `\\b${ONE} (?:(?:modelo|producto|produto|one|item|model|product) )?${OF_IT} (?:lo|la|los|las|o) (?:tenemos|tengo|hay|temos)\\b`,
    `\\b(?:encontre|reconoci|reconozco|identifique|identifico|encontrei|reconheci|identifiquei|found|recogni[sz]e[d]?|identified)(?: (?:tu|el|la|o|a|the|your))?(?: [a-z]+){0,2} (?:${OF_IT}|exact[oa]?)`,
    `\\b(?:identic[oa]s?|identical|igualit[oa]s?|tal cual)\\b|\\bcoincide[n]?(?: exactamente)? con (?:tu|la|su) ${PICTURE}|\\b(?:exact|perfect) match\\b|\\bmatch(?:es)? (?:your|the) ${PICTURE} exactly`,
    `\\b${IS} (?:${JUST}|es[eao]|est[eao]|esse|that one|this one)(?=$|[.,;:!])`,
    `\\bes[eao] (?:mismo )?(?:(?:modelo|producto) )?(?:lo|la|los|las) (?:tenemos|tengo|vendemos)\\b|\\besse (?:modelo )?(?:nos )?temos\\b|\\bwe (?:have|carry|sell) (?:that|this)(?: exact| same| very)? (?:one|model|item)\\b`,
  ].join("|"),
);
const DENIED =
  /\b(?:no|nao|not|nunca|never|isn t|aren t|can t|cannot|don t|tal vez|quizas?|puede (?:ser|que)|podria|talvez|pode ser|maybe|might|could|if|si|se)\b/;

/** That a product is the one in the customer's picture: nobody compares pictures, so nobody can know. */
export function readLikeness(page: Page, sentences: readonly Sentence[]): PieceOf<"likeness">[] {
  return sentences.flatMap((sentence): PieceOf<"likeness">[] => {
    if (sentence.question) return [];
    const text = page.folded.slice(sentence.start, sentence.end).replace(/['’]/g, " ");
    const match = SAYS_SAME.exec(text);
    if (match === null || DENIED.test(text.slice(0, match.index).replace(/^(?:si|sim|yes),/, ""))) return [];
    const start = sentence.start + match.index;
    return [{ kind: "likeness", start, end: start + match[0].length }];
  });
}
