import { EMPTY_SHEET, type AgentInput, type HistoryMessage } from "../input.ts";

/** A message of a conversation; a plain string is a text of the customer. */
export type SampleMessage = string | (Partial<HistoryMessage> & Pick<HistoryMessage, "text">);

export interface SampleInputOptions {
  messages?: SampleMessage[];
  store?: Partial<AgentInput["store"]>;
  customer?: Partial<AgentInput["customer"]>;
  fallback?: string | null;
  unanswered?: number;
}

/** A turn of the sample store; by default all customer messages at the end are unanswered. */
export function sampleInput({
  messages = ["Hola, ¿tenés zapatillas de punta?"],
  ...options
}: SampleInputOptions = {}): AgentInput {
  const history = messages.map((message, index): HistoryMessage => {
    const given = typeof message === "string" ? { text: message } : message;
    return {
      author: "customer",
      type: "text",
      quoted: null,
      sentAt: new Date(Date.UTC(2026, 10, 22, 14, index)).toISOString(),
      ...given,
    };
  });
  const lastOther = history.findLastIndex((message) => message.author !== "customer");
  return {
    store: {
      name: "Danzarina",
      description: "Ropa y calzado de danza.",
      website: "https://danzarina.example",
      location: "Rosario, Santa Fe",
      catalogKnowledge: "Las puntas se prueban con la profesora.",
      timezone: "America/Argentina/Buenos_Aires",
      country: "AR",
      promptTemplate: null,
      handoffInstructions: null,
      handoffMessage: null,
      sheet: EMPTY_SHEET,
      articles: [],
      ...options.store,
    },
    customer: { name: "Ana", ...options.customer },
    now: "2026-11-23T01:30:00.000Z",
    history,
    unanswered: options.unanswered ?? history.length - 1 - lastOther,
    models: { primary: "test-model", fallback: options.fallback ?? null },
  };
}
