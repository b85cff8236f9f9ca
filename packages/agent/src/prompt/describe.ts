import type { Attachment, CartLine, HistoryMessage } from "../input.ts";

/** One message can't fill the prompt. */
const MAX_MESSAGE_CHARS = 2_000;
const MAX_QUOTED_CHARS = 200;
const MAX_NAME_CHARS = 120;
const MAX_LINES = 30;

/** Names with their gender, for what is said of a file that could not be opened. */
const FILES: Record<string, string> = {
  image: "imagen",
  audio: "audio",
  voice: "audio",
  video: "video",
  document: "documento",
  sticker: "sticker",
};

const OTHERS: Record<string, string> = {
  location: "ubicación",
  contacts: "contacto",
  order: "pedido armado en el catálogo de WhatsApp",
  interactive: "opción elegida",
  button: "opción elegida",
  template: "mensaje de plantilla",
  unsupported: "mensaje de un tipo que WhatsApp no deja leer",
  request_welcome: "abrió el chat por primera vez, sin escribir nada",
};

/** A message as one text: media named, transcripts and captions included, the quoted message first. */
export function describe(message: HistoryMessage): string {
  const text = cut(message.text?.trim() ?? "", MAX_MESSAGE_CHARS);
  const body = corrected(
    message,
    withAttachment(message, message.author === "customer" ? disarm(text) : text),
  );
  const quoted = message.quoted?.trim() ?? "";
  return quoted === "" ? body : `[en respuesta a: "${cut(disarm(quoted), MAX_QUOTED_CHARS)}"]\n${body}`;
}

/** The answer that follows in the history was to other words. */
function corrected({ correctedFrom }: HistoryMessage, body: string): string {
  const before = correctedFrom?.trim() ?? "";
  return before === ""
    ? body
    : `[corrigió este mensaje; antes decía: "${cut(disarm(before), MAX_QUOTED_CHARS)}"]\n${body}`;
}

function withAttachment(message: HistoryMessage, text: string): string {
  const { type, attachment = null } = message;
  const file = FILES[type];
  if (file !== undefined) return fileText(message, { file, text });
  switch (attachment?.kind) {
    case "place":
      // The words of a place are its name and address.
      return `[ubicación${after(placeText(attachment, text))}]`;
    case "contacts":
      return `[contacto${after(attachment.contacts.slice(0, MAX_LINES).map(contactText).join("; "))}]`;
    case "cart":
      return join(
        `[${OTHERS["order"] ?? ""}${after(attachment.lines.slice(0, MAX_LINES).map(lineText).join("; "))}]`,
        text,
      );
    case "product":
      return join(`[pregunta por el producto del catálogo de WhatsApp: ${productText(attachment)}]`, text);
    case "ad":
      return join(`[llegó desde el anuncio: ${inBrackets(attachment.headline)}]`, text);
    case "file":
    case undefined:
      if (type === "text") return text === "" ? "[mensaje vacío]" : text;
      return join(`[${OTHERS[type] ?? `mensaje de tipo ${type.replace(/[^\w-]/g, "").slice(0, 30)}`}]`, text);
  }
}

function fileText(message: HistoryMessage, { file, text }: { file: string; text: string }): string {
  const attachment = message.attachment?.kind === "file" ? message.attachment : null;
  if (file === "audio") {
    if (text !== "") return `[audio: ${text}]`;
    return attachment === null || attachment.state === "there"
      ? "[audio sin transcripción]"
      : "[audio que no se pudo escuchar]";
  }
  if (message.picture) return join("[imagen adjunta]", text);
  const name = after(attachment?.name ?? "");
  // Only of pictures does anybody wait for more than their name.
  const unopened =
    attachment?.state === "lost" || (attachment?.state === "waiting" && message.type === "image");
  return join(`[${file}${name}${unopened ? " (no se pudo abrir)" : ""}]`, text);
}

function placeText({ name, point }: Extract<Attachment, { kind: "place" }>, text: string): string {
  const words = name ?? text;
  const at = point === null ? "" : `${point.latitude.toFixed(4)}, ${point.longitude.toFixed(4)}`;
  return words === "" ? at : words;
}

function contactText({ name, phone }: { name: string | null; phone: string | null }): string {
  return [name, phone].filter((part) => part !== null).join(", ");
}

function lineText({ code, name, quantity }: CartLine): string {
  return `${quantity} × ${name === null ? `código ${inBrackets(code)}` : `${inBrackets(name)} (código ${inBrackets(code)})`}`;
}

function productText({ code, name }: { code: string; name: string | null }): string {
  return name === null ? `código ${inBrackets(code)}` : `${inBrackets(name)} (código ${inBrackets(code)})`;
}

function join(mark: string, text: string): string {
  return text === "" ? mark : `${mark} ${text}`;
}

function after(words: string): string {
  const inside = inBrackets(words, MAX_MESSAGE_CHARS);
  return inside === "" ? "" : `: ${inside}`;
}

/** One line that can't end the brackets it stands in. */
function inBrackets(words: string, max = MAX_NAME_CHARS): string {
  return cut(words.replaceAll(/[[\]]/g, " ").replaceAll(/\s+/g, " ").trim(), max);
}

/** A customer can't pretend that a person of the store has spoken. */
export function disarm(text: string): string {
  return text.replaceAll(/\[\s*(respondi[oó] una persona del equipo)\s*\]/giu, "($1)");
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max)}…`;
}
