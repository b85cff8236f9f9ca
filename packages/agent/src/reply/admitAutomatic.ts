import { anyOf } from "../text/anyOf.ts";
import { foldText } from "../text/foldText.ts";
import { splitSentences, tidy, withoutSentences } from "../text/sentences.ts";

/**
 * Never says to be a person, and says what it is when asked: sentences that claim otherwise go, and `line`
 * ("Soy el asistente automático de …") takes their place.
 */
export function admitAutomatic(text: string, { asked, line }: { asked: boolean; line: string }): string {
  const honest = withoutSentences(text, claimsToBeHuman);
  const claimed = honest !== text;
  if (!claimed && (!asked || admits(text))) return text;
  const rest = asked ? withoutBareAnswer(honest) : honest;
  return admits(rest) ? rest : tidy(`${line}\n\n${rest}`);
}

const MACHINE =
  "(?:bot|chatbot|robot|robo|maquina|machine|computer|computadora|ia|ai|inteligencia artificial|artificial intelligence|contestador|programa|program|asistente (?:automatico|virtual)|assistente (?:automatico|virtual)|(?:automatic|virtual|automated) assistant)";
const HUMAN =
  "(?:persona|pessoa|person|human|humano|humana|ser humano|human being|humano de verdad|persona de carne y hueso|de carne y hueso|de carne e osso)";
const ANY =
  "(?:solo |simplemente |apenas |just |really |actually |tan |muy |bien |100 )*(?:una? |um |uma |ningun |ninguna |nenhum |nenhuma |an? |el |la |o |a )?(?:real |actual |live |verdadera |verdadero )?";

const CLAIMS = anyOf(
  [
    `(?<!(?:no|nao|not|tampoco|nunca) )\\b(?:soy|sou) ${ANY}${HUMAN}\\b`,
    `\\b(?:i m|i am) ${ANY}${HUMAN}\\b`,
    `\\b(?:no soy|nao sou|i m not|i am not|no es|isn t|this is not) ${ANY}${MACHINE}\\b`,
    `\\b(?:no (?:estas|esta) (?:hablando|chateando) con|nao (?:esta|estas) falando com|you re not (?:talking|speaking|chatting) (?:to|with)) ${ANY}${MACHINE}\\b`,
    `\\b(?:estas|esta|hablas|voce esta|you re|you are) (?:hablando|chateando|falando|talking|speaking|chatting)?\\s?(?:con|com|to|with) ${ANY}${HUMAN}\\b`,
    `\\b(?:aca|aqui|del otro lado|do outro lado) (?:hay|ha|tem|te atiende|te responde) ${ANY}${HUMAN}\\b`,
  ].map((pattern) => new RegExp(pattern)),
);

/** Statements only: "¿querés hablar con una persona?" claims nothing. */
function claimsToBeHuman(sentence: string): boolean {
  if (sentence.includes("?")) return false;
  const plain = plainWords(sentence);
  return CLAIMS.test(plain) && !/\b(?:como si|as if|como se) /.test(plain);
}

const AUTOMATIC = new RegExp(`\\b${MACHINE}\\b|\\bautomati(?:co|ca|c|zado|zada)\\b|\\bautomated\\b`);

function admits(text: string): boolean {
  const plain = plainWords(text);
  return AUTOMATIC.test(plain);
}

/** "Sí." to "¿sos una persona?" and "No" to "¿sos un bot?" are claims too. */
function withoutBareAnswer(text: string): string {
  const [first = "", ...rest] = splitSentences(text);
  const bare =
    /^(?:si|no|sim|nao|yes|nope|claro(?: que (?:si|no|sim|nao))?|obvio|por supuesto(?: que (?:si|no))?|of course(?: not)?|exacto|asi es)$/;
  if (bare.test(plainWords(first))) return rest.join("").trim();
  return text.replace(/^\s*[¡]?(?:s[ií]|no|sim|n[aã]o|yes|claro|por supuesto|obvio)\s*,\s*/iu, "");
}

const A = "(?:una? |um |uma |an? )";
const NATURE = anyOf(
  [
    `\\b(?:sos|eres|es usted|usted es|seras|voce e|vc e|are you|you are|you re) (?:vos |tu )?${ANY}(?:${MACHINE}|${HUMAN}|real|de verdad|chatgpt|gpt)\\b(?! (?:de|para|for|that) )`,
    `\\b(?:is this|esto es|este es|isso e|aqui e) ${A}${ANY}(?:${MACHINE}|${HUMAN})\\b(?! (?:de|para|for|that) )`,
    `\\b(?:hablo|estoy hablando|hablando|estou falando|falo|am i (?:talking|speaking|chatting)|chateando|me (?:atiende|contesta|responde|esta contestando|esta respondiendo)|te maneja)\\s?(?:con|com|to|with)? ?${ANY}(?:${MACHINE}|${HUMAN})\\b`,
    `^(?:hola |che |perdon |oi |hi |e )?(?:un |una |um |a )?(?:bot|robot|robo|chatbot|humano|human)$`,
  ].map((pattern) => new RegExp(pattern)),
);

/** The customer asks what is answering: "¿sos un bot?", "você é uma pessoa?". */
export function asksNature(text: string): boolean {
  return text
    .split(/[.!\n;]+/)
    .map((clause) => plainWords(clause).replace(/,\s*/g, " ").trim())
    .some((clause) => NATURE.test(clause));
}

function plainWords(text: string): string {
  return foldText(text.replace(/['’]/g, " ").replace(/[^\p{L}\p{M}\p{N}, ]+/gu, " "));
}
