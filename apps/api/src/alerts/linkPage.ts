import { escapeHtml } from "./escapeHtml.ts";
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

/** A page of one sentence, with the button that confirms what it asks. */
export function messagePage(message: {
  language: string;
  title: string;
  text: string;
  confirm?: string;
  link?: { href: string; label: string };
}): string {
  const { language, title, text, confirm, link } = message;
  const form =
    confirm === undefined ? "" : `<form method="post"><button>${escapeHtml(confirm)}</button></form>`;
  const way = link === undefined ? "" : `<a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>
<style>
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:light-dark(#F6F4EF,#131517);color:light-dark(#1C1E21,#ECEAE4);font:16px/24px system-ui,sans-serif}
main{box-sizing:border-box;width:min(100% - 32px,400px);padding:24px;border:1px solid light-dark(#DEDACF,#2C3033);border-radius:10px;background:light-dark(#FFF,#1B1E20)}
h1{margin:0 0 8px;font-size:20px;line-height:28px;font-weight:600}p{margin:0 0 16px;color:light-dark(#55585C,#B0B3B2)}
button{box-sizing:border-box;width:100%;min-height:44px;margin:0 0 12px;border:0;border-radius:6px;background:light-dark(#1C1E21,#ECEAE4);color:light-dark(#FFF,#131517);font:inherit;font-weight:600;cursor:pointer}
a{color:light-dark(#1F5AA8,#8FBCF5)}:focus-visible{outline:2px solid light-dark(#2563C9,#7FB0FF);outline-offset:2px}
</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${form}${way}</main></body></html>`;
}
