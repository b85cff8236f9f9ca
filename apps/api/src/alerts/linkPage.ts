import { messagePage } from "../mail/messagePage.ts";
import type { LinkRefusal, LinkResult, LinkTarget } from "./followLink.ts";

const REFUSALS: Record<LinkRefusal, [title: string, text: string]> = {
  unknown: ["Este enlace no existe", "Puede estar cortado. Abrí el chat desde el panel."],
  expired: ["Este enlace venció", "Los enlaces de los avisos sirven dos días. Abrí el chat desde el panel."],
  used: ["Este enlace ya se usó", "Cada enlace sirve una vez. Abrí el chat desde el panel."],
};

/** Asks before anything is done: opening a letter's link must not take a chat. */
export function askPage(target: LinkTarget | LinkRefusal): string {
  if (typeof target === "string")
    return page({ title: REFUSALS[target][0], text: REFUSALS[target][1], chat: null });
  const { action, contact, storeName, owner, assigneeName, conversationId } = target;
  const taking = action === "take";
  const now =
    owner === "human"
      ? `Ahora lo atiende ${assigneeName ?? "otra persona"}.`
      : owner === "bot"
        ? "Ahora responde el bot."
        : "Espera a una persona.";
  return page({
    title: taking ? `¿Tomar el chat de ${contact}?` : `¿Que el bot siga con ${contact}?`,
    text: `${storeName}. ${now}`,
    chat: conversationId,
    confirm: taking ? "Tomar el chat" : "Que siga el bot",
  });
}

export function resultPage(result: LinkResult): string {
  switch (result.kind) {
    case "taken":
      return page({
        title: "Lo atendés vos",
        text: `El bot no contesta en este chat durante ${spell(result.minutes)}.`,
        chat: result.conversationId,
      });
    case "returned":
      return page({ title: "Sigue el bot", text: "El chat volvió al bot.", chat: result.conversationId });
    case "owned_by_another":
      return page({
        title: `${result.name ?? "Otra persona"} lo tomó antes`,
        text: "No cambió nada.",
        chat: result.conversationId,
      });
    default:
      return askPage(result.kind);
  }
}

function spell(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} ${minutes === 60 ? "hora" : "horas"}` : `${minutes} minutos`;
}

function page(content: { title: string; text: string; chat: string | null; confirm?: string }): string {
  const { chat, ...message } = content;
  const href = chat === null ? "/chats" : `/chats/${encodeURIComponent(chat)}`;
  return messagePage({ language: "es", ...message, link: { href, label: "Abrir en el panel" } });
}
