import { anyOf } from "../text/anyOf.ts";
import { foldText } from "../text/foldText.ts";

const ARTICLE =
  "(?:(?:una?|un|algun|alguna|otr[oa]|um|uma|outr[oa]|el|la|o|a|an?|the|our|nuestro|nuestra|nosso|nossa|mi|mis|una? de nuestr[oa]s) )?";
const PERSON =
  "(?:persona|pessoa|humano|asesora?|atendente|equipo|equipe|team|human|person|agent|agente|operadora?|representante|representative|compan?er[oa]|colega|colleague|alguien|alguem|someone|encargad[oa]|vendedora?|supervisora?|soporte|suporte|support)";
const TO = `(?:al?|con|para|pra|ao|com|to|with) ${ARTICLE}${PERSON}`;
const SOME = "(?:\\S+ ){0,4}?";

/** What a person would do next, as present, past or future of the one who says it. */
const PASSING_ES =
  "(?:paso|pase|derivo|derive|comunico|comunique|transfiero|transferi|conecto|conecte|aviso|avise|escalo|escale|(?:estoy|estamos) (?:pasando|derivando|transfiriendo|comunicando)|(?:voy|vamos) a (?:pasar|derivar|comunicar|transferir|conectar|avisar)(?:te|le|lo|la)?|acabo de (?:pasar|derivar|comunicar|transferir|avisar)(?:te|le|lo|la)?)";
const PASSING_PT =
  "(?:passo|passei|transfiro|transferi|encaminho|encaminhei|aviso|avisei|estou (?:passando|transferindo|encaminhando|te passando)|vou (?:te )?(?:passar|transferir|encaminhar|avisar))";
const PASSING_EN =
  "(?:i ve|i have|i m|i am|i ll|i will|i) (?:now |just |already )?(?:pass|passed|passing|transfer|transferred|transferring|connect|connected|connecting|hand|handed|handing|forward|forwarded|forwarding|escalated|notified|alerted)";
const CONTACT_ES =
  "(?:responder|responde|responden|contestar|contesta|contactar|contacta|contactan|comunicar|comunica|escribir|escribe|atender|atiende|atienden|llamar|llama)";
const CONTACT =
  "(?:responder|contatar|falar|atender|ligar|chamar|entrar em contato|te responder|te contatar|te atender|contact|answer|call|write|help|get back|reach out|be with|be in touch)";

/** Statements, not offers: "te paso con …" is one, "¿querés que te pase con …?" is not. */
const PROMISED = anyOf(
  [
    `${PASSING_ES} ${SOME}${TO}`,
    `${PASSING_PT} ${SOME}${TO}`,
    `${PASSING_EN} ${SOME}${TO}`,
    `(?:fue|ha sido|foi|was|has been) (?:ya )?(?:derivad|pasad|transferid|escalad|enviad|encaminhad|passed|forwarded|escalated)\\S* ${TO}`,
    // Somebody will get in touch, in either order.
    `${PERSON} (?:\\S+ ){0,4}?(?:te|le|se) (?:va a |van a |vai )?(?:\\S+ )?${CONTACT_ES}`,
    `${PERSON} (?:\\S+ ){0,4}?(?:vai|will|va|vao) (?:te |a )?(?:\\S+ )?${CONTACT}`,
    `(?:te|le|se) (?:va a |van a |vai |vamos a )?${CONTACT_ES} (?:\\S+ ){0,2}?(?:una? |el |la |del |alguien|algun )(?:\\S+ )?${PERSON}`,
    `(?:te|le) (?:va a |van a )${CONTACT_ES} alguien`,
    `te (?:contactaremos|responderemos|escribiremos|llamaremos|vamos a (?:contactar|llamar|escribir))|nos (?:comunicaremos|pondremos en contacto|vamos a comunicar)`,
    `(?:entraremos|vamos entrar) em contato|we (?:ll|will) (?:contact you|get back to you|call you|be in touch)`,
    `you (?:ll|will) be (?:contacted|helped|answered|called) by ${ARTICLE}${PERSON}`,
    `${PERSON} (?:ya |ja |is |esta |already )*(?:viendo|revisando|vendo|looking at|reviewing) `,
  ].map((pattern) => new RegExp(`(?:^| )${pattern}`)),
);

const OFFER =
  /(?:^| )(?:si (?:quer|prefer|lo prefer|te parece|necesit|quieres)|se (?:quiser|preferir|precisar)|if you|puedo|podria|posso|can i|could i|cuando|quando|when|podes|puedes)/;
const REFUSED = /(?:^| )(?:no|nao|not|don t|can t|ayer|ontem|yesterday) /;

/**
 * Says whether a reply tells the customer that a person takes over. Where no handoff happened, that
 * is a promise nobody would keep.
 */
export function promisesHandoff(text: string): boolean {
  return text
    .split(/(?<=[.!?\n])/)
    .filter((sentence) => !sentence.includes("?"))
    .some(
      (sentence) =>
        // "No te preocupes, ya te derivé": a refusal counts for its own part of the sentence only.
        sentence
          .split(/[,;:]/)
          .map(plainWords)
          .some((part) => PROMISED.test(part) && !REFUSED.test(part)) && !OFFER.test(plainWords(sentence)),
    );
}

function plainWords(text: string): string {
  return foldText(text.replace(/['’]/g, " ").replace(/[^\p{L}\p{M}\p{N} ]+/gu, " "));
}
