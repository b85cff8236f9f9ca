import { randomUUID } from "node:crypto";
import { localeOf, type Locale } from "@platform/agent";

/** What `launch_canaries` answers (packages/db/functions/71_canary.sql). */
export interface Launch {
  tenantId: string;
  /** As WhatsApp names a customer who hides the number, of a country that is none. */
  sender: string;
  /** The store's number as the provider writes it. */
  to: string;
  language: string | null;
  country: string;
}

/** Something for which a shop has to look into its catalogue. */
const questions: Readonly<Record<Locale["language"], string>> = {
  es: "Hola, ¿qué productos tienen disponibles? Mostrame uno.",
  pt: "Olá, quais produtos vocês têm disponíveis? Me mostre um.",
  en: "Hello, which products do you have in stock? Show me one.",
};

/** The event as YCloud brings a customer's message. */
export function canaryEvent({ sender, to, language, country }: Launch): object {
  const at = new Date().toISOString();
  return {
    id: `canary_${sender}`,
    type: "whatsapp.inbound_message.received",
    apiVersion: "v2",
    createTime: at,
    whatsappInboundMessage: {
      id: `canary_${randomUUID()}`,
      wamid: `wamid.canary_${randomUUID()}`,
      fromUserId: sender,
      to,
      sendTime: at,
      type: "text",
      text: { body: questions[localeOf(country, language).language] },
    },
  };
}
