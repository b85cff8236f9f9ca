import { icon } from "./icons.ts";
import type { ChatEntry } from "./types.ts";

const TIME = new Intl.DateTimeFormat("es-AR", { hour: "2-digit", minute: "2-digit", hour12: false });
const DAY = new Intl.DateTimeFormat("es-AR", { weekday: "long", day: "numeric", month: "long" });

/** An element with class, text and children. Text never becomes markup. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: Record<string, string> = {},
  ...children: (Node | null)[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) {
    if (key === "text") node.textContent = value;
    else if (key === "class") node.className = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? "") + (words.length > 1 ? (words.at(-1)?.[0] ?? "") : "")).toUpperCase();
}

/** "+54 9 11 5555-0101" where the number is Argentine, else as it is. */
export function shownPhone(phone: string): string {
  const [, area, first, last] = /^\+549(11|\d{3})(\d{3,4})(\d{4})$/.exec(phone) ?? [];
  return area ? `+54 9 ${area} ${first}-${last}` : phone;
}

/** Text with its web addresses as links. */
function linked(text: string): HTMLElement {
  const body = el("span", { class: "text" });
  for (const part of text.split(/(https?:\/\/[^\s]+)/)) {
    if (/^https?:\/\//.test(part))
      body.append(
        el("a", {
          href: part,
          target: "_blank",
          rel: "noreferrer noopener",
          text: part.replace(/^https?:\/\//, ""),
        }),
      );
    else body.append(part);
  }
  return body;
}

function mediaOf(entry: ChatEntry): HTMLElement | null {
  const { media, type } = entry;
  if (!media) return null;
  if (type === "image" || type === "sticker") {
    const image = el("img", {
      src: media.url,
      alt: entry.text ?? (type === "sticker" ? "Sticker" : "Foto"),
      class: type,
      loading: "lazy",
      width: "240",
      height: "240",
    });
    image.addEventListener("error", () =>
      image.replaceWith(el("span", { class: "missing", text: "No se pudo cargar la foto" })),
    );
    return image;
  }
  if (type === "audio") return el("audio", { src: media.url, controls: "", preload: "metadata" });
  if (type === "video")
    return el("video", { src: media.url, controls: "", preload: "metadata", width: "240" });
  return el(
    "a",
    { class: "file", href: media.url, target: "_blank", rel: "noreferrer" },
    icon("file"),
    el("span", { text: media.name ?? "Documento" }),
  );
}

const PLAIN_NAMES: Record<string, string> = {
  location: "Ubicación",
  contacts: "Contacto",
  order: "Pedido del catálogo",
  unsupported: "Mensaje no compatible",
};

function ticks(entry: ChatEntry): HTMLElement | null {
  if (entry.side !== "customer") return null;
  if (entry.status === "read") return el("span", { class: "ticks read" }, icon("two", "Leído"));
  return el("span", { class: "ticks" }, icon("two", "Entregado"));
}

export type BubbleAction = { kind: "react"; emoji: string | null } | { kind: "reply" };

export interface BubbleOptions {
  /** The entry it answers. */
  quoted: ChatEntry | null;
  /** Follows shortly after another one of the same side. */
  grouped: boolean;
  onAction: (entry: ChatEntry, action: BubbleAction) => void;
}

/** One bubble. */
export function bubble(entry: ChatEntry, { quoted, grouped, onAction }: BubbleOptions): HTMLElement {
  const mine = entry.side === "customer";
  const node = el("article", {
    class: `bubble ${mine ? "mine" : "theirs"}${grouped ? " grouped" : ""}${entry.reaction ? " reacted" : ""} type-${entry.type}`,
    "data-id": entry.id,
    tabindex: "0",
  });
  if (entry.side === "shop_phone")
    node.append(el("span", { class: "from", text: "Desde el teléfono de la tienda" }));
  if (quoted)
    node.append(el("span", { class: "quoted", text: quoted.text ?? PLAIN_NAMES[quoted.type] ?? "Mensaje" }));
  const media = mediaOf(entry);
  if (media) node.append(media);
  const text = entry.text ?? (media ? "" : (PLAIN_NAMES[entry.type] ?? ""));
  if (text) {
    const body = linked(text);
    if (entry.type === "location") body.prepend(icon("pin"));
    node.append(body);
  }
  node.append(
    el(
      "span",
      { class: "meta" },
      el("time", { datetime: new Date(entry.at).toISOString(), text: TIME.format(entry.at) }),
      ticks(entry),
    ),
  );
  if (entry.reaction) node.append(el("span", { class: "reaction", text: entry.reaction }));
  if (!mine) node.append(actions(entry, onAction));
  return node;
}

function actions(entry: ChatEntry, onAction: BubbleOptions["onAction"]): HTMLElement {
  const bar = el("div", { class: "actions", role: "group", "aria-label": "Acciones del mensaje" });
  for (const emoji of ["👍", "❤️", "😂"]) {
    const button = el("button", { type: "button", text: emoji, "aria-label": `Reaccionar con ${emoji}` });
    button.addEventListener("click", () =>
      onAction(entry, { kind: "react", emoji: entry.reaction === emoji ? null : emoji }),
    );
    bar.append(button);
  }
  const reply = el("button", { type: "button", text: "Responder" });
  reply.addEventListener("click", () => onAction(entry, { kind: "reply" }));
  bar.append(reply);
  return bar;
}

export function dayLine(at: number): HTMLElement {
  const today = new Date().toDateString();
  const yesterday = new Date(Date.now() - 86_400_000).toDateString();
  const day = new Date(at).toDateString();
  return el("p", { class: "day", text: day === today ? "Hoy" : day === yesterday ? "Ayer" : DAY.format(at) });
}

export function typingBubble(): HTMLElement {
  return el(
    "div",
    { class: "bubble theirs typing", "aria-label": "La tienda está escribiendo" },
    el("i"),
    el("i"),
    el("i"),
  );
}
