import { foldText } from "./foldText.ts";
import type { Language } from "./locale.ts";

export const LANGUAGES: readonly Language[] = ["es", "pt", "en"];

/** How strongly a text speaks for each language; ties and silence are possible. */
export type LanguageScores = Record<Language, number>;

/**
 * Short words of chats that only one of the three languages has, folded. What two of them share
 * ("queria", "pedido", "color", "no", "do") says nothing and stands in none.
 */
const MARKERS: Record<Language, ReadonlySet<string>> = {
  es: words(
    "hola holaa holis buenas buenos buen dia tarde tardes noches el los las una unos unas del al y con " +
      "quiero quisiera tenes tienes tiene tienen tenia hay habra cuanto cuanta cuantos cuantas cuesta " +
      "cuestan sale salen vale talle talles talla tallas hacen haces hace donde cual cuales cuando " +
      "gracias grax precio precios busco buscaba buscando necesito necesitaba algun alguna algunos algo " +
      "mi mis su sus es son pero muy hasta hoy ayer ustedes vos tu usted sos soy eres estoy estan compre " +
      "llego llega llegan llegar tambien entonces dale bueno buena genial porfa podes puedo pueden puede " +
      "puedes quien otro otra ese eso esos hacer tengo en si ya lo le les mas color rojo roja negra " +
      "blanco blanca zapatillas zapatos remera remeras pollera buzo medias campera pantalon hombre mujer " +
      "nene nena envio envios envian enviar mandan retirar efectivo tarjeta cuotas descuento cupon " +
      "pedido disponible quedan queda tendran tendras tendrian ando estaba esta estas hijo hija madre " +
      "cumpleanos regalo barato barata noche manana mañana dias hablar persona alguien cambio devolucion " +
      "pago pagar comprar ver mostrame mostrar decime pasame queria interesa consulta consultar saber " +
      "gustaria modelos fallado llegado recomendas recomiendas recomendarias pasar la aceptan acepta " +
      "anda andan cuero algodon trae traen sirve quedo quedaron igual mejor menos siguen sigue cerca " +
      "local horario horarios abren cierran ahi estaria sigo fotos foto venden hubo habia dijeron " +
      "encuentro rebajas rebaja mandas mayor tarda tardan demora demoran mido pares juego esperando aun " +
      "nuevo nueva nuevos nuevas ninguna ninguno sin sino porque",
  ),
  pt: words(
    "oi oii oie ola voce voces vc vcs nao sim tem teria tinha quero gostaria quanto quanta quantos " +
      "quantas custa custam preco precos tamanho tamanhos frete onde obrigado obrigada obg brigada boa " +
      "bom noite uma umas uns meu minha meus minhas com em na da das dos pra pro ao aos eu ele ela isso " +
      "esse essa esses essas isto chegou chega chegam chegar ainda muito muita mais tambem entao ate " +
      "hoje amanha ontem posso pode podem poderia qual quais cade falar sapatilha sapatilhas meia meias " +
      "saia tenis cor cores estoque disponivel parcelas parcela boleto pix cartao desconto cupom troca " +
      "trocar loja valeu blz ta to dinheiro vista presente filha filho barato barata preciso procuro " +
      "procurando fazem faz feito alguem alguma algum pessoa atendente entrega entregam vermelho " +
      "vermelha preto preta branco branca azul homem mulher numero rastreio rastrear compra comprei " +
      "paguei recebi veio foi estou esta sao seria seu sua seus suas aqui como quando pedido comprar ver " +
      "queria saber tarde dia desculpa tudo bem ne couro as os um mandar mande link seja fica ficam " +
      "funciona funcionam aberto horario abre abrem melhor menos dois duas tres outras outro outros " +
      "outra mesmo mesma algodao aceita aceitam fotos foto vendem maior havia disseram mandam manda " +
      "demora demoram pares esperando novo nova novos novas nenhuma nenhum sem porque nossa vou acho " +
      "ficou site ai estava",
  ),
  en: words(
    "hi hello hey the you your have has is are does what how much many where when which my order " +
      "thanks thank thx please pls size sizes looking want would like can could with for this that these " +
      "those it its in on of and any there shipping ship price prices i im dont don cant will need got " +
      "get buy cost costs cheaper cheap colour colors shoes tights skirt dress someone person speak talk " +
      "help too more expensive previous another other both one ones same refund return broken arrived " +
      "yet still good morning afternoon evening to be was were from or not yes about just",
  ),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Words of more than one list weigh nothing. */
const SHARED = new Set(
  [...MARKERS.es, ...MARKERS.pt, ...MARKERS.en].filter(
    (word) => Object.values(MARKERS).filter((list) => list.has(word)).length > 1,
  ),
);

/** Letters that only one of the three writes, before folding. */
const LETTERS: [pattern: RegExp, language: Language][] = [
  [/[¿¡ñ]/i, "es"],
  [/[ãõçêôâ]|\b\p{L}*(?:ções|ção)\b/iu, "pt"],
  [/\b(?:i'm|don't|can't|isn't|i'd|it's|what's|you're|i've|doesn't)\b/i, "en"],
];

/** Inside a word that no list has, on folded letters; half a word's weight. */
const CLUSTERS: [pattern: RegExp, language: Language][] = [
  [/cion(?:es)?$|[^i]dad(?:es)?$|iendo$|(?:a|ie)ron$|(?<!q)ue[nrlst]|^ll|(?:a|e)me$|^(?:h[aiu]b[ioa])/, "es"],
  [/lh|nh|c(?:ao|oes)$|dades?$|eir[oa]s?$|^nao|endo$(?<!iendo)|(?:ss[aeo]|ram)$/, "pt"],
  [/^th|^wh|ght|[^aeiou]ing$|tion$|[^e]ly$/, "en"],
];

/** What follows tells no more. */
const MAX_CHARS = 1_000;

/** Counts what speaks for each language. Links, addresses and bracketed descriptions don't count. */
export function scoreLanguages(text: string): LanguageScores {
  const prose = text
    .slice(0, MAX_CHARS)
    .replace(/https?:\/\/\S+|\S+@\S+|\[[^\]]*\]/g, " ")
    .replace(/[’`´]/g, "'");
  const scores: LanguageScores = { es: 0, pt: 0, en: 0 };
  for (const [pattern, language] of LETTERS) if (pattern.test(prose)) scores[language] += 2;
  const seen = new Set(foldText(prose).split(/[^\p{L}]+/u));
  for (const word of seen) {
    if (SHARED.has(word)) continue;
    const listed = LANGUAGES.find((language) => MARKERS[language].has(word));
    const built = CLUSTERS.find(([pattern]) => pattern.test(word))?.[1];
    if (listed !== undefined) scores[listed] += 1;
    else if (built !== undefined) scores[built] += 0.5;
  }
  return scores;
}

/** The language a text is written in, or null where nothing tells ("ok", "38", "👍"). */
export function detectLanguage(text: string): Language | null {
  return best(scoreLanguages(text));
}

/** The one that leads; null on a tie. */
export function best(scores: LanguageScores): Language | null {
  const [first, second] = LANGUAGES.toSorted((a, b) => scores[b] - scores[a]);
  if (first === undefined || second === undefined || scores[first] === scores[second]) return null;
  return first;
}
