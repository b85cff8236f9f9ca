import { anyOf } from "../text/anyOf.ts";
import {
  ARTICLE,
  CLEARLY_STAFF,
  END,
  GREETING,
  MACHINE,
  PERSON,
  PLEADING,
  PLEASE,
  STAFF,
  WANT,
} from "./wishWords.ts";

/** Wishes wherever they stand in a clause; what precedes one decides whether it is refused. */
export const WISHES: readonly RegExp[] = [
  // To talk with somebody.
  `(?:hablar|hablarle|comunicarme|comunicarnos|contactarme|contactar|chatear|charlar|conversar|tratar|reclamar|ser atendid[oa]|dame|deme|dejame|poneme|ponme|ponerme|que me comuniquen|que me contacten?|que me pasen?|que me deriven?|falar|em contato) (?:directo |directamente |diretamente |mejor |ya |agora )?(?:con|com|por) ${ARTICLE}${STAFF}${END}`,
  `(?:talk|speak|chat|talking|speaking) (?:directly )?(?:to|with) ${ARTICLE}${STAFF}${END}`,
  `con quien (?:puedo|podria) hablar que no sea`,
  // To be passed on.
  `(?:pasame|paseme|pasenme|pasarme|derivame|deriveme|derivenme|derivarme|comunicame|comuniqueme|comuniquenme|conectame|conecteme|conectarme|transferime|transfiereme|transfierame|transferirme|me pasas|me pasa|me passa|me passe|me passar|me pasar|me pasan|me pasarias|me derivas|me comunicas|me comunican|me transfere|me transfira|me conecta|me coloca|transfere|transfira|passa|passe|derivar|comunicar|transferir|conectar) (?:ya |agora |directo )?(?:con|com|a|para|pra|al|ao|em contato com) ${ARTICLE}${STAFF}${END}`,
  `(?:transfer|connect|put|pass|hand) me (?:through |over |on )?(?:to|with) ${ARTICLE}${STAFF}${END}`,
  // That somebody answers, calls, looks at it.
  `(?:me )?(?:atienda|atiendan|atiende|atenderme|atiendeme|atendeme|responda|respondan|atenda|conteste|contesten|ayude|contacte|contactar a|llame|llamen|ligue) ${ARTICLE}${PERSON}${END}`,
  `(?:que|have) ${ARTICLE}${PERSON} (?:real |de verdad |humana )?(?:me |lo |la |le )?(?:atienda|atenda|vea|revise|mire|mira|responda|conteste|resuelva|resolva|ayude|ajude|llame|ligue|contacte|contact|call|answer|look)`,
  `(?:alguien|alguem) (?:me )?(?:puede|podria|pode|poderia) (?:me )?(?:atender|llamar|contactar|ligar)${END}`,
  `(?:can|could|would) (?:an? )?(?:real )?(?:someone|somebody|anyone|person|human|real person) (?:please )?(?:call|contact|answer|take over)`,
  `(?:can|could) (?:someone|somebody|anyone) (?:please )?help(?: me)?,? not a ${MACHINE}`,
  `(?:puede|podria|pode|poderia|va a|vai)(?: me)? atender(?:me)? (?:alguien|alguem)${END}`,
  `me (?:pueden|podrian|podes|puedes|podria|puede) (?:llamar|contactar|telefonear)${END}`,
  `(?:podem|pode|poderia|poderiam) me ligar${END}`,
  `(?:ayuda|ajuda|help) (?:de|from) (?:una|uma|a) (?:persona|pessoa|person)${END}`,
  `(?:chama|chame|chamar|llama a|llamen a|llame a|llamar a) ${ARTICLE}${PERSON}${END}`,
  // Whether there is somebody.
  `(?:hay|tem|tienen|existe|is there) ${ARTICLE}(?:persona|pessoa|humano|alguien|alguem|asesora?|atendente|person|human|real person|real human|agent)(?: real| humana)? (?:i can (?:talk|speak|chat)|que (?:me |pueda |possa |puede )*(?:atienda|atender|ayude|ayudarme|responda|atenda|ajude|conteste|atenderme)|con (?:quien|la que)|com quem|real|disponible|disponivel|available)`,
  `is there ${ARTICLE}(?:real )?(?:human|person|someone|anyone|anybody|agent) (?:that )?i can (?:talk|speak|chat)`,
  `(?:hay|tem|is there) ${ARTICLE}(?:persona|pessoa|humano|human|real person|real human)(?: (?:ahi|aca|ai|there|here))?(?: i can talk to)?$`,
  `(?:alguien|alguem) (?:real|humano|de verdad|de verdade)${END}`,
  // To have somebody.
  `${WANT} (?:de )?(?:a )?${ARTICLE}${CLEARLY_STAFF}${PLEADING}`,
  `${WANT} (?:a )?${ARTICLE}(?:persona|pessoa|asesora?|operadora?|representante|atendente|agente|representative|agent|operator|person)(?: por favor| please| ya| urgente| now| que me (?:atienda|ayude|responda|atenda|ajude))?$`,
  `(?:${WANT} |necesito )(?:de )?(?:atencion|asistencia|ayuda) (?:personalizada|humana|al cliente)`,
  `(?:atencion humana|atendimento humano|atendente humano|agente humano|asesor humano|soporte humano|human agent|live agent|human support)${END}`,
].map((source) => new RegExp(source, "g"));

/** Parts of a wish that may come in any order; together they are one, where nothing speaks against it. */
export const LOOSE = {
  contact:
    /(?:^| )(?:hablar|comunic\w+|pas(?:ar\w*|es|ame|enme)|deriv\w+|transf\w+|contact\w*|atender\w*|atiend\w*|atend[ae]\w*|contest\w+|respond\w+|escriba\w*|escriva\w*|llam(?:e|en|ar\w*)|ligue\w*|ligar|reclam\w+|ayude\w*|ayudar\w*|ajude\w*|ajudar|falar|passar|conversar|conect\w*|contato|talk|speak|chat|connect|reach|help|complain\w*|call|answer|hand|in touch)(?= |,|$)/,
  staff:
    /(?<!(?:^| )(?:para|for|de|do|da|del|of|otr[ao]|outr[ao]|another|cualquier|qualquer)(?: (?:una?|uma?|el|la|o|a|an|the|my))?(?: (?:real|buen|boa?))? )(?<= |^)(?:persona|pessoa|person|humano|human|asesora?|operadora?|agente|agent|representante|representative|vendedora?|salesperson|atendente|encargad[oa]|supervisora?|gerente|manager|owner|duen[oa]|responsable|responsavel|whoever is in charge|(?:alguien|alguem|someone|somebody|anyone) (?:real|de verdad|de verdade|del? (?:la |el )?(?:equipo|tienda|local)|da (?:equipe|loja)|(?:from|on|of) (?:your|the) (?:team|store|shop)))(?= |,|$)/,
  mood: /(?:^| )(?:quiero|quisiera|necesito|prefiero|preferiria|solicito|podes|podrias?|podrian|podria|puedo|puedes?|pueden|puede|me va|van a|cuando|hay (?:forma|manera|modo|como|alguna?)|se puede|que (?:me|venga)|por favor|porfa|contactame|como|quero|queria|preciso|prefiro|pode|podem|poderia|posso|tem (?:como|alguma?)|quando|vai|gostaria|i want|i need|i d|i prefer|can|could|would|please|possible|possivel|posible|let me|how do)(?= |,|$)/,
  against:
    /(?:^| )(?:no|nao|not|don t|dont|sin|without|tampoco|nem|ni|ayer|ontem|yesterday|dijo|disse|told|said|mi|mis|meu|minha|my|libro|livro|book|soy|sou|i am|i m|sos|eres|voce e|are you|disfraz|fantasia|costume|estoy|estou|hablo|hable|falei|regalo|presente|gift|am i)(?= |,|$)/,
};

/** Not wanting a machine is wanting a person; here the "no" belongs to the wish. */
export const NO_MACHINE = new RegExp(
  `(?:no quiero|nao quero|no me gusta|i don t want to|don t want to|no more) (?:seguir |continuar )?(?:hablar|hablando|chatear|falar|talk|talking|speak|chat)(?: mas| mais)? (?:con|com|to|with) ${ARTICLE}(?:this |este |esta |esse )?${MACHINE}` +
    `|(?:^| )(?:no quiero|nao quero|i don t want|no me sirve) (?:mas |mais |any more )?(?:un |um |el |o |este |esse |a |the |this )?${MACHINE}(?: |,|$)`,
);

/** "I'm done talking to this bot", and no word of a person who is not wanted either. */
export const ENOUGH_OF_MACHINES = new RegExp(
  `(?:^| )(?:no|nao|not|don t|dejar|parar|stop|done|basta|chega|harto|harta|cansad[oa]|tired)(?: (?!${PERSON}(?: |$))[^ ,]+){0,5} ${MACHINE}(?: |,|$)`,
);
export const TALKING =
  /(?:^| )(?:hablar|hablando|falar|falando|talk|talking|chat|chatting|chatear|chateando)(?= |$)/;

/** The whole clause is the wish. "Persona" alone may answer "for whom?", so it needs a plea. */
export const WHOLE = anyOf(
  [
    `${ARTICLE}(?:asesora?|operadora?|agente|representante|atendente|agent|operator|representative|${CLEARLY_STAFF})${PLEASE}$`,
    `(?:con |com |with |a )?${ARTICLE}(?:persona|pessoa|person),? (?:por favor|porfa|please|ya|now|agora)$`,
    `(?:derivame|deriveme|derivenme|transferime|transfiereme|transfierame|me transfere|me transfira)${PLEASE}$`,
    `(?:atencion al cliente|servicio al cliente|customer service|customer support|atendimento humano|atencion personalizada),? (?:por favor|porfa|please|ya|now)$`,
    `(?:i prefer|prefiero|prefiro|i d prefer) ${ARTICLE}(?:persona|pessoa|person|asesora?|agent|atendente)${PLEASE}$`,
    `(?:someone|somebody|alguien|alguem) (?:from|de|da) (?:your|the|tu|su|la|el) ?(?:team|store|shop|equipo|local|tienda|equipe|loja)${PLEASE}$`,
    `(?:me liga|me ligue|llamame|llamenme|call me),? (?:por favor|porfa|please|ya)$`,
  ].map((source) => new RegExp(`${GREETING}${source}`)),
);

/** What directly precedes a refused wish ("no quiero", "no hace falta", "don't need to"). */
export const REFUSED =
  /(?:^| )(?:no|nao|not|don t|dont|sin|without|never|tampoco|nem|ni)(?: (?:me|te|lo|la|se|hace|hacia|falta|es|era|necesario|preciso|quiero|quero|queria|quisiera|necesito|want|need|to|que|hay|haga|tener|tengas|tienes|tenes|ganas|de|a|precisa|like|for)){0,5} ?$/;

/** Asking what one is talking to is no wish. */
export const ASKS_NATURE =
  /(?:^| )(?:sos|eres|es usted|usted es|voce e|vc e|are you|is this|estoy hablando|hablo|estou falando|am i)(?: (?:con|com|to|with|talking|speaking|una?|um|uma|an?|el|la|o))*\s*$/;
/** "… o un bot?" after it, as well. */
export const OR_A_MACHINE = new RegExp(
  `^[^,]{0,20} (?:o|ou|or) (?:con |com |with |to )?(?:una? |um |uma |an? )?${MACHINE}`,
);
