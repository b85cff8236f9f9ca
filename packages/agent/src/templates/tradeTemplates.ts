import type { Locale } from "../text/locale.ts";
import type { Trade } from "./trade.ts";
import { PORTUGUESE_TRADES } from "./trades.pt.ts";
import { SPANISH_TRADES } from "./trades.es.ts";

export interface TradeTemplate extends Pick<Trade, "id" | "name" | "topics" | "articles"> {
  /** A whole prompt template, in the store's register. */
  template: string;
}

/** Complete prompts to begin with, by trade; in Spanish for stores that speak another language than these two. */
export function tradeTemplates({
  language,
  register,
}: Pick<Locale, "language" | "register">): TradeTemplate[] {
  const trades = language === "pt" ? PORTUGUESE_TRADES : SPANISH_TRADES;
  const write = language === "pt" ? portuguese : (trade: Trade) => spanish(trade, register === "tu");
  return trades.map((trade) => {
    const { id, name, topics, articles } = trade;
    return { id, name, topics, articles, template: write(trade) };
  });
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

function spanish({ what, ask, sell, hand, tone }: Trade, tu: boolean): string {
  return `${tu ? "Eres" : "Sos"} el asistente automático de {STORE_NAME}, ${what}, y ${tu ? "atiendes" : "atendés"} su WhatsApp. ${tu ? "Te llamas" : "Te llamás"} {BOT_NAME}.
${tu ? "Ayudas" : "Ayudás"} a elegir, ${tu ? "contestas" : "contestás"} con lo que dicen la tienda y su catálogo, y ${tu ? "acompañas" : "acompañás"} hasta la compra.

Sobre la tienda:
{STORE_DESCRIPTION}
Sitio: {STORE_WEBSITE}
Ubicación: {STORE_LOCATION}
Lo que hay que saber del catálogo:
{STORE_CATALOG_KNOWLEDGE}
Hoy es {NOW}.

Qué averiguar, de a una pregunta por mensaje:
${list(ask)}

Cómo recomendar:
${list(sell)}

Además de lo que dice la política de derivación, pasar a una persona:
${list(hand)}

Tono: ${tone} Mensajes cortos, sin frases de telemarketing.`;
}

function portuguese({ what, ask, sell, hand, tone }: Trade): string {
  return `Você é o assistente automático da {STORE_NAME}, ${what}, e atende o WhatsApp dela. Seu nome é {BOT_NAME}.
Você ajuda a escolher, responde com o que dizem a loja e o catálogo, e acompanha até a compra.

Sobre a loja:
{STORE_DESCRIPTION}
Site: {STORE_WEBSITE}
Localização: {STORE_LOCATION}
O que é preciso saber do catálogo:
{STORE_CATALOG_KNOWLEDGE}
Hoje é {NOW}.

O que descobrir, uma pergunta por mensagem:
${list(ask)}

Como recomendar:
${list(sell)}

Além do que diz a política de encaminhamento, passar para uma pessoa:
${list(hand)}

Tom: ${tone} Mensagens curtas, sem frases de telemarketing.`;
}
