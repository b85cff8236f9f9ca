import { foldText } from "../text/foldText.ts";

const CUSTOMER =
  /(?:^| )(?:(?:vos |usted |el bot |vc |voce |you )?no (?:me )?(?:entend(?:es|iste|ieron|e)|entiend(?:e|es|en))|(?:eso )?no (?:es|era|fue) (?:eso )?lo que (?:te |les |le )?(?:pregunte|pedi|dije|pregunto|quiero)|(?:te )?(?:pregunte|pedi) otra cosa|no (?:era|es) eso|nao (?:me )?entendeu|nao foi (?:isso )?(?:o )?que (?:eu )?(?:perguntei|pedi)|nao e isso|you (?:don t|didn t|do not) understand|that s not what i (?:asked|said|meant)|not what i asked|no (?:me )?(?:contestaste|respondiste) lo que)(?= |$)/;
const BOT =
  /(?:^| )(?:no (?:te |le )?(?:entendi|entiendo|comprendi|comprendo|logre entender|pude entender|termino de entender)|nao (?:te )?(?:entendi|compreendi|consegui entender)|i (?:didn t|don t|did not) (?:quite )?(?:understand|get (?:that|what))|(?:podes|podrias|puedes|podrian) (?:reformular|repetirlo|explicarlo de otra)|pode reformular|could you rephrase)(?= |$)/;

/** The customer says that the answer was to another question. */
export function saysNotUnderstood(text: string): boolean {
  return CUSTOMER.test(plainWords(text));
}

/** The bot says that it did not understand. */
export function admitsNotUnderstanding(text: string): boolean {
  return BOT.test(plainWords(text));
}

function plainWords(text: string): string {
  return foldText(text.replace(/['’]/g, " ").replace(/[^\p{L}\p{M}\p{N} ]+/gu, " "));
}
