import { anyOf } from "../text/anyOf.ts";
import { foldText } from "../text/foldText.ts";
import { withoutSentences } from "../text/sentences.ts";

/** One exclamation (a greeting's) and two emoji per reply are friendly; more is a street market. */
const MAX_EXCLAMATIONS = 1;
const MAX_EMOJI = 2;

/**
 * A reply in the voice of a shop assistant: no sentences of telemarketing, no storms of marks or emoji.
 * `names` (of products) and addresses stay to the letter.
 */
export function toneDown(text: string, names: readonly string[] = []): string {
  const kept = withoutSentences(text, isTelemarketing);
  return maskedIn(kept === "" ? text : kept, names, (plain) =>
    fewerEmoji(fewerExclamations(calmMarks(plain))),
  );
}

/** Whole sentences that say nothing but "buy now". What names a price, a number or a product isn't one. */
const TELEMARKETING = anyOf([
  /^(?:no )?(?:te )?(?:lo |la |los |las )?(?:aprovech(?:a|alo|ala|alos|alas|e|es|en)|pierd(?:a|as|an))(?: ya| ahora| hoy| mismo| esta| la| el| este| oferta| oportunidad| promo(?:cion)?| descuento| imperdible| unica)*$/,
  /^(?:que )?(?:no )?(?:te )?(?:dejes|deje|dejar) (?:pasar|escapar)(?: esta| la| este| oferta| oportunidad| promo(?:cion)?| unica)*$/,
  /^(?:corre|apurate|apresurate|date prisa|vola)(?: que)?(?: ya)?(?: se)?(?: te)?(?: acaban?| agotan?| terminan?| van| escapan?)*$/,
  /^(?:compra|compralo|comprala|pedilo|pedila|pidelo|llevatelo|llevatela|llevalo|llevala|hace tu pedido|haz tu pedido)(?: ya| ahora| hoy)(?: mismo)?$/,
  /^(?:una? |la |es )*(?:super )?(?:oferta|oportunidad|promo(?:cion)?)s? (?:imperdibles?|unicas?|irresistibles?|increibles?|exclusivas?)$/,
  /^(?:ultim[ao]s? (?:horas?|dias?|oportunidad(?:es)?)|solo por hoy|por tiempo limitado|te va a encantar|te van a encantar|no te vas a arrepentir)$/,
  /^(?:nao perca|aproveite|corra|garanta|compre|peca)(?: ja| agora| hoje| o seu| a sua| esta| essa| a| oferta| oportunidade| promocao| que| esta| acabando)*$/,
  /^(?:ultimas (?:horas|oportunidades)|so hoje|por tempo limitado|voce vai amar|oferta imperdivel)$/,
  /^(?:hurry(?: up)?|act now|don't miss (?:out|it)(?: on this)?|shop now|buy now|order (?:now|yours)(?: today)?|limited time(?: only| offer)?|last chance|you(?:'ll| will) love it|what are you waiting for|que esperas|que estas esperando)$/,
]);

function isTelemarketing(sentence: string): boolean {
  if (sentence.length > 100) return false;
  const bare = foldText(sentence.replace(/[^\p{L}\p{M}' ]+/gu, " "));
  return bare !== "" && !/\d/.test(sentence) && TELEMARKETING.test(bare);
}

function calmMarks(text: string): string {
  return text
    .replace(/¡{2,}/g, "¡")
    .replace(/¿{2,}/g, "¿")
    .replace(/[!?]{2,}/g, (marks) => (marks.includes("?") ? "?" : "!"))
    .replace(/\.{4,}/g, "...")
    .replace(/¡¿|¿¡/g, "¿");
}

function fewerExclamations(text: string): string {
  const parts = text.split("!");
  return parts
    .map((part, index) => {
      if (index < MAX_EXCLAMATIONS || index === parts.length - 1)
        return index === 0 ? part : `${separator(index)}${part}`;
      const opened = part.lastIndexOf("¡");
      const calm = opened === -1 ? part : part.slice(0, opened) + part.slice(opened + 1);
      return `${separator(index)}${calm}`;
    })
    .join("");
}

/** What ends the exclamation number `index`. */
function separator(index: number): string {
  return index <= MAX_EXCLAMATIONS ? "!" : ".";
}

const EMOJI =
  /(?:\p{Regional_Indicator}{2}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)(?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F|\u200D\p{Extended_Pictographic})*/gu;

function fewerEmoji(text: string): string {
  let seen = 0;
  const fewer = text.replace(EMOJI, (emoji) => {
    seen += 1;
    return seen <= MAX_EMOJI ? emoji : "";
  });
  return seen <= MAX_EMOJI ? text : fewer.replace(/[ \t]{2,}/g, " ").replace(/^[ \t]+|[ \t]+$/gm, "");
}

/** Changes a text around its addresses and the names given. */
function maskedIn(text: string, names: readonly string[], change: (plain: string) => string): string {
  const kept: string[] = [];
  const escaped = names
    .filter((name) => /[!?¡¿.]/.test(name))
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const verbatim = new RegExp(["https?:\\/\\/\\S+", ...escaped].join("|"), "g");
  const masked = text.replace(verbatim, (part) => {
    kept.push(part);
    return `\uE010${kept.length - 1}\uE011`;
  });
  return change(masked).replace(/\uE010(\d+)\uE011/g, (_whole, index: string) => kept[Number(index)] ?? "");
}
