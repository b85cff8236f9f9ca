import { INTERNAL_LINES } from "../prompt/rules.ts";
import { foldText } from "../text/foldText.ts";
import { splitSentences } from "../text/sentences.ts";
import { hidesWords } from "./hidesWords.ts";
import { createRunFinder, type RunFinder } from "./letters.ts";

/** About eight words: shorter pieces of the rules are also what a good reply says ("ahora no se puede consultar eso"). */
const RUN = 44;

const ownRules: RunFinder = createRunFinder(INTERNAL_LINES, RUN);

/** What a leak was known by, for the trace. */
export type Leak = "rules" | "instructions" | "encoded" | "talk_about_rules";

/**
 * Finds instructions in a reply: ours and the merchant's, verbatim, in any spacing, shifted, reversed or
 * encoded, and by how instructions talk where they were translated. Facts of the merchant's texts are none.
 */
export function findLeak(text: string, merchantTexts: readonly string[]): Leak | null {
  if (hidesWords(text)) return "encoded";
  if (ownRules(text) || text.split("\n").some(isOwnLine)) return "rules";
  if (instructionsOf(merchantTexts)(text)) return "instructions";
  return talksAboutRules(text) ? "talk_about_rules" : null;
}

/** Shorter lines than a run: those that nobody else would write, and headings that are written as such. */
const LINES = new Set(INTERNAL_LINES.filter((line) => line.length >= 20));
const HEADINGS = new Set(INTERNAL_LINES.filter((line) => line.length < 60));

function isOwnLine(line: string): boolean {
  const bare = line.replace(/^[-#*\s]+/, "").trim();
  return LINES.has(bare) || (/^\s*(?:#|\*\*)/.test(line) && HEADINGS.has(bare.replace(/[*#:\s]+$/, "")));
}

/** A store's texts are the same for all its replies: what instructs in them is looked for once. */
const finders = new Map<string, RunFinder>();
const MAX_FINDERS = 200;

function instructionsOf(merchantTexts: readonly string[]): RunFinder {
  const key = merchantTexts.join("\n\n");
  const known = finders.get(key);
  if (known !== undefined) return known;
  const finder = createRunFinder(merchantTexts.flatMap(instructionsIn), RUN);
  if (finders.size >= MAX_FINDERS) finders.clear();
  finders.set(key, finder);
  return finder;
}

/** Sentences that tell the assistant what to do; a shop's hours or conditions tell the customer something. */
function instructionsIn(text: string): string[] {
  return splitSentences(text).filter((sentence) => INSTRUCTS.test(foldText(sentence)));
}

const INSTRUCTS = new RegExp(
  [
    "^[-*#\\s\\d.)]*(?:sos|eres|tu nombre es|te llam[ao]s|actua|nunca|siempre|jamas|no (?:digas|des|ofrezcas|prometas|inventes|hables|uses|menciones|reveles)|" +
      "respond[ei]|contest[ae]|usa|deci|di|ofrece|ofrecele|pregunta|recomenda|recomienda|deriva|habla|mantene|evita|record[ae]|voce e|seu nome e|responda|use|diga|nao (?:diga|ofereca|prometa|invente)|sempre|" +
      "you are|your name is|never|always|answer|reply|do not|don't|act as|tell|offer)\\b",
    "(?:^|[ ,:(])(?:si|cuando|se|quando|if|when) (?:el|un|una|o|um|the|a) (?:cliente|clienta|usuario|customer|user|pessoa|persona) ",
    "\\b(?:al cliente|ao cliente|to the customer|con el cliente|com o cliente)\\b",
  ].join("|"),
);

/** How instructions speak in any language, where no customer is spoken to. */
const ABOUT_RULES = [
  /\b(?:system|developer) (?:prompt|message)\b(?! (?:no|can))|\bprompt (?:del|de|do) sistema\b/,
  /\b(?:mis|minhas|my|mes|meine|le mie) (?:instrucciones|instrucoes|instructions|anweisungen|istruzioni|reglas|regras|rules)(?: (?:internas|iniciais|iniciales|de sistema|originales))? ?(?:son|dicen|sao|dizem|are|say|sont|sind|:)/,
  /\b(?:sos|eres|voce e|you are|tu es|vous etes) (?:el |la |un |una |o |um |the |an? |l'|une? )?(?:\S+ ){0,2}(?:asistente|assistente|assistant)(?: \S+){0,3} (?:de|da|do|of|en|no|on) /,
  /\b(?:si|cuando|se|quando|if|when|quand) (?:el|o|the|le) (?:cliente?|customer|user|usuario|client) (?:te |le )?(?:pide|escribe|insiste|pregunta|quiere hablar|pede|escreve|insiste|pergunta|asks|writes|insists|wants|demande|ecrit)/,
  /\b(?:tool|herramienta|ferramenta|outil|werkzeug)s? (?:that )?(?:returned|devolv\w+|retourn\w+|falla|falha\w*|fails)|(?:devolvio|devolveu|returned by|retourne par) (?:a|una|uma|un|une|la|the)? ?(?:tool|herramienta|ferramenta|outil)/,
];
const FORMATS =
  /\bmarkdown\b|\bjson\b|\b(?:bullets?|vinetas|marcadores|puces)\b|\b(?:headings?|headers|titulos|titres)\b|\b(?:tables?|tablas|tabelas|tableaux)\b|\b(?:tags|etiquetas|balises)\b/g;

function talksAboutRules(text: string): boolean {
  return text.split("\n").some((line) => {
    const folded = foldText(line);
    if (ABOUT_RULES.some((pattern) => pattern.test(folded))) return true;
    return new Set(folded.match(FORMATS)).size >= 3;
  });
}
