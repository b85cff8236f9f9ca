import { matchesOf } from "../text/matches.ts";
import { COUNTRIES } from "../text/countries.ts";
import { findAll, type Page } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import type { Sentence } from "../text/sentences.ts";
import { denialAt } from "./denials.ts";
import type { PieceOf } from "./piece.ts";
import { sentenceAt } from "./readStock.ts";

type Means = PieceOf<"means">;

const CARRIERS =
  "andreani|oca|correo argentino|via cargo|cruz del sur|mercado envios|e-?pick|moova|shipnow|dhl|fedex|rappi|pedidos ?ya|cabify|glovo|uber|moto ?mensajeria|moto ?boy|correios|sedex|jadlog|loggi|total express|azul cargo|correo uruguayo|chilexpress|starken|estafeta|servientrega|coordinadora|interrapidisimo|blue ?express|paquetexpress|99 ?minutos|correos de (?:chile|mexico)";
const ABROAD = `(?:(?<=(?:a|en|para|to|o|y|e|em|ate|pra|no|na) (?:todo |toda )?(?:el |la |o )?)(?:${COUNTRIES}))|exterior|todo el mundo|todo o mundo|otros paises|outros paises|internacional(?:es|mente)?|internacionais|worldwide|abroad|international(?:ly)?`;

/** Ways to pay, each by all its names. */
const METHODS = [
  "pay ?pal",
  "rapi ?pago",
  "pago ?facil",
  "western union",
  "cripto\\w*|bitcoin|usdt|crypto\\w*",
  "(?:con|por|em|com) cheques?|e-?cheqs?",
  "cuenta dni",
  "(?:con|por|via|app) modo",
  "uala",
  "naranja x|tarjeta naranja",
  "american express|amex",
  "tarjeta cabal",
  "go ?cuotas",
  "google pay|apple pay",
  "pic ?pay",
  "boletos?",
  "pix",
  "mercado ?pago",
  "(?<!\\bh[aioe][cgz]\\w* )(?:efectivo|cash)|(?:em|no|com) dinheiro|(?<=^|(?:,|ou|e) )dinheiro",
  "contra ?-?(?:entrega|reembolso)|cash on delivery|(?:pag|abon)\\w+ (?:al|cuando (?:te )?(?:l[oa]s? )?|quando |ao |on )(?:recib|lleg|receb|deliver)\\w+|pag\\w+ na entrega",
];
/** What a shop may offer everybody, each in all its words. */
const TERMS = [
  "feriados?|holidays",
  "(?:de|horario) corrido",
  "sin (?:el |la |necesidad de )?(?:ticket|etiqueta|factura|comprobante)(?! no)|sem (?:a )?(?:etiqueta|nota fiscal)(?! nao)",
  "(?:cambi|devolv|troc)\\w+ (?:[a-z]+ )?(?:cuando quieras|quando quiser|en cualquier momento|sin limite de tiempo)",
  "(?:no|nao) (?:vencen?|caducan?|expiran?)(?= nunca| jamas| mais|[.!,;]|$)|(?:nunca|jamas) (?:vencen?|caducan?)|(?:no|nao) (?:tienen?|tem) (?:fecha de )?(?:vencimiento|vencimento|validade)",
  "(?:por|al) mayor|mayoristas?|(?:no |por )?atacado|wholesale",
  "(?:sum|acumul)\\w+ (?:[a-z]+ )?(?:puntos|millas|pontos)|cashback",
  "hot ?sale|black ?friday|cyber ?monday",
  "iva inclu\\w+|inclu\\w+ (?:el )?iva",
  "(?:por|a|bajo) (?:encargue|encargo)|(?:a|bajo) pedido(?! de)|(?:se puede|podes|lo|la) encargar(?:l[oa])?|sob encomenda",
  "(?:precio|preco)s? (?:(?!no )[a-z]+ ){0,3}(?:sub|aument)\\w+|(?:manana|la semana que viene|el mes que viene) (?:aument|sub[ei])\\w*|(?:aument|sub[ei])\\w* (?:manana|la semana que viene|el mes que viene)",
  "(?:es )?solo por hoy|hoy es el ultimo dia|hoje e o ultimo dia|so hoje|today only|(?:termina|vence|ultimo dia) hoy",
  "(?:sin|sem) (?:compra |monto |valor |pedido )?minim[oa](?: de compra)?|(?:no|nao) (?:tienen?|tem|hay|ha|piden?) (?:una? |um )?(?:compra |monto |valor |pedido )?minim[oa]|no minimum|(?:para|en|con|por|de) cualquier (?:monto|importe|valor)|(?:de|para|em) qualquer valor|any amount",
  "descuentos? (?:especial(?:es)? )?(?:a|para|por) (?:las |los )?(?:academias|escuelas|colegios|clubes|instituciones|jubilad\\w+|estudiantes|cantidad|profesor\\w+|docentes|grupos|empresas|revendedor\\w+)",
  "(?:en|como) parte de pago|plan canje",
  "(?:tenemos|hay|vienen?|disponibles?|temos|tem|comes?|available|have)(?: (?:[a-z]+|\x81+)){0,4} (?:todos|todas|all) (?:los |las |os |as |the )?(?:talles?|colores?|numeros|tamanhos|cores|sizes|colou?rs)",
  "showrooms?|probadores?",
  "sucursales|otra sucursal|filiais",
  "a medida(?! que)|sob medida|custom.?made|made.to.measure|custom (?:furniture|orders?|sizes?)",
  "(?:pod[ei]s|puedes|se puede|pode|podem|para|you can) (?:retirar\\w*|pasar a (?:buscar|retirar)\\w*|buscar\\w* (?:en|por) (?:el|nuestro) local|pick (?:it |them )?up)|retiro (?:en|por)|retirada n[ao]",
  "(?<=^(?:[a-z]+ )?(?:si|sim),? )en todos los (?:talles?|numeros|colores)",
  "te llevas (?:de |un |una )(?:regalo|obsequio|sorpresa)|regalo sorpresa",
];
const whole = (names: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${names})(?![\\p{L}\\p{N}])`, "gu");
const CARRIER = whole(CARRIERS);
/** Whose names say nothing else, whatever is said of them. */
const CARRIER_NAME = whole(
  "andreani|correo argentino|via cargo|cruz del sur|mercado envios|e-?pick|moova|shipnow|dhl|fedex|correios|sedex|jadlog|loggi|total express|azul cargo",
);
const DESTINATION = whole(ABROAD);
const METHOD = whole(METHODS.join("|"));
const TERM = whole(TERMS.join("|"));
const FAMILIES = [...METHODS, ...TERMS].map((names) => new RegExp(`^(?:${names})$`, "u"));

/** The customer or somebody else is asked, or nobody knows. */
const REFERRED =
  /\b(?:contame|decime(?! (?:cuanto|que|el|tu))|me conta|te (?:paso|derivo|comunico|conecto)|equipo|equipe|una persona|asesor|consult\w*|confirm\w*|no (?:tengo|tenemos|cuento)|nao (?:tenho|temos))\b/;
/** Something is sent, or paid. */
const SENDING =
  /\b(?:envi|mand|despach|lleg[au]|llev|viaj|transport|entreg|sal[eigt]|trabaj|labur|usamos|manejamos|va(?:n|ya)? (?:por|con)|camino|transito|caminho|foi (?:por|pel)|sai|correo|rastre|seguimi|ship|deliver|sent)/;
const DELIVERING =
  /\b(?:envi[aoe]|mand[aoe]|despach|llegamos|entreg|export|ship|deliver)|\bllega(?:n|mos)? (?:a|hasta|los envios)\b/;
const PAYING = /\b(?:pag[aou]|pagu|abon|tomamos|recib[ie]|receb|acept|aceit|cobr|pay|accept|tarjeta|cartao)/;
const DENIED = /\b(?:no|nao|ni|nem|sin|sem|tampoco|not|don['’]t)\b[^.;,]*$/;
/** Denies nothing of what follows: "no dudes, …", "no hay problema …", "no sólo …". */
const NO_DENIAL =
  /\b(?:no|nao|not|don['’]t) (?:(?:te|se|os|hay|tengas?|tenemos|ha|tem|be|a|any) )*(?:preocup|dud|olvid|pierd|perd|problem|drama|inconvenient|miedo|solo|so\b|apenas|only|just|worr|forget|miss|esque[cç])\w*|\bno (?:problem|worries|doubt)/g;
/** "sin mínimo" denies nothing when it follows "sin interés". */
const LACKS = /^(?:no|nao|sin|sem|nunca) /;

/** What a shop does by name: carriers, countries it delivers to, ways to pay, terms for everybody. */
export function readMeans(page: Page, sentences: readonly Sentence[]): Means[] {
  const read = (names: RegExp, about: Means["about"], cue: RegExp): Means[] => {
    if (!cue.test(page.folded)) return [];
    return [...findAll(page, names)].flatMap(({ start, end, 0: name }): Means[] => {
      const sentence = sentenceAt(sentences, start);
      if (sentence === undefined || sentence.question) return [];
      const text = page.folded.slice(sentence.start, sentence.end);
      if (!cue.test(text) || REFERRED.test(text)) return [];
      const denied =
        (DENIED.test(page.folded.slice(sentence.start, start).replace(NO_DENIAL, " ")) &&
          !LACKS.test(name)) ||
        /^ (?:no|nao|todavia no)\b/.test(page.folded.slice(end));
      // A plain denial is held against what the shop says; of the rest nothing is claimed.
      if (
        denied &&
        (about === "terms" || denialAt({ page, sentences, mentions: [] }, { start, end }) === null)
      )
        return [];
      return [{ kind: "means", start, end, about, name }];
    });
  };
  return [
    ...read(CARRIER, "carrier", SENDING),
    ...read(CARRIER_NAME, "carrier", /./),
    ...read(DESTINATION, "destination", DELIVERING),
    ...read(METHOD, "payment", PAYING),
    ...read(TERM, "terms", /./),
  ];
}

/** Another name of the same way to pay: "en efectivo" and "efectivo". */
export function isSameMeans(a: string, b: string): boolean {
  return a === b || FAMILIES.some((family) => family.test(a) && family.test(b));
}

/** All that a folded text of the merchant's names, and doesn't deny. */
export const meansIn = remembered((folded): readonly string[] =>
  [CARRIER, DESTINATION, METHOD, TERM].flatMap((names) =>
    matchesOf(folded, names).flatMap(({ index, 0: name }) =>
      DENIED.test(folded.slice(folded.lastIndexOf("\n", index) + 1, index)) && !LACKS.test(name)
        ? []
        : [name],
    ),
  ),
);
