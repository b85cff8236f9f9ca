import type { HistoryMessage } from "../input.ts";
import type { ModelMessage } from "../ports.ts";
import { estimateTokens } from "../text/estimateTokens.ts";

/** How the bot sees what a person of the store wrote. Never part of a reply. */
export const HUMAN_MARK = "[Respondió una persona del equipo]";

/** One message can't fill the prompt. */
const MAX_MESSAGE_CHARS = 2_000;
const MAX_QUOTED_CHARS = 200;

const MEDIA: Record<string, string> = {
  image: "imagen",
  audio: "audio",
  voice: "audio",
  video: "video",
  document: "documento",
  sticker: "sticker",
  location: "ubicación",
  contacts: "contacto",
  order: "pedido armado en el catálogo de WhatsApp",
  interactive: "opción elegida",
  button: "opción elegida",
  template: "mensaje de plantilla",
  unsupported: "mensaje de un tipo que WhatsApp no deja leer",
};

type Turn = Extract<ModelMessage, { role: "user" } | { role: "assistant" }>;

/**
 * The newest messages that fit, oldest first, consecutive ones of one side merged. Those still
 * unanswered always stay.
 */
export function historyMessages(
  history: HistoryMessage[],
  options: { unanswered: number; maxTokens: number },
): Turn[] {
  const said = history.filter((message) => message.author !== "system");
  const turns: Turn[] = [];
  let left = options.maxTokens;
  let first = said.length;
  while (first > 0) {
    const message = said[first - 1];
    if (message === undefined) break;
    left -= estimateTokens(describe(message)) + 4;
    if (left < 0 && said.length - first >= Math.max(1, options.unanswered)) break;
    first -= 1;
  }
  let previous: HistoryMessage["author"] | null = null;
  for (const message of said.slice(first)) {
    append(turns, { message, startsHumanStretch: message.author === "human" && previous !== "human" });
    previous = message.author;
  }
  return turns;
}

function append(
  turns: Turn[],
  { message, startsHumanStretch }: { message: HistoryMessage; startsHumanStretch: boolean },
): void {
  const role = message.author === "customer" ? "user" : "assistant";
  const content = `${startsHumanStretch ? `${HUMAN_MARK} ` : ""}${describe(message)}`;
  const last = turns.at(-1);
  if (last?.role === role) last.content = `${last.content ?? ""}\n${content}`;
  else turns.push({ role, content });
}

/** A message as one text: media named, transcripts and captions included, the quoted message first. */
function describe(message: HistoryMessage): string {
  const text = cut(message.text?.trim() ?? "", MAX_MESSAGE_CHARS);
  const own = message.author === "customer" ? disarm(text) : text;
  const body = withMedia(message.type, own);
  const quoted = message.quoted?.trim() ?? "";
  return quoted === "" ? body : `[en respuesta a: "${cut(disarm(quoted), MAX_QUOTED_CHARS)}"]\n${body}`;
}

function withMedia(type: string, text: string): string {
  if (type === "text") return text === "" ? "[mensaje vacío]" : text;
  const name = MEDIA[type] ?? `mensaje de tipo ${type.replace(/[^\w-]/g, "").slice(0, 30)}`;
  if (text === "") return name === "audio" ? "[audio sin transcripción]" : `[${name}]`;
  return name === "audio" ? `[audio: ${text}]` : `[${name}] ${text}`;
}

/** A customer can't pretend that a person of the store has spoken. */
function disarm(text: string): string {
  return text.replaceAll(/\[\s*(respondi[oó] una persona del equipo)\s*\]/giu, "($1)");
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max)}…`;
}
