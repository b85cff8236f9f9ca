import { anyOf } from "../../text/anyOf.ts";
import { wordStems } from "../../text/foldText.ts";

/** Words that say nothing about what a sentence is about, in Spanish, Portuguese and English. */
const STOP = new Set(
  wordStems(
    "a al ao aos o os as la las el los lo le les un una unos unas um uma uns umas de del do da dos das en em no na nos nas con com sin sem por para pra pelo pela y e o u ou que qual cual se si sim no nao es son esta estan este esta esto ese esa eso isso isto aquel su sus seu sua tu tus te me mi nos vos usted voce ya ja mas muy muito tambien tambem hay tem tenemos temos tenes tiene tienen tem ter ser fue foi sera va van vai ha hoy hoje ahora agora aca aqui ahi ali asi assim como cuando quando donde onde desde hasta ate entre sobre cada todo todos toda todas solo so sale salen sai cuesta cuestan custa custam vale valen queda quedan fica ficam precio preco valor pesos reais total cuenta the of for to is are it this that with and or in on at your our you we",
  ),
);

/** Families of words that shops and customers use for the same thing; the first is the family's name. */
const FAMILIES = [
  "zapatilla tenis sneaker zapa",
  "remera camiseta playera tshirt",
  "campera chaqueta jaqueta",
  "pollera falda saia skirt",
  "media calcetin meia",
  "malla maillot collant leotardo",
  "pantalon calca",
  "bolso cartera bolsa bag",
  "auricular audifono fone headphone",
  "celular telefono smartphone celu movil",
  "parlante altavoz bocina",
  "notebook laptop portatil",
  "zapato sapato",
  "biquini bikini",
  "envio despacho frete flete entrega domicilio shipping ship",
  "interior resto pais demai regioe provincia",
  "cambio troca exchange",
  "garantia warranty",
  "descuento desconto off",
  "gratis gratuito bonificado free",
  "cuota parcela",
  "transferencia transferi transferir transferis",
  "efectivo cash contado dinheiro especie",
];
const FAMILY = new Map(
  FAMILIES.flatMap((family) => {
    const stems = wordStems(family);
    return stems.map((stem): [string, string] => [stem, stems[0] ?? stem]);
  }),
);

/** What a word is known by: without accents, plural and dialect. */
export function rootOf(stem: string): string {
  return FAMILY.get(stem) ?? stem;
}

/** Roots of the words of a text that say what it is about. Numbers say nothing. */
export function rootsOf(text: string): Set<string> {
  const roots = new Set<string>();
  for (const stem of wordStems(text)) {
    if (stem.length > 1 && !STOP.has(stem) && !/^\d+$/.test(stem)) roots.add(rootOf(stem));
  }
  return roots;
}

/** Roots of a text that names places, in which an article is part of a name: "La Plata" is not "Mar del Plata". */
export function placeRoots(raw: string): Set<string> {
  return rootsOf(raw.replace(/(?<![\p{L}])(La|El|Las|Los) (?=\p{Lu})/gu, "$1"));
}

const METHODS: [method: string, pattern: RegExp][] = [
  ["transfer", /\btransf\w*|\bdeposit\w*|\bspei\b/],
  ["cash", /\befectivo\b|\bcontado\b|\bdinheiro\b|\bespecie\b|\bcash\b(?! on delivery)/],
  ["pix", /\bpix\b/],
  ["boleto", /\bboleto\b/],
  ["nequi", /\bnequi\b|\bdaviplata\b/],
  ["pse", /\bpse\b/],
  ["oxxo", /\boxxo\b/],
  ["webpay", /\bwebpay\b/],
  ["on delivery", /\bcontra ?entrega\b/],
  ["debit", /\bdebito\b/],
  ["credit", /\bcredito\b/],
  ["wallet", /\bmercado ?pago\b|\bmodo\b|\buala\b|\bpicpay\b|\bpaypal\b/],
];

const METHOD = anyOf(METHODS.map(([, pattern]) => pattern));

/** Ways to pay that a folded text names. */
export function methodsIn(folded: string): Set<string> {
  if (!METHOD.test(folded)) return new Set();
  return new Set(METHODS.filter(([, pattern]) => pattern.test(folded)).map(([method]) => method));
}
