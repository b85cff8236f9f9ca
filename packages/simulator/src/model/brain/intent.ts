import type { Conversation } from "./conversation.ts";
import { maxPriceIn, optionWords, searchWords, variantIn } from "./wants.ts";

export type Intent =
  | { kind: "human"; reason: string }
  | { kind: "order"; number: string | null; email: string | null }
  | { kind: "coupons" }
  | { kind: "thanks" }
  | { kind: "greeting" }
  | { kind: "storefront" }
  | { kind: "store"; topic: StoreTopic; place: string | null }
  | { kind: "quote"; product: string; quantity: number; variant: string | null; method: string | null }
  | { kind: "receipt" }
  | { kind: "buy"; product: string; variant: string | null }
  | { kind: "details"; product: string }
  | { kind: "category"; query: string }
  | { kind: "search"; query: string; variant: string | null; maxPrice: number | null }
  | { kind: Unwritten }
  | { kind: "nature" }
  | { kind: "off_topic" };

export type StoreTopic = "payment" | "shipping" | "pickup" | "exchanges" | "other";

/** What came without a word. */
export type Unwritten = "media" | "audio" | "picture" | "sticker" | "place" | "contact" | "cart" | "opened";

const MARKS: [start: string, kind: Unwritten][] = [
  ["audio", "audio"],
  ["imagen adjunta", "picture"],
  ["sticker", "sticker"],
  ["ubicación", "place"],
  ["contacto", "contact"],
  ["pedido armado", "cart"],
  ["abrió el chat", "opened"],
];

const HUMAN =
  /(hablar|habl[ae]me|comunicar|atender|atienda|atiend[ae]s?|pas[ae]me|contactar|falar|speak|talk).{0,30}(person|human|alguien|asesor|vendedor|encargad|dueñ|duen|pessoa|alguem|atendente|agent)|\b(persona real|una persona|un humano|atencion humana|operador|real person)\b/;
const NATURE =
  /\b(sos|eres|es usted|voce e|vc e|are you|estoy hablando con|hablo con|estou falando com|is this|am i talking to)\b.{0,20}\b(bot|robot|robo|persona|pessoa|human[oa]?|person|maquina|machine|ia|ai|real)\b/;
const COMPLAINT =
  /\b(reclamo|reclamar|queja|estafa|denuncia|defensa del consumidor|devolver|devolucion|me llego (mal|roto|rota|otro|otra)|vino (mal|roto|rota)|(quiero|quisiera|necesito|tengo que) (hacer (un|el) )?(cambi(o|ar\w*)|devolver\w*)|roto|rota|fallad[oa]|defectuos[oa]|reembolso|me cobraron|reclamacao|devolver|refund|complaint|broken)\b/;
const ORDER = /\b(pedido|orden|compra|paquete|seguimiento|tracking|encomenda|order|envio de mi)\b/;
const ORDER_QUESTION =
  /\b(donde|cuando|estado|llega|llego|seguimiento|mi|meu|minha|my|where|onde|status|hice|compre|numero|nro|rastre)\b|#?\d{3,6}/;
const COUPON =
  /\b(cupon|cupones|descuento|descuentos|codigo|promo|promos|promocion|promociones|oferta|ofertas|cupom|cupons|desconto|coupon|coupons|discount)\b/;
const THANKS =
  /^(muchas |mil |ok,? |dale,? |genial,? |buenisimo,? |perfecto,? |joya,? )*(gracias|graciass?|obrigad[oa]|valeu|thanks|thank you)\b/;
const GREETING =
  /^(hola+|holis|buenas( tardes| noches| dias)?|buen(os)? dias?|que tal|como (estas|va)|hey|oi|ola|bom dia|boa tarde|hello|hi|good (morning|afternoon))(?:[\s,.!¡?¿]|👋|😊)*(como (estas|va|andas)|que tal|tudo bem|buenas( tardes| noches)?)?[\s,.!?]*$/;
const STOREFRONT =
  /\b(que (vend[ea]n|venden|tienen|tenes|productos|hay)|catalogo|mostra(me|r)? (la tienda|todo|productos)|que (tipo de )?cosas|o que (voces )?(vendem|tem)|what (do )?you (sell|have))\b/;
const SHIPPING =
  /\b(hacen envios?|envian|mandan|costo (de|del) envio|cuanto (sale|cuesta) el envio|envios? a|frete|entregam|ship(ping)?)\b/;
const PAYMENT =
  /\b(medios? de pago|formas? de pago|como (se )?(paga|pago|puedo pagar)|aceptan|alias|cbu|a que cuenta|datos para (?:pagar|transferir)|pix|cuotas|transferencia|tarjetas?|formas de pagamento|parcelas?|how can i pay)\b/;
const PICKUP =
  /\b(retir(o|ar|a)|direccion|donde (estan|queda)|horarios?|abren|local a la calle|endereco|retirada|pick ?up|opening hours)\b/;
const EXCHANGES =
  /\b((puedo|se puede|podria|como) (cambiar|cambiarlo|cambiarla|devolver)|cambios?|cambiarlo|cambiarla|devoluciones|trocas?|exchanges?|returns?)\b/;
/** What only the shop's own answers can say. */
const OWN_AFFAIRS =
  /\b(por mayor|mayorista|academias?|a medida|preventas?|garantia|facturas?|atacado|wholesale|sob medida)\b/;
const CARE = /\b(lava[nr]?|lavado|cuid(o|an|ado)|planchan?|lavar)\b/;
const SUM =
  /\b(cuanto (sale|cuesta|seria|serian|queda|es|me sale)|precio|total|quanto (sai|fica)|how much)\b.*\b(transferencia|efectivo|cuotas?|total|unidades|pares|los (dos|tres)|las (dos|tres)|\d+)\b|\b(en|con) (cuantas )?cuotas\b|\bcon transferencia\b/;
/** Where to pay, which is no sum. */
const ACCOUNT = /\b(cuenta|alias|cbu|cvu|datos para (?:pagar|transferir))\b/;
const RECEIPT = /\b(comprobante|transferi|ya pague|deposite|comprovante|paguei|receipt)\b/;
const BUY =
  /\b(lo quiero|la quiero|los quiero|las quiero|me lo llevo|me la llevo|me los llevo|me las llevo|lo compro|la compro|comprarlo|comprarla|quiero comprar(lo|la)?|como compro|link|enlace|quero comprar|i('ll| will) take)\b/;
const DETAILS =
  /\b(que (talles?|colores|medidas)|en que (talles?|colores)|talles? (hay|tienen|quedan)|detalles?|mas info|de que (material|tela)|material|descripcion|medidas|sizes?|tamanhos?)\b/;
const POINTING =
  /\b(ese|esa|esos|esas|este|esta|primero|primera|segundo|segunda|tercero|tercera|ultimo|ultima|el mismo|la misma)\b/;
const PRODUCT_WORDS =
  /\b(medias?|can ?can|zapat\w*|punta|puntas|puntera\w*|malla\w*|maillots?|body|bodies|leotardo|pollera\w*|falda\w*|tutus?|tutu|calentador\w*|polaina\w*|bolsos?|mochilas?|tops?|calzas?|short\w*|vestid\w*|accesorios?|red|redecillas?|hebillas?|cintas?|elasticos?|gift|tarjeta|vestuario|fundas?|castanuelas|abanico|botas?|alpargatas|saias?|meias?|sapat\w*|collant|tights|shoes?|skirts?|bags?|leggings?|ropa|chiffon|musculosas?|sacos?|ballet|tango|jazz|folklore|flamenco|danza)\b/;
const CATEGORIES =
  /^(accesorios|bolsos|ballet|tango|folklore|flamenco|jazz|danza|ropa|calzado|zapatos|medias|mallas|tutus|polleras|novedades)$/;
const ASKING =
  /\b(tenes|tienen|tendran|tendrias|hay|busco|buscaba|necesito|quiero|queria|precio|cuanto (sale|cuesta|estan?|valen?|vale)|mostrame|me gustaria|algo (de|para)|tem|quero|procuro|do you have|looking for|how much)\b/;

/** What the customer wants, by the words used. */
export function readIntent(talk: Conversation): Intent {
  const { folded } = talk;
  const { mediaOnly, fromCatalogue } = talk;
  if (mediaOnly !== null) {
    if (fromCatalogue !== null) return productSearch(fromCatalogue);
    const kind = MARKS.find(([start]) => mediaOnly.startsWith(start))?.[1] ?? "media";
    return { kind: kind === "picture" && !talk.shown ? "media" : kind };
  }
  // Emoji alone: somebody says hello.
  if (!/[\p{L}\p{N}]/u.test(folded)) return { kind: "greeting" };
  if (!talk.askedForHuman && NATURE.test(folded)) return { kind: "nature" };
  const human = humanIntent(talk);
  if (human) return human;
  const order = orderIntent(talk);
  if (order) return order;
  if (COUPON.test(folded)) return { kind: "coupons" };
  if (THANKS.test(folded)) return { kind: "thanks" };
  if (GREETING.test(folded)) return { kind: "greeting" };
  if (talk.shown && RECEIPT.test(folded)) return { kind: "receipt" };
  const sum = quoteIntent(talk);
  if (sum) return sum;
  const followUp = followUpIntent(talk);
  if (followUp) return followUp;
  const asked = storeIntent(folded);
  if (asked) return asked;
  const query = searchWords(folded);
  if (CATEGORIES.test(query) && maxPriceIn(folded) === null && variantIn(folded) === null)
    return { kind: "category", query };
  if (PRODUCT_WORDS.test(folded))
    return {
      kind: "search",
      query: query || folded,
      variant: variantIn(folded),
      maxPrice: maxPriceIn(folded),
    };
  if (STOREFRONT.test(folded)) return { kind: "storefront" };
  if (ASKING.test(folded) && query !== "")
    return { kind: "search", query, variant: variantIn(folded), maxPrice: maxPriceIn(folded) };
  if (fromCatalogue !== null) return productSearch(fromCatalogue);
  return talk.shown ? { kind: "picture" } : { kind: "off_topic" };
}

/** A sum over what was shown before, or over what the customer names. */
function quoteIntent({ folded, about, lastProducts, lastVariant }: Conversation): Intent | null {
  if (!SUM.test(folded) || ACCOUNT.test(folded)) return null;
  const named = PRODUCT_WORDS.test(folded) ? searchWords(folded.replace(PAYMENT_WORDS, " ")) : "";
  const product = named === "" ? (about ?? lastProducts[ordinal(folded, lastProducts.length)] ?? "") : named;
  if (product === "") return null;
  const [, count] = /\b(\d{1,2}|dos|tres|cuatro)\b(?! cuotas)/.exec(folded) ?? [];
  const spoken: Record<string, number> = { dos: 2, tres: 3, cuatro: 4 };
  const quantity = spoken[count ?? ""] ?? Number(count ?? 1);
  const method = /\b(transferencia|efectivo|tarjeta)\b/.exec(folded)?.[1] ?? null;
  const variant = named === "" && about === null ? lastVariant : null;
  return { kind: "quote", product, quantity: Math.max(1, quantity), variant, method };
}

const PAYMENT_WORDS = /\b(con|en|por|transferencia|efectivo|tarjeta|cuotas|cuantas|total|sale|salen)\b/g;

/** A question about the store itself. */
function storeIntent(folded: string): Intent | null {
  const about = (topic: StoreTopic): Intent => ({ kind: "store", topic, place: placeIn(folded) });
  if (SHIPPING.test(folded) && !PRODUCT_WORDS.test(folded)) return about("shipping");
  if (EXCHANGES.test(folded)) return about("exchanges");
  if (PICKUP.test(folded)) return about("pickup");
  if (PRODUCT_WORDS.test(folded) && !CARE.test(folded)) return null;
  if (PAYMENT.test(folded)) return about("payment");
  return OWN_AFFAIRS.test(folded) || CARE.test(folded) ? about("other") : null;
}

/** "hacen envíos a Córdoba": the words after the last "a". */
function placeIn(folded: string): string | null {
  const place = /\b(?:a|para|hasta|to) ((?:la |el )?[\p{L} ]{3,40})[?.!]*$/u.exec(folded)?.[1]?.trim();
  return place === undefined || /\b(domicilio|casa|pais|pagar|cambiar)\b/.test(place) ? null : place;
}

function productSearch(name: string): Intent {
  return { kind: "search", query: name.toLowerCase(), variant: null, maxPrice: null };
}

function humanIntent({ folded, askedForHuman, lastReply }: Conversation): Intent | null {
  if (askedForHuman || HUMAN.test(folded)) return { kind: "human", reason: "pide una persona" };
  if (COMPLAINT.test(folded)) return { kind: "human", reason: "reclamo, cambio o devolución" };
  const offered = /alguien del equipo|alguém da equipe|someone of the team/.test(lastReply);
  return offered && /^(si|dale|bueno|ok|por favor|sim|yes|claro)\b/.test(folded)
    ? { kind: "human", reason: "consulta de envío" }
    : null;
}

function orderIntent({ folded, text, lastReply, earlierCustomerText }: Conversation): Intent | null {
  const email = /[\w.+-]+@[\w-]+\.[\w.]+/.exec(text)?.[0].replace(/\.$/, "") ?? null;
  const spoken = folded.replace(
    /\bmil (cincuenta|cuarenta) y (uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\b/,
    spokenNumber,
  );
  const number = /(?:#|\b)(\d{3,6})\b(?![.,]\d)/.exec(spoken)?.[1] ?? null;
  const askedForEmail = /e-mail de la compra|e-mail da compra|e-mail of the purchase/.test(lastReply);
  if (email !== null && askedForEmail) {
    return { kind: "order", number: number ?? /\b(\d{3,6})\b/.exec(earlierCustomerText)?.[1] ?? null, email };
  }
  const bareNumber = /^#?\d{3,6}[.!?]?$/.test(folded) && /pedido|order/i.test(lastReply);
  if (
    bareNumber ||
    (ORDER.test(folded) && ORDER_QUESTION.test(folded) && !/\bcompra (minima|online)\b/.test(folded))
  ) {
    return { kind: "order", number, email };
  }
  return null;
}

function spokenNumber(match: string): string {
  const units: Record<string, number> = {
    uno: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
  };
  const tens = match.includes("cincuenta") ? 50 : 40;
  return String(1000 + tens + (units[match.split(" ").at(-1) ?? ""] ?? 0));
}

/** Words that only make sense with the products shown before: "el segundo", "¿qué talles hay?", "lo quiero en negro". */
function followUpIntent(talk: Conversation): Intent | null {
  const { folded, lastProducts } = talk;
  const product = talk.about ?? lastProducts[ordinal(folded, lastProducts.length)];
  if (product === undefined) return null;
  const variant = variantIn(folded);
  if (BUY.test(folded)) return { kind: "buy", product, variant: optionWords(folded) };
  const short = folded.split(" ").length <= 6;
  const namesProduct = PRODUCT_WORDS.test(folded);
  if (namesProduct && !POINTING.test(folded)) return null;
  // Under a bubble, a word or two are about what it shows: "precio?", "hay stock?".
  const pointed = short && (talk.about !== null || variant !== null);
  if (DETAILS.test(folded) || POINTING.test(folded) || pointed) return { kind: "details", product };
  return null;
}

function ordinal(folded: string, count: number): number {
  if (/\b(segund[oa]|second|segunda)\b/.test(folded)) return 1;
  if (/\b(tercer[oa]?|third|terceir[oa])\b/.test(folded)) return 2;
  return /\b(ultim[oa]|last)\b/.test(folded) ? Math.max(0, count - 1) : 0;
}
