import { inWords } from "../domain/diagnose/check.ts";
import type { Letter } from "../mail/createMailer.ts";
import type { Alert, AlertStep } from "./alert.ts";
import type { LinkSigner } from "../mail/links.ts";
import { letterPage } from "./letterPage.ts";
import { seenOrders, seenProducts, type SeenProduct } from "./seenProducts.ts";

/** Everything a letter says, apart from how it looks. */
export interface LetterContent {
  title: string;
  /** What came before it, if this is not the first. */
  escalation: string | null;
  storeName: string;
  contact: string;
  since: string;
  reason: string;
  summary: string[];
  wantedAction: string | null;
  suggestedReply: string | null;
  messages: { author: string; text: string; at: string }[];
  products: SeenProduct[];
  orders: string[];
  window: string | null;
  links: { open: string; take: string; return: string };
}

const REASONS: Record<string, string> = {
  complaint: "reclamó o se enojó",
  failed_again: "el bot falló dos veces seguidas",
  not_understood: "el bot no entendió dos veces seguidas",
  explicit_wish: "pidió hablar con una persona",
  announced: "el bot anunció que sigue una persona",
  unanswered: "quedó un mensaje sin responder",
  not_sent: "una respuesta no pudo salir",
  window_closed: "se cerró la ventana de 24 horas sin respuesta",
  recently_human: "venía hablando con una persona",
  stale: "su mensaje llegó horas después de escrito",
  unanswered_at_return: "volvió al bot con un mensaje pendiente",
  unassigned: "una persona lo dejó para el equipo",
  derivacion: "el bot derivó el chat",
  outcome_unknown: "no sabemos si llegó el último mensaje",
  customer_limit: "llegó al tope diario por cliente",
  budget_spent: "se agotó el tope de gasto de la tienda",
  timeout: "el modelo tardó demasiado",
  unauthorized: "la clave del modelo fue rechazada",
  unavailable: "el modelo no está disponible",
};

/** Why a chat waits, for the team: the agent's own words, or ours. A code that is none of ours tells people nothing. */
export function reasonInWords(reason: string): string {
  const isCode = /^\d+$|^[a-z0-9]+_[a-z0-9_]+$/.test(reason);
  return REASONS[reason] ?? (isCode ? "el bot no pudo seguir" : reason);
}

const ESCALATIONS: Record<AlertStep, string | null> = {
  team: null,
  opening: "La tienda abrió y este chat sigue esperando.",
  second: "Nadie tomó el chat después del primer aviso.",
  owner: "Nadie del equipo tomó el chat todavía.",
};

/** The letter to the team about one chat that waits, in text and HTML. Every try of it has the same id. */
export function composeLetter(
  alert: Alert,
  { publicUrl, signer }: { publicUrl: string; signer: LinkSigner },
): Letter {
  const content = contentOf(alert, { publicUrl, signer });
  const host = new URL(publicUrl).hostname;
  return {
    to: [alert.address],
    subject: `[${alert.storeName}] ${content.contact} espera a una persona: ${content.reason}`,
    text: asText(content),
    html: letterPage(content),
    messageId: `<handoff.${alert.handoffId}.${alert.step}@${host}>`,
    thread: `<chat.${alert.conversationId}@${host}>`,
  };
}

function contentOf(
  alert: Alert,
  { publicUrl, signer }: { publicUrl: string; signer: LinkSigner },
): LetterContent {
  const { id, timezone, contactName, contactPhone, facts } = alert;
  const contact = contactName ?? contactPhone ?? "Un cliente";
  const link = (action: "take" | "return"): string => `${publicUrl}/t/${signer.sign({ id, action })}`;
  return {
    title: `${contact} espera a una persona`,
    escalation: ESCALATIONS[alert.step],
    storeName: alert.storeName,
    contact: contactName !== null && contactPhone !== null ? `${contactName} · ${contactPhone}` : contact,
    since: inWords(alert.since, timezone),
    reason: reasonInWords(alert.reason),
    summary: linesOf(alert.summary),
    wantedAction: alert.wantedAction,
    suggestedReply: alert.suggestedReply,
    messages: alert.messages.map(({ role, type, text, sent_at }) => ({
      author: { user: contactName ?? "Cliente", assistant: "Bot", human_supervisor: "Equipo" }[role],
      text: text ?? `(${type})`,
      at: inWords(sent_at, timezone),
    })),
    products: seenProducts(facts),
    orders: seenOrders(facts),
    window:
      alert.windowClosesAt === null
        ? null
        : `Se le puede escribir libremente hasta el ${inWords(alert.windowClosesAt, timezone)}.`,
    links: {
      open: `${publicUrl}/chats/${alert.conversationId}`,
      take: link("take"),
      return: link("return"),
    },
  };
}

function linesOf(summary: string | null): string[] {
  return (summary ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, 3);
}

function asText(content: LetterContent): string {
  const { messages, products, orders, links } = content;
  const parts = [
    [content.title, content.escalation].filter((line) => line !== null).join("\n"),
    `${content.contact}\nDesde el ${content.since}\nMotivo: ${content.reason}`,
    content.summary.join("\n"),
    content.wantedAction === null ? "" : `Qué hay que hacer: ${content.wantedAction}`,
    messages.length === 0
      ? ""
      : `Últimos mensajes\n${messages.map(({ author, text }) => `${author}: ${text}`).join("\n")}`,
    products.length === 0
      ? ""
      : `Miró\n${products.map(({ name, price, url }) => [name, price, url].filter((each) => each !== null).join(" · ")).join("\n")}`,
    orders.length === 0 ? "" : `Pedidos\n${orders.join("\n")}`,
    content.suggestedReply === null ? "" : `Respuesta sugerida\n${content.suggestedReply}`,
    content.window ?? "",
    `Abrir el chat: ${links.open}\nTomarlo: ${links.take}\nQue siga el bot: ${links.return}`,
    "Los enlaces sirven una vez y vencen a los dos días.",
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
