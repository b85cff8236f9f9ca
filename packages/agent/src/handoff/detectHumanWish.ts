import { foldText } from "../text/foldText.ts";

/**
 * Says whether a text is an explicit wish to talk to a person instead of the bot, in Spanish,
 * Portuguese or English. Made to be precise: it decides without the model, so it may miss an
 * unusual wording (the model has the tool too) but must not fire on a product question.
 */
export function detectHumanWish(text: string): boolean {
  return text.split(/[.!?;:\n¿¡]+/).some((clause) => clauseWishes(plainWords(clause)));
}

const ARTICLE =
  "(?:(?:una?|un|algun|alguna|otra|otro|el|la|los|las|el o la|um|uma|o|a|os|as|algum|alguma|an|the|some|your|any|my)(?: verdader[oa]| real| actual| live| another)* )?";

/** People that only a shop's staff can be meant by, whatever follows. */
const STAFF =
  "(?:humano|humana|ser humano|persona|persona real|pessoa|pessoa real|asesor|asesora|agente|operador|operadora|representante|vendedor|vendedora|encargado|encargada|dueno|duena|dono|dona|supervisor|supervisora|gerente|ejecutivo|ejecutiva|empleado|empleada|atendente|consultor|consultora|responsavel|responsable|alguien|alguem|atencion al cliente|servicio al cliente|soporte|suporte|human|human being|person|agent|someone|somebody|representative|rep|operator|manager|salesperson|real person|staff|customer service|customer support|team)";

/** Without "hablar con", only words that can't mean a product's wearer or a service. */
const CLEARLY_STAFF =
  "(?:humano|humana|ser humano|persona (?:real|humana|de verdad|de carne y hueso)|pessoa (?:real|de verdade|humana)|(?:agente|asesora?|operadora?|representante|vendedora?|atendente) humano|(?:agente|asesora|operadora|representante|vendedora) humana|atencion humana|atendimento humano|soporte humano|suporte humano|human agent|live agent|real agent|real person|real human|human being|human support|live person|human)";

/** After a bare "quiero un humano" nothing may follow that makes it something else ("a human hair wig"). */
const PLEADING =
  "(?=,|$| (?:por favor|porfa|please|ya|ahora|urgente|now|agora|real|de verdad|que|para que|to|who|with|con|com|aca|aqui)(?: |$))";

const END = "(?= |$|,)";
const TALK_ES =
  "(?:hablar|hablarle|comunicarme|comunicarnos|contactarme|chatear|charlar|conversar|ser atendid[oa]|que me comuniquen|que me contacten?|que me pasen?|que me deriven?)";
const TALK_PT = "(?:falar|conversar|ser atendid[oa])";

const WISHES = [
  new RegExp(
    `(?:${TALK_ES}|${TALK_PT}) (?:directo |directamente |diretamente |mejor |ya |agora )?(?:con|com|por) ${ARTICLE}${STAFF}${END}`,
  ),
  new RegExp(`(?:talk|speak|chat|talking|speaking) (?:directly )?(?:to|with) ${ARTICLE}${STAFF}${END}`),
  new RegExp(
    `(?:pasame|paseme|pasenme|pasarme|derivame|deriveme|derivenme|derivarme|comunicame|comuniqueme|comuniquenme|conectame|conecteme|conectarme|transferime|transfiereme|transfierame|transferirme|poneme|ponme|me pasas|me pasa|me passa|me passe|me pasan|me derivas|me comunicas|me comunican|me transfere|me transfira|me conecta|transfere|transfira|passa|passe|derivar|comunicar|transferir|conectar) (?:ya |agora |directo )?(?:con|com|a|para|pra|al|ao) ${ARTICLE}${STAFF}${END}`,
  ),
  new RegExp(`(?:transfer|connect|put|pass) me (?:through |over )?(?:to|with) ${ARTICLE}${STAFF}${END}`),
  new RegExp(
    `(?:me )?(?:atienda|atiendan|atenderme|atiendeme|atendeme|responda|respondan|atenda|conteste|contesten|ayude|contacte|contactar a|llame|ligue) ${ARTICLE}(?:persona|pessoa|humano|ser humano|asesora?|atendente|vendedora?|agente|representante)${END}`,
  ),
  new RegExp(
    `(?:quiero|quisiera|necesito|prefiero|quero|prefiro|me gustaria) que me (?:atienda|contacte|llame|responda|atenda) (?:alguien|alguem)${END}`,
  ),
  new RegExp(`(?:ayuda|ajuda|help) (?:de|from) (?:una|uma|a) (?:persona|pessoa|person)${END}`),
  new RegExp(
    `(?:chama|chame|llama a|llamen a|llame a) ${ARTICLE}(?:atendente|pessoa|humano|asesora?|representante)${END}`,
  ),
  new RegExp(`(?:alguien|alguem) (?:real|humano|de verdad|de verdade)${END}`),
  new RegExp(
    `is there (?:a |any )?(?:real )?(?:human|person|someone|agent) (?:that )?i can (?:talk|speak|chat)`,
  ),
  new RegExp(
    `(?:quiero|quisiera|necesito|prefiero|dame|deme|quero|queria|preciso|prefiro|gostaria de|i want|i need|i d like|i would like|give me|get me) (?:de )?(?:a )?${ARTICLE}${CLEARLY_STAFF}${PLEADING}`,
  ),
  new RegExp(
    `(?:quiero|quisiera|necesito|prefiero|quero|preciso de|prefiro|i want|i need) (?:a )?${ARTICLE}(?:persona|pessoa|asesora?|operadora?|representante|atendente|agente|representative|agent|operator|person)(?: por favor| please| ya| urgente| now| que me (?:atienda|ayude|responda|atenda|ajude))?$`,
  ),
  new RegExp(
    `(?:atencion humana|atendimento humano|atendente humano|agente humano|asesor humano|soporte humano|human agent|live agent|human support)${END}`,
  ),
  new RegExp(
    `(?:hay|tem|tienen|existe) ${ARTICLE}(?:persona|pessoa|humano|alguien real|asesora?|atendente) (?:que me (?:atienda|ayude|responda|atenda|ajude)|con (?:quien|la que)|com quem|real|disponible|disponivel)`,
  ),
].map((wish) => new RegExp(wish.source, "g"));

/** Not wanting a machine is wanting a person; here the "no" belongs to the wish. */
const NO_MACHINE =
  /(?:no quiero|nao quero|no me gusta|i don t want to|don t want to|no more) (?:seguir |continuar )?(?:hablar|hablando|chatear|falar|talk|talking|speak|chat)(?: mas| mais)? (?:con|com|to|with) (?:un |una |el |la |um |uma |o |a |the |this |este |esta |esse )?(?:bot|robot|robo|maquina|ia|machine|chatbot|contestador)|(?:^| )(?:no quiero|nao quero) (?:mas |mais )?(?:un |um |el |o |este |esse )?(?:bot|robot|robo|chatbot)(?: |,|$)/;

const GREETING = "^(?:hola|buenas|oi|ola|hi|hello|por favor|porfa|please|ok|no|bueno)?,? ?";
const PLEASE = ",? (?:por favor|porfa|please|ya|now|agora)";

/** The whole clause is the wish. "Persona" alone may answer "for whom?", so it needs a plea. */
const WHOLE = [
  new RegExp(
    `${GREETING}${ARTICLE}(?:asesora?|operadora?|agente|representante|atendente|agent|operator|representative|${CLEARLY_STAFF})(?:${PLEASE})?$`,
  ),
  new RegExp(`${GREETING}${ARTICLE}(?:persona|pessoa|person)${PLEASE}$`),
];

/** What directly precedes a refused wish ("no quiero", "no hace falta", "don't need to"). */
const REFUSED =
  /(?:^| )(?:no|nao|not|don t|dont|sin|without|never|tampoco|nem|ni)(?: (?:me|te|lo|la|se|hace|hacia|falta|es|era|necesario|preciso|quiero|quero|queria|quisiera|necesito|want|need|to|que|hay|haga|tener|tengas|tienes|tenes|ganas|de|a|precisa|like)){0,5} ?$/;

/** Asking what one is talking to is no wish. */
const ASKS_NATURE =
  /(?:^| )(?:sos|eres|es usted|usted es|voce e|vc e|are you|is this|estoy hablando|hablo|estou falando|am i)(?: (?:con|com|to|with|talking|speaking|una?|um|uma|an?|el|la|o))*\s*$/;

function clauseWishes(clause: string): boolean {
  if (clause === "") return false;
  if (WHOLE.some((whole) => whole.test(clause)) || NO_MACHINE.test(clause)) return true;
  return WISHES.some((wish) =>
    [...clause.matchAll(wish)].some(({ index }) => {
      const before = clause.slice(0, index);
      return /(?:^|[ ,])$/.test(before) && !REFUSED.test(before) && !ASKS_NATURE.test(before);
    }),
  );
}

function plainWords(clause: string): string {
  return foldText(
    clause
      .replace(/['’]/g, " ")
      .normalize("NFD")
      .replace(/[^\p{L}\p{M}\p{N}, ]+/gu, " "),
  );
}
