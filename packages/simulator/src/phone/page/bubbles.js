import { icon } from "/phone/icons.js";

const TIME = new Intl.DateTimeFormat("es-AR", { hour: "2-digit", minute: "2-digit", hour12: false });
const DAY = new Intl.DateTimeFormat("es-AR", { weekday: "long", day: "numeric", month: "long" });

/** An element with class, text and children. Text never becomes markup. */
export function el(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) {
    if (key === "text") node.textContent = value;
    else if (key === "class") node.className = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

export function initials(name) {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? "") + (words.length > 1 ? (words.at(-1)?.[0] ?? "") : "")).toUpperCase();
}

/** Text with its web addresses as links. */
function linked(text) {
  const body = el("span", { class: "text" });
  for (const part of text.split(/(https?:\/\/[^\s]+)/)) {
    if (/^https?:\/\//.test(part)) body.append(el("a", { href: part, target: "_blank", rel: "noreferrer noopener", text: part.replace(/^https?:\/\//, "") }));
    else body.append(part);
  }
  return body;
}

function mediaOf(entry) {
  const { media, type } = entry;
  if (!media) return null;
  if (type === "image" || type === "sticker") {
    const image = el("img", { src: media.url, alt: entry.text ?? (type === "sticker" ? "Sticker" : "Foto"), class: type, loading: "lazy", width: "240", height: "240" });
    image.addEventListener("error", () => image.replaceWith(el("span", { class: "missing", text: "No se pudo cargar la foto" })));
    return image;
  }
  if (type === "audio") return el("audio", { src: media.url, controls: "", preload: "metadata" });
  if (type === "video") return el("video", { src: media.url, controls: "", preload: "metadata", width: "240" });
  return el("a", { class: "file", href: media.url, target: "_blank", rel: "noreferrer" }, icon("file"), el("span", { text: media.name ?? "Documento" }));
}

const PLAIN_NAMES = { location: "Ubicación", contacts: "Contacto", order: "Pedido del catálogo", unsupported: "Mensaje no compatible" };

function ticks(entry) {
  if (entry.side !== "customer") return null;
  if (entry.status === "read") return el("span", { class: "ticks read" }, icon("two", "Leído"));
  return el("span", { class: "ticks" }, icon("two", "Entregado"));
}

/** One bubble. `quoted` is the entry it answers, `onAction` gets "react" or "reply". */
export function bubble(entry, { quoted, grouped, onAction }) {
  const mine = entry.side === "customer";
  const node = el("article", { class: `bubble ${mine ? "mine" : "theirs"}${grouped ? " grouped" : ""} type-${entry.type}`, "data-id": entry.id, tabindex: "0" });
  if (entry.side === "shop_phone") node.append(el("span", { class: "from", text: "Desde el teléfono de la tienda" }));
  if (quoted) node.append(el("span", { class: "quoted", text: quoted.text ?? PLAIN_NAMES[quoted.type] ?? "Mensaje" }));
  const media = mediaOf(entry);
  if (media) node.append(media);
  const text = entry.text ?? (media ? "" : (PLAIN_NAMES[entry.type] ?? ""));
  if (text) {
    const body = linked(text);
    if (entry.type === "location") body.prepend(icon("pin"));
    node.append(body);
  }
  node.append(el("span", { class: "meta" }, el("time", { datetime: new Date(entry.at).toISOString(), text: TIME.format(entry.at) }), ticks(entry)));
  if (entry.reaction) node.append(el("span", { class: "reaction", text: entry.reaction }));
  if (!mine) node.append(actions(entry, onAction));
  return node;
}

function actions(entry, onAction) {
  const bar = el("div", { class: "actions", role: "group", "aria-label": "Acciones del mensaje" });
  for (const emoji of ["👍", "❤️", "😂"]) {
    const button = el("button", { type: "button", text: emoji, "aria-label": `Reaccionar con ${emoji}` });
    button.addEventListener("click", () => onAction("react", entry, entry.reaction === emoji ? null : emoji));
    bar.append(button);
  }
  const reply = el("button", { type: "button", text: "Responder" });
  reply.addEventListener("click", () => onAction("reply", entry));
  bar.append(reply);
  return bar;
}

export function dayLine(at) {
  const today = new Date().toDateString();
  const yesterday = new Date(Date.now() - 86_400_000).toDateString();
  const day = new Date(at).toDateString();
  return el("p", { class: "day", text: day === today ? "Hoy" : day === yesterday ? "Ayer" : DAY.format(at) });
}

export function typingBubble() {
  return el("div", { class: "bubble theirs typing", "aria-label": "La tienda está escribiendo" }, el("i"), el("i"), el("i"));
}
