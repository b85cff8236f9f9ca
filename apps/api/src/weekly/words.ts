import type { Mend } from "./findMends.ts";

export type WeeklyLanguage = "es" | "pt" | "en";

export interface WeeklyWords {
  locale: string;
  title: string;
  subject: (store: string, period: string) => string;
  before: (value: string) => string;
  noData: string;
  now: (unanswered: string) => string;
  figure: Record<
    | "resolved"
    | "orders"
    | "answerMedian"
    | "answerP90"
    | "handoffs"
    | "answered"
    | "returned"
    | "newChats"
    | "botReplies"
    | "cost"
    | "suggestionsUsed"
    | "suggestionsRefused",
    string
  >;
  mends: string;
  noMends: string;
  mend: Record<Mend["kind"], (count: string, detail: string) => string>;
  cause: Record<string, string>;
  open: string;
  toNumbers: string;
  why: (store: string) => string;
  unsubscribe: string;
  ask: (store: string) => string;
  askText: string;
  gone: (store: string) => string;
  goneText: string;
  unknown: string;
}

const es: WeeklyWords = {
  locale: "es-AR",
  title: "Tu semana",
  subject: (store, period) => `[${store}] Tu semana: ${period}`,
  before: (value) => `Antes: ${value}`,
  noData: "sin datos",
  now: (unanswered) => `Ahora hay ${unanswered} sin respuesta.`,
  figure: {
    resolved: "Resueltos por el bot",
    orders: "Pedidos después de un chat",
    answerMedian: "Primera respuesta de una persona",
    answerP90: "9 de cada 10, en menos de",
    handoffs: "Derivaciones",
    answered: "Respondidas por una persona",
    returned: "Volvieron al bot",
    newChats: "Clientes nuevos",
    botReplies: "Respuestas del bot",
    cost: "Costo de los modelos",
    suggestionsUsed: "Sugerencias usadas",
    suggestionsRefused: "Sugerencias descartadas",
  },
  mends: "Para mejorar esta semana",
  noMends: "No vimos nada para arreglar.",
  mend: {
    unanswered: (count) => `Chats sin respuesta ahora: ${count}. Contestalos o devolvelos al bot.`,
    undelivered: (count) => `Chats con mensajes que no llegaron: ${count}. Mirá por qué.`,
    question: (count, detail) => `Nadie contestó «${detail}» (veces: ${count}). Respondela una vez y queda.`,
    missing: (count, detail) => `Pidieron «${detail}» y no está en el catálogo (chats: ${count}).`,
    sold_out: (count, detail) => `Pidieron «${detail}» y está agotado (chats: ${count}).`,
    cause: (count, detail) =>
      `Crecieron las derivaciones por «${detail}»: ${count} más que la semana anterior.`,
    refused: (count) => `El control de datos frenó respuestas del bot (${count}): le falta información.`,
    slow: (_count, detail) => `La primera respuesta de una persona tardó ${detail}. Revisá quién atiende.`,
    sheet: () => "A la ficha de la tienda le faltan datos.",
  },
  cause: {
    agent: "Pidió o necesitó una persona",
    topic: "Tema del equipo",
    complaint: "Reclamo o enojo",
    repeated_failure: "Dos fallas seguidas",
    receipt: "Comprobante de pago",
    fact_check: "Sin datos comprobados",
    agent_failure: "Falló el modelo",
    send_failed: "Un mensaje no salió",
    window_closed: "Se cerró la ventana de 24 h",
    watchdog: "Nadie contestó a tiempo",
    other: "Otros motivos",
  },
  open: "Arreglarlo",
  toNumbers: "Ver los números",
  why: (store) => `Recibís esta carta los lunes porque sos dueño o dueña de ${store} en el panel.`,
  unsubscribe: "No recibirla más",
  ask: (store) => `¿Dejar de recibir la carta semanal de ${store}?`,
  askText: "Podés volver a pedirla en Equipo cuando quieras.",
  gone: (store) => `No vas a recibir más la carta semanal de ${store}`,
  goneText: "Si cambiás de idea, la prendés de nuevo en Equipo.",
  unknown: "Este enlace no existe",
};

const pt: WeeklyWords = {
  locale: "pt-BR",
  title: "Sua semana",
  subject: (store, period) => `[${store}] Sua semana: ${period}`,
  before: (value) => `Antes: ${value}`,
  noData: "sem dados",
  now: (unanswered) => `Agora há ${unanswered} sem resposta.`,
  figure: {
    resolved: "Resolvidos pelo bot",
    orders: "Pedidos depois de uma conversa",
    answerMedian: "Primeira resposta de uma pessoa",
    answerP90: "9 em cada 10, em menos de",
    handoffs: "Encaminhamentos",
    answered: "Respondidos por uma pessoa",
    returned: "Voltaram para o bot",
    newChats: "Clientes novos",
    botReplies: "Respostas do bot",
    cost: "Custo dos modelos",
    suggestionsUsed: "Sugestões usadas",
    suggestionsRefused: "Sugestões descartadas",
  },
  mends: "Para melhorar nesta semana",
  noMends: "Não vimos nada para corrigir.",
  mend: {
    unanswered: (count) => `Conversas sem resposta agora: ${count}. Responda ou devolva ao bot.`,
    undelivered: (count) => `Conversas com mensagens que não chegaram: ${count}. Veja por quê.`,
    question: (count, detail) =>
      `Ninguém respondeu “${detail}” (vezes: ${count}). Responda uma vez e fica salvo.`,
    missing: (count, detail) => `Pediram “${detail}” e não está no catálogo (conversas: ${count}).`,
    sold_out: (count, detail) => `Pediram “${detail}” e está esgotado (conversas: ${count}).`,
    cause: (count, detail) =>
      `Cresceram os encaminhamentos por “${detail}”: ${count} a mais que na semana anterior.`,
    refused: (count) => `O controle de dados barrou respostas do bot (${count}): falta informação.`,
    slow: (_count, detail) => `A primeira resposta de uma pessoa levou ${detail}. Veja quem atende.`,
    sheet: () => "Faltam dados na ficha da loja.",
  },
  cause: {
    agent: "Pediu ou precisou de uma pessoa",
    topic: "Assunto da equipe",
    complaint: "Reclamação ou irritação",
    repeated_failure: "Duas falhas seguidas",
    receipt: "Comprovante de pagamento",
    fact_check: "Sem dados comprovados",
    agent_failure: "O modelo falhou",
    send_failed: "Uma mensagem não saiu",
    window_closed: "A janela de 24 h fechou",
    watchdog: "Ninguém respondeu a tempo",
    other: "Outros motivos",
  },
  open: "Corrigir",
  toNumbers: "Ver os números",
  why: (store) => `Você recebe esta carta às segundas porque é dono ou dona de ${store} no painel.`,
  unsubscribe: "Não receber mais",
  ask: (store) => `Deixar de receber a carta semanal de ${store}?`,
  askText: "Você pode pedi-la de novo em Equipe quando quiser.",
  gone: (store) => `Você não vai mais receber a carta semanal de ${store}`,
  goneText: "Se mudar de ideia, ligue de novo em Equipe.",
  unknown: "Este link não existe",
};

const en: WeeklyWords = {
  locale: "en",
  title: "Your week",
  subject: (store, period) => `[${store}] Your week: ${period}`,
  before: (value) => `Before: ${value}`,
  noData: "no data",
  now: (unanswered) => `Without an answer now: ${unanswered}.`,
  figure: {
    resolved: "Resolved by the bot",
    orders: "Orders after a chat",
    answerMedian: "First answer of a person",
    answerP90: "9 of 10 in less than",
    handoffs: "Handoffs",
    answered: "Answered by a person",
    returned: "Went back to the bot",
    newChats: "New customers",
    botReplies: "Replies of the bot",
    cost: "Cost of the models",
    suggestionsUsed: "Suggestions used",
    suggestionsRefused: "Suggestions discarded",
  },
  mends: "To mend this week",
  noMends: "We saw nothing to mend.",
  mend: {
    unanswered: (count) => `Chats without an answer now: ${count}. Answer them or return them to the bot.`,
    undelivered: (count) => `Chats with messages that did not arrive: ${count}. See why.`,
    question: (count, detail) =>
      `Nobody answered “${detail}” (times asked: ${count}). Answer it once and it stays.`,
    missing: (count, detail) => `“${detail}” was asked for and is not in the catalogue (chats: ${count}).`,
    sold_out: (count, detail) => `“${detail}” was asked for and is sold out (chats: ${count}).`,
    cause: (count, detail) => `Handoffs for “${detail}” grew: ${count} more than the week before.`,
    refused: (count) => `The fact check held back replies of the bot (${count}): it lacks information.`,
    slow: (_count, detail) => `The first answer of a person took ${detail}. See who attends.`,
    sheet: () => "The store's sheet lacks entries.",
  },
  cause: {
    agent: "Asked for or needed a person",
    topic: "Topic for the team",
    complaint: "Complaint or anger",
    repeated_failure: "Two failures in a row",
    receipt: "Proof of payment",
    fact_check: "Without proven facts",
    agent_failure: "The model failed",
    send_failed: "A message did not leave",
    window_closed: "The 24 h window closed",
    watchdog: "Nobody answered in time",
    other: "Other reasons",
  },
  open: "Mend it",
  toNumbers: "See the numbers",
  why: (store) => `You get this letter on Mondays because you are an owner of ${store} in the panel.`,
  unsubscribe: "Don't send it any more",
  ask: (store) => `Stop the weekly letter of ${store}?`,
  askText: "You can ask for it again in Team at any time.",
  gone: (store) => `You will get no more weekly letters of ${store}`,
  goneText: "If you change your mind, switch it on again in Team.",
  unknown: "This link doesn't exist",
};

const WORDS: Record<WeeklyLanguage, WeeklyWords> = { es, pt, en };

/** In the store's language. */
export function weeklyWords(language: WeeklyLanguage): WeeklyWords {
  return WORDS[language];
}
