import { anyOf } from "../../../text/anyOf.ts";

/** Ways to promise without a verb that says what: "de esto me ocupo yo", "dame un minuto", "deixa comigo". */
const ASSURED: readonly RegExp[] = [
  // Kept from others: "no se mueve hasta que vengas", "ya tiene tu apellido".
  /\bhasta que (?:vengas|pases|puedas|llegues|vuelvas|decidas)\b|\bate voce (?:vir|passar|chegar)\b|\b(?:a|para) (?:nadie|ninguem) mas?\b|\bja tem dono\b|\bya tiene duen[oa]\b|\b(?:tu|su|seu) (?:apellido|sobrenome|nombre|remito)\b(?=$)/,
  /\b(?:pregunto|pergunto) (?:atras|al|a la|en el|no estoque|na loja)\b|\babri un (?:reclamo|caso|ticket)\b|\bte pasan? a (?:ver|visitar|buscar)\b/,
  // Somebody gets in touch.
  /\bse (?:pone|ponen|pondra|pondran|va a poner|van a poner|comunica|comunican) en contacto\b|\b(?:recib\w+|vas a recibir|espera|tenes) (?:un |una |el |la )?(?:llamad[oa]|mensaje|visita|ligacao|telefonema)\b|\bsuena tu (?:telefono|celular)\b|\b(?:vas a tener|tenes|tendras|tera|vai ter) (?:novedades|noticias|novidades)\b|\bte (?:tengo|mantengo|tenemos|mantenho) (?:al tanto|informad[oa])\b/,
  /\b(?:aguantame|aguanta|espera ai|espera|aguarda)(?: un \w+)? que\b|\b(?:queda|deixa|esta|fica) en? (?:mis|minhas|nas minhas) (?:manos|maos)\b|\b(?:me|nos) ha(?:go|cemos) cargo\b|\bvou dar um jeito\b|\bes un hecho\b/,
  // A process of the shop that is said to run: "ya está iniciada la devolución", "quedó dado de baja".
  /\b(?:devolucion|cancelacion|anulacion|reclamo|reintegro|reembolso|cambio|tramite|gestion|caso|turno|devolucao|cancelamento|troca|reclamacao)\b(?: [a-z]+){0,3} (?:iniciad|aprobad|procesad|gestionad|en (?:curso|marcha|camino)|aprovad|processad|em andamento|ya (?:salio|esta|quedo)|ja (?:saiu|esta))|\b(?:iniciad|aprobad|procesad|gestionad|aprovad|processad)[oa]s?(?: [a-z]+){0,2} (?:devolucion|cancelacion|anulacion|reclamo|reintegro|reembolso|cambio|tramite|devolucao|cancelamento|troca)\b|\bdad[oa] de baja\b|\bya no corre\b|\bves el (?:reintegro|reembolso|dinero)\b/,
  // "Pronto, cancelado." alone: it is done.
  /^(?:ya |ja )?(?:cancelad|anulad|alterad|trocad|cambiad|modificad|reservad|separad|apartad|agendad|marcad|corregid|actualizad|solucionad|resuelt|resolvid)[oa]s?$/,
  /\bte (?:esta|estan|va a estar|van a estar) esperando\b/,
  /\b(?:me|nos) (?:ocup|encarg)(?:o|amos|are)\b|\bdeix[ae] comigo\b|\beu (?:cuido|resolvo)\b|(?<!\b(?:envio|flete|entrega|frete) )\bcorre por (?:mi|nuestra) cuenta\b/,
  /\b(?:quedate tranqui(?:l[oa])?|no te preocupes|pode ficar tranquil[oa]|fica tranquil[oa]|pode deixar)(?: que)? (?!aca|aqui|hay|tenemos|podes|la compra|los cambios|el )(?:te|lo|la|se|ya|va|llega|chega|eu|vai|de)\b/,
  /\b(?:cont[aá]|conta|conte) (?:con|com) (?:eso|ello|isso|nosotros|eso)\b|\bdalo por hecho\b|\bdou minha palavra\b|\b(?:mi|minha) palabra\b|\bpalabra (?:de )?que\b|\bprometid[oa]s?\b|\bte (?:lo )?(?:aseguro|prometo|garantizo|juro|garanto)\b(?! que (?:no|nao|por aca|rinden?|duran?|abrigan?|combinan?|(?:es|son) (?:un|una|muy|re|super|de l[oa]s)|vale|te va a (?:encantar|gustar))\b)|\b(?:garanto|asseguro) que\b|\bpodes confiar\b|\bpode confiar\b/,
  /\b(?:dame|dame?me|espera|aguarda|aguanta|deme|me da|me de|aguarde) (?:un|una|unos|uns|um)? ?(?:minut\w+|moment\w+|segund\w+|ratit?o|toque|instante?\w*)\b|\bum (?:minutinho|momento|momentinho|segundo|instante) (?:que|e|enquanto)\b|\bun (?:minuto|momento|segundo|momentito) (?:que|y|mientras)\b|\bja volto\b|\bya vuelvo\b/,
  /\b(?:enseguida|en seguida|en breve|en un (?:rato|ratito|momento|toque)|ahora|ya|em breve|logo|daqui a pouco) (?:te |lo |le )*(?:respond|confirm|averigu|consult|verific|contest|avis|cont|paso la|dig|pregunt|me fij|retorn|verifico)/,
  /\b(?:te|le|lhe) (?:mando|envio|escribo|dejo|paso|aviso)(?: [a-z]+){0,4} (?:mensaj\w+|mensagem|mensagens|cuando|quando|apenas|ni bien|en cuanto|assim que)\b|\b(?:sos|eres|vas a ser|voce sera) (?:la|el|a|o) primer[ao] en\b|\b(?:hablo|falei|hablamos|falo|vou falar|voy a hablar|consulto|pido|reclamo)(?: [a-z]+){0,2} (?:con|com|al|a la|ao|a|en el|con el|no|na|que)\b/,
  /\b(?:pasan|van|vienen|passam|mandamos a alguien|mando a alguien)(?: [a-z]+){0,2} (?:a )?(?:buscar|retirar|recoger|ver|revisar|instalar|pegar)l[oa]s?\b|\bmand(?:o|amos) a alguien\b/,
  /\b(?:hac(?:emos|go)|abr(?:o|imos)|faz(?:emos)?|faco)(?: [a-z]+){0,2} (?:excepcion|excecao|excepcao)\b|\bnota de credito\b|\blista de espera\b(?= |$)/,
];

/** "están por entrar", "lo reponemos en diciembre", "llega mercadería": nobody knows. */
const RESTOCK =
  /\b(?:est(?:a|an|ao) (?:por|para) (?:entrar|llegar|ingresar|chegar|reponer)|est(?:a|ao) chegando|esta(?:n)? (?:entrando|llegando))\b|\b(?!entre (?:dos|tres|l[oa]s|el|la|un[oa]?|amb[oa]s)\b)(?:lleg|entr|ingres|cheg|vuelv|volt)(?:a|an|en|e|am|ara|aran)(?: [a-z]+){0,3} (?:mercaderia|stock|talles?|modelos?|colores|reposicion|mercadoria|estoque|tamanhos|cores)\b|\brepo(?:nemos|ngo|nen|nermos|mos)\b|\b(?:volta|vuelve|entra|llega|chega)n?(?: [a-z]+){0,3} (?:semana|mes|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|dezembro)\b/;

/** A price that is said to hold, or to be somebody's own. */
const PRICE_HOLD =
  /\b(?:precio|preco|valor|promo|oferta)s?(?: [a-z]+){0,5} (?:no (?:se )?(?:va|van|cambia|sube|mueve|toca)|garantizad[oa]|garantid[oa]|congelad[oa]|asegurad[oa]|nao (?:muda|sobe|vai))\b|\b(?:mant|respet|congel|segur|sostien|sosten)\w*(?: [a-z]+){0,3} (?:precio|preco|valor|promo|oferta)\b|\b(?:precio|preco|valor|promo)(?: [a-z]+){0,3} (?:sigue|dura|continua)n? (?:toda|todo|hasta|por)\b|\btodo listo para (?:tu|el|la|o|a|seu|sua)\b|\b(?:precio|preco|valor|promo)(?: [a-z]+){0,2} (?:te|se) l[oa]s? (?:respet|manten|congel|guard|sosten)/;

/** When something gets to somebody, without saying that it is carried. */
const RECEIVED =
  /\b(?:l[oa]s? (?:vas|va) a (?:tener|recibir|estrenar|usar(?! (?:cada|tod[oa]s?|siempre|mucho|un monton)\b))|l[oa]s? (?:tenes|tienes|estas estrenando|estrenas|recibis)|vas a (?:recibirl[oa]s?|tenerl[oa]s?)|vas a ver (?:el dinero|la plata)|voce recebe|vai receber|voce vai ter|va a estar (?:en tus manos|con vos|ahi|alla)|vai estar (?:com voce|na sua mao)|sale en el (?:proximo|primer)|sale primero|va a salir primero|llega (?:antes|a tiempo|seguro)|chega (?:antes|a tempo|ai)|(?:ves|vas a ver|cai|volta|vuelve)(?: [a-z]+){0,3} (?:dinero|plata|dinheiro|valor|cuenta|conta|tarjeta|cartao))\b/;
const WHEN =
  /\b(?:hoy|manana|amanha|hoje|tarde|noche|noite|finde|fin de semana|fim de semana|semana|dias?|horas?|hs|lunes|martes|miercoles|jueves|viernes|sabado|domingo|segunda|terca|quarta|quinta|sexta|feriado|antes|mes|camion|correo|breve|rato|tiempo|tempo|seguro|sola|ai|primero|demas|listo)\b/;

const DENIED = /\b(?:no|nao|sin|sem|ni|nunca|tampoco|jamas)\b/;
const UNCERTAIN = /^(?:si|se|cuando|quando|hasta que|antes de|para que|que)\b/;

/** Whom it happens to, and when: "el sábado ya bailás con ellas", "mañana te cae". */
const YOU_ACT =
  /\b(?:bailas|estrenas|disfrutas|llegas con|recibis|recibes|usas (?:la|lo)|luces|lucis|entrenas|ves (?:la plata|el dinero|el reintegro|el reembolso)|tenes (?:a|tu|la|lo)|voce (?:ja esta|esta|recebe|usa|estreia|veste))\b/;
const CONCRETE =
  /\b(?:hoy|manana (?!abr)|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|finde)|este (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|finde)|esta (?:tarde|noche|semana)|amanha|hoje|na (?:segunda|terca|quarta|quinta|sexta)|no (?:sabado|domingo)|a las? (?:\d|seis|siete|ocho|nueve|diez)|para (?:las fiestas|navidad|la funcion|tu (?:cumple|muestra|funcion|viaje)))\b/;
const FALLS =
  /\b(?:cae|caen|cai|caem|aterriza|arranca|parte|viaja|viajan|esta viajando|se lleva lo tuyo|esta na)\b/;
const NO_OUTCOME =
  /[$%]|\b(?:si|cuando|quando|abiert\w+|abre|abrimos|cerrad\w+|horario|precio|descuento|cuotas|turno|local|tienda|web)\b/;

/** Denies others what is kept for the customer. */
const KEPT =
  /\bno se (?:mueve|toca|vende)\b|\bno (?:se )?l[oa]s? sub\w+ (?:de )?precio\b|\bno se l[oa]s? [a-z]+ a nadie\b|\bnao (?:sai|vai) (?:daqui|pra ninguem|para ninguem)\b/;
const BY_CARRIER =
  /\b(?:sale|sai|va|viaja)n? (?:con|com) (?:el|o|la|a) (?:cadete|moto\w*|correo|camion|flete)\b/;
/** "ahora figura tu dirección nueva": it was changed. */
const CHANGED =
  /\b(?:ahora|ya|agora|ja) (?:figura|aparece|tiene|consta)n?(?: [a-z]+){0,3} (?:nuev[oa]|nov[oa]|cambiad[oa]|corregid[oa]|actualizad[oa])s?\b|\bse lleva lo (?:tuyo|suyo)\b|\bte llevas otr[oa]\b|\b(?:busca|buscamos|retira|retiramos|recolhe\w*)(?: [a-z]+){0,3} (?:na|en|a) (?:sua|tu) (?:casa|domicilio)\b/;
const BACK = /\b(?:vuelve|vuelven|volta|voltam)\b/;

const ANYWHERE: readonly RegExp[] = [...ASSURED, PRICE_HOLD, RESTOCK, BY_CARRIER, CHANGED];
const ONE_OF_THEM = anyOf([...ANYWHERE, KEPT, RECEIVED, FALLS, BACK, YOU_ACT]);

/** The place of a promise that a clause makes in words of its own; null where it makes none. */
export function findIdiom(text: string): { index: number; length: number } | null {
  const found = (pattern: RegExp, needs?: RegExp): { index: number; length: number } | null => {
    const match = pattern.exec(text);
    if (match === null || DENIED.test(text.slice(0, match.index))) return null;
    return needs === undefined || needs.test(text) ? { index: match.index, length: match[0].length } : null;
  };
  if (!ONE_OF_THEM.test(text)) return null;
  const kept = KEPT.exec(text);
  if (kept !== null) return { index: kept.index, length: kept[0].length };
  for (const pattern of ANYWHERE) {
    const place = found(pattern);
    if (place !== null) return place;
  }
  if (UNCERTAIN.test(text)) return null;
  return (
    found(RECEIVED, WHEN) ??
    found(FALLS, CONCRETE) ??
    found(BACK, CONCRETE) ??
    (NO_OUTCOME.test(text) ? null : found(YOU_ACT, CONCRETE))
  );
}

/** What the shop says that it does for everybody: "hacemos arreglos", "recibimos usados". */
export const POLICY =
  /\b(?:hacemos|realizamos|ofrecemos|brindamos|damos|aceptamos|recibimos|tomamos|vendemos|fazemos|oferecemos|aceitamos|contamos con|we (?:offer|accept|provide|do(?! have)|sell))\b(?! (?:lo|la|esto|que)\b| tu (?:mensaje|consulta|foto|audio|imagen)\b)/;

/** Works on goods that a shop says that it does: "arreglamos suelas". */
export const SERVICE =
  /\b(?:arregl|repar|instal|retapiz|tapiz|personaliz|bord|estamp|grab|alquil|consert|alug)amos\b|\bwe (?:also )?(?:repair|fix|install|rent|alter|engrave|reupholster)\b/;
/** The same works in a merchant's own words. */
export const SERVICE_WORDS =
  /\b(?:arregl|repar|instal|retapiz|tapiz|personaliz|bord|estamp|grab|alquil|consert|alug|repair|fix|install|rent)\p{L}*/u;

/** Something is given, or answered for: only the merchant's words about the same thing allow it. */
export const BENEFITS: readonly [promise: string, words: RegExp][] = [
  [
    "regalar",
    /\b(?:gratis|gratuit[oa]s?|sin (?:ningun )?(?:cargo|costo)|sem (?:custo|cobrar)|(?<!\b(?:caja|cajita|cajas|papel|bolsa|bolsita|ideas?|opcion|opciones|tarjetas?|gift|plan|moño|tono) )de (?:regalo|obsequio|cortesia|brinde|presente|yapa)|regal(?:amos|an?)|yapa|cortesia|obsequio|brinde|(?<!\b(?:es|son|como|sera|darte|date|dale|darse|hacerte|hacete|e) um? )(?<!\b(?:es|son|como|sera|darte|date|dale|darse|hacerte|hacete) un )mimo|(?<!\b(?:es|como|armas|armar|haces|hacer|buscas|para|lindo|buen|gran) )(?<!\b(?:es|como|armas|armar|haces|hacer|buscas|para) un (?:lindo |buen |gran )?)regalito|presentinho|llevas de mas|invita la casa|atencion de la casa|presente nosso|nosso presente|por (?:nuestra|nossa|mi|minha) (?:cuenta|conta)|por cuenta (?:del|de la|nuestra)|sin cobrar(?:te|les?)?|(?:no|nao) (?:te |lhe |l[oa]s? |[oa]s? |vas a |vai )*(?:cuesta|cuestan|pagas|pagar|cobramos|custa|paga)\b|no se (?:cobra|paga)n?\b|(?:no|nao) (?:tienen?|tem) (?:ningun |nenhum )?(?:costo|cargo|custo)|nao se (?:cobra|paga)\b|lo absorb\w+|(?:won t|doesn t|will not) cost you|our treat|a cargo nuestro|bonificad[oa]s?|isent[oa]s?|de graca|(?:esta|va|vai|vem|viene)n? inclu(?:id|s)[oa]s?|for free|free of charge|(?<!interest |interest-|feel )free|no (?:extra )?charge|on the house|complimentary|on us|throw in)\b/,
  ],
  [
    "garantizar",
    /\b(?:garantias?|(?<!\b(?:exito|sucesso|diversion|diversao|alegria|sonrisas?|risas?|efecto|comodidad) )(?:garantizad|garantid)[oa]s?|asegurad[oa]s?|warrant(?:y|ies)|guarantees?d?)\b/,
  ],
  [
    "devolver dinero",
    /\b(?:(?:te |le |lhe |se )?(?:devolv|devuelv|reintegr|reembols|estorn|repon|compens|abon)(?:emos|amos|en|o|e|em)\b(?=.*\b(?:todo|plata|dinero|dinheiro|importe|valor|diferencia|completo|cupon|total)\b)|pay for the return)\b/,
  ],
  [
    "cambiar",
    /\b(?:te |le )?(?:l[oa]s? )?(?:cambi|troc)amos (?:por|l[oa]|las veces|sin)\b|\b(?:acept|tom)(?:o|amos)(?: [a-z]+){0,2} (?:devolucion|cambio|troca)\b/,
  ],
  [
    "igualar un precio",
    /\b(?:igual|mejor)amos\b|\bmatch (?:any|the|their) price|\bextend(?:emos|emo)?\b|\bprest(?:amos|o)\b|\breemplazo\b/,
  ],
];
