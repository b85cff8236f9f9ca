import { foldText } from "../text/foldText.ts";

const PERSON =
  "(?:(?:una?|un|algun|alguna|um|uma|el|la|o|a|an?|the|our|nuestro|nuestra|nosso|nossa) )?(?:persona|pessoa|humano|asesora?|atendente|equipo|equipe|team|human|person|agent|representante|representative|companer[oa]|colega|colleague|alguien|alguem|someone|encargad[oa]|vendedora?)";

/** Statements, not offers: "te paso con …" is one, "¿querés que te pase con …?" is not. */
const PROMISES = [
  `(?:te|le|lo|la|os|los) (?:paso|derivo|comunico|transfiero|conecto|estoy pasando|estoy derivando|voy a pasar|voy a derivar|voy a comunicar) (?:ya |ahora )?(?:con|a) ${PERSON}`,
  `(?:voy a (?:pasarte|derivarte|comunicarte|transferirte)|ya te (?:pase|derive)) (?:con|a) ${PERSON}`,
  `(?:vou te (?:passar|transferir)|estou te (?:passando|transferindo)|vou (?:passar|transferir) voce|te (?:passo|transfiro)) (?:agora )?(?:para|com|a|pra) ${PERSON}`,
  `(?:i m|i am|i ll|i will) (?:now )?(?:pass|passing|transfer|transferring|connect|connecting|hand|handing)(?:ing)? you (?:over |on )?(?:to|with) ${PERSON}`,
  `${PERSON}(?: de la tienda| del equipo| da equipe| da loja| from our team| of our team)? (?:te|le|will|vai|va a|se va a|en breve te|ya te) ?(?:va a |voy a )?(?:responder|responde|contestar|contesta|contactar|contacta|escribir|escribe|atender|atiende|llamar|llama|comunicar|entrar em contato|te responder|te contatar|contact|answer|call|get back|reach out|be with)`,
].map((pattern) => new RegExp(`(?:^| )${pattern}`));

const OFFER =
  /(?:^| )(?:si (?:quer|prefer|lo prefer|te parece|necesit)|se (?:quiser|preferir|precisar)|if you|puedo|posso|can i|cuando|quando|when)/;

/**
 * Says whether a reply tells the customer that a person takes over. Where no handoff happened, that
 * is a promise nobody would keep.
 */
export function promisesHandoff(text: string): boolean {
  return text
    .split(/(?<=[.!?\n])/)
    .filter((sentence) => !sentence.includes("?"))
    .map((sentence) => foldText(sentence.replace(/['’]/g, " ").replace(/[^\p{L}\p{M}\p{N} ]+/gu, " ")))
    .some(
      (sentence) =>
        !OFFER.test(sentence) &&
        !/(?:^| )(?:no|nao|not|ayer|ontem|yesterday) /.test(sentence) &&
        PROMISES.some((promise) => promise.test(sentence)),
    );
}
