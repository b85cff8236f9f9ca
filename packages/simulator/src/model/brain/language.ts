export type Language = "es" | "pt" | "en";

const PORTUGUESE =
  /\b(voces?|tem|preco|tamanho|obrigad[oa]|oi|ola|quero|meu|minha|frete|cupom|onde|esta meu|nao|sapatilhas?|meias?|pedido esta)\b/g;
const SPANISH =
  /\b(hola|tenes|tienen|hay|talle|quiero|donde|mi|gracias|cuanto|precio|envio|cupon|buenas|pedido|busco|algun|con|para|medias?|zapatos?|zapatillas?)\b/g;
const ENGLISH =
  /\b(do|you|have|hello|hi|where|my|order|thanks|thank|size|how|much|looking|for|the|speak|person)\b/g;

/** The language a text is written in; Spanish where it is not clear. Accents must be folded. */
export function languageOf(folded: string): Language {
  const count = (pattern: RegExp) => folded.match(pattern)?.length ?? 0;
  const spanish = count(SPANISH);
  const portuguese = count(PORTUGUESE);
  const english = count(ENGLISH);
  if (english > spanish && english > portuguese) return "en";
  return portuguese > spanish ? "pt" : "es";
}

/** Lower case without accents (ñ becomes n), single blanks. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Sentences that no tool result stands behind. */
export const COPY: Record<Language, Record<CopyKey, string>> = {
  es: {
    greeting: "Hola, ¿en qué te puedo ayudar? Si me decís qué buscás, miro lo que hay.",
    hello_again: "Contame, ¿qué estás buscando?",
    intro: "Hola, te muestro lo que hay.",
    thanks: "De nada. Cualquier cosa, escribime por acá.",
    off_topic: "Con eso no te puedo ayudar, pero sí con productos, cupones o un pedido de la tienda.",
    nature: "Soy un asistente automático, no una persona. Si preferís, te paso con alguien del equipo.",
    nothing: "No encontré nada con eso. ¿Me contás un poco más de lo que buscás?",
    which: "¿Cuál te interesa?",
    which_option: "¿Qué opción preferís?",
    no_option: "En esa opción no veo stock. Esto es lo que hay:",
    sold_out: "está agotado en este momento.",
    before: "antes",
    in_stock: "En stock:",
    out: "Agotado:",
    free_shipping: "Envío gratis",
    no_coupons: "Ahora no hay cupones vigentes.",
    coupon_use: "¿Querés que busquemos algo para usarlo?",
    no_order: "No encontré ese pedido con este teléfono. ¿Me pasás el e-mail de la compra?",
    failed: "Ahora no puedo consultar esa información. ¿Probamos en un ratito?",
    media: "Lo recibí, pero no puedo verlo. ¿Me contás en un mensaje qué necesitás?",
    audio: "No llegué a escuchar el audio. ¿Me lo escribís?",
    picture: "Recibí tu foto. ¿Qué buscás de lo que se ve?",
    picture_intro: "Recibí tu foto. Esto es lo que hay:",
    sticker: "¡Qué lindo sticker! Contame, ¿qué estás buscando?",
    place: "Recibí tu ubicación. ¿Qué producto estás buscando?",
    contact: "Recibí el contacto. ¿En qué te puedo ayudar?",
    cart: "Recibí tu pedido del catálogo. ¿Me escribís el nombre de lo que querés, así te paso el enlace?",
    buy: "Lo podés comprar desde acá:",
    handed: "Le paso tu consulta al equipo.",
    alternatives: "De esto sí hay:",
  },
  pt: {
    greeting: "Olá, como posso ajudar? Se me disser o que procura, vejo o que temos.",
    hello_again: "Me conta, o que você procura?",
    intro: "Olá, veja o que temos.",
    thanks: "De nada. Qualquer coisa, me escreva por aqui.",
    off_topic: "Com isso não posso ajudar, mas posso com produtos, cupons ou um pedido da loja.",
    nature: "Sou um assistente automático, não uma pessoa. Se preferir, passo você para alguém da equipe.",
    nothing: "Não encontrei nada com isso. Pode me contar um pouco mais?",
    which: "Qual te interessa?",
    which_option: "Qual opção você prefere?",
    no_option: "Nessa opção não vejo estoque. Isto é o que temos:",
    sold_out: "está esgotado neste momento.",
    before: "antes",
    in_stock: "Em estoque:",
    out: "Esgotado:",
    free_shipping: "Frete grátis",
    no_coupons: "Agora não há cupons válidos.",
    coupon_use: "Quer que eu procure algo para usá-lo?",
    no_order: "Não encontrei esse pedido com este telefone. Pode me passar o e-mail da compra?",
    failed: "Agora não consigo consultar essa informação. Tentamos daqui a pouco?",
    media: "Recebi, mas não consigo ver. Pode me contar em uma mensagem o que precisa?",
    audio: "Não consegui ouvir o áudio. Pode escrever?",
    picture: "Recebi sua foto. O que você procura do que aparece nela?",
    picture_intro: "Recebi sua foto. Isto é o que temos:",
    sticker: "Que figurinha linda! Me conta, o que você procura?",
    place: "Recebi sua localização. Que produto você procura?",
    contact: "Recebi o contato. Como posso ajudar?",
    cart: "Recebi seu pedido do catálogo. Pode escrever o nome do que quer, para eu passar o link?",
    buy: "Você pode comprar por aqui:",
    handed: "Vou passar sua mensagem para a equipe.",
    alternatives: "Disto temos:",
  },
  en: {
    greeting: "Hello, how can I help? Tell me what you are looking for and I will check.",
    hello_again: "Tell me, what are you looking for?",
    intro: "Hello, here is what we have.",
    thanks: "You are welcome. Write to me here any time.",
    off_topic: "I can't help with that, but I can with products, coupons or an order of this shop.",
    nature:
      "I am an automatic assistant, not a person. If you prefer, I can pass you on to someone of the team.",
    nothing: "I found nothing for that. Could you tell me a bit more?",
    which: "Which one do you like?",
    which_option: "Which option would you like?",
    no_option: "I see no stock in that option. This is what there is:",
    sold_out: "is sold out right now.",
    before: "was",
    in_stock: "In stock:",
    out: "Sold out:",
    free_shipping: "Free shipping",
    no_coupons: "There are no coupons right now.",
    coupon_use: "Shall I look for something to use it on?",
    no_order: "I did not find that order for this phone. Could you give me the e-mail of the purchase?",
    failed: "I can't look that up right now. Shall we try again in a moment?",
    media: "I received it but can't see it. Could you tell me in a message what you need?",
    audio: "I could not hear the audio. Could you write it?",
    picture: "I got your picture. What are you looking for in it?",
    picture_intro: "I got your picture. This is what there is:",
    sticker: "Nice sticker! Tell me, what are you looking for?",
    place: "I got your location. Which product are you looking for?",
    contact: "I got the contact. How can I help?",
    cart: "I got your cart. Could you write the name of what you want, so that I can send the link?",
    buy: "You can buy it here:",
    handed: "I am passing your message to the team.",
    alternatives: "These are available:",
  },
};

export type CopyKey =
  | "greeting"
  | "hello_again"
  | "intro"
  | "thanks"
  | "off_topic"
  | "nature"
  | "nothing"
  | "which"
  | "which_option"
  | "no_option"
  | "sold_out"
  | "before"
  | "in_stock"
  | "out"
  | "free_shipping"
  | "no_coupons"
  | "coupon_use"
  | "no_order"
  | "failed"
  | "media"
  | "audio"
  | "picture"
  | "picture_intro"
  | "sticker"
  | "place"
  | "contact"
  | "cart"
  | "buy"
  | "handed"
  | "alternatives";
