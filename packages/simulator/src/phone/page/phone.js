import { bubble, dayLine, el, initials, typingBubble } from "/phone/bubbles.js";
import { icon } from "/phone/icons.js";

const $ = (id) => document.getElementById(id);
const IDEAS = [
  "Hola, ¿tenés medias de danza?",
  "¿Tenés zapatillas de punta talle 38?",
  "¿Qué venden?",
  "¿Hay algún cupón?",
  "¿Dónde está mi pedido 1052?",
  "Quiero hablar con una persona",
];
const ATTACHMENTS = [
  ["photo", "Foto", { type: "image", media: "photo", caption: "¿Tenés estas?" }],
  ["photo", "Comprobante", { type: "image", media: "transfer", caption: "Te mando el comprobante" }],
  ["voice", "Nota de voz", { type: "audio", media: "voice" }],
  ["voice", "Voz: mi pedido", { type: "audio", media: "voice_order" }],
  ["video", "Video", { type: "video" }],
  ["file", "PDF", { type: "document" }],
  ["sticker", "Sticker", { type: "sticker" }],
  ["pin", "Ubicación", { type: "location", latitude: -34.5881, longitude: -58.4253, name: "Thames 1240", address: "Palermo, Ciudad de Buenos Aires" }],
];

const state = { business: { name: "", phone: "" }, contacts: [], me: null, entries: [], typing: false, replyTo: null };

async function post(path, body) {
  try {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    return response.ok;
  } catch {
    return false;
  }
}

async function load(key) {
  const response = await fetch(`/phone/state?customer=${encodeURIComponent(key ?? "")}`);
  const data = await response.json();
  Object.assign(state, { business: data.business, contacts: data.contacts });
  const me = data.contacts.find((contact) => contact.key === key) ?? state.me;
  if (!me && data.contacts[0]) return load(data.contacts[0].key);
  Object.assign(state, { me: me ?? { key: "", name: "Cliente", phone: null, userId: null }, entries: data.entries, typing: false });
  if (me) localStorage.setItem("phone-customer", me.key);
  renderLinks(data.links);
  render();
  seen();
}

function render() {
  $("shop-name").textContent = state.business.name;
  $("shop-initials").textContent = initials(state.business.name);
  $("me-initials").textContent = initials(state.me.name);
  renderPeople();
  renderLog();
  renderStatus();
}

function renderStatus() {
  $("shop-status").textContent = state.typing ? "escribiendo…" : state.business.phone;
}

function renderPeople() {
  const people = state.contacts.some((contact) => contact.key === state.me.key) ? state.contacts : [state.me, ...state.contacts];
  $("people").replaceChildren(
    ...people.slice(0, 8).map((contact) => {
      const current = contact.key === state.me.key;
      const button = el("button", { type: "button", class: "person", "aria-pressed": String(current) },
        el("span", { class: "avatar", text: initials(contact.name), "aria-hidden": "true" }),
        el("span", { class: "person-name" }, el("strong", { text: contact.name }), el("span", { text: contact.phone ?? "Sin número a la vista" })));
      button.addEventListener("click", () => {
        state.me = contact;
        void load(contact.key);
        closeSide();
      });
      return el("li", {}, button);
    }),
  );
}

function renderLinks(links) {
  $("links").hidden = links.length === 0;
  $("links").replaceChildren(el("h2", { text: "También" }), ...links.map((link) => el("a", { href: link.url, text: link.label, target: "_blank", rel: "noreferrer" })));
}

function renderLog() {
  const log = $("log");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const byWamid = new Map(state.entries.map((entry) => [entry.wamid, entry]));
  const nodes = [];
  let last = null;
  for (const entry of state.entries) {
    if (!last || new Date(last.at).toDateString() !== new Date(entry.at).toDateString()) nodes.push(dayLine(entry.at));
    const grouped = last !== null && (last.side === "customer") === (entry.side === "customer") && entry.at - last.at < 120_000;
    nodes.push(bubble(entry, { quoted: entry.replyTo ? byWamid.get(entry.replyTo) : null, grouped, onAction }));
    last = entry;
  }
  if (state.typing) nodes.push(typingBubble());
  if (nodes.length === 0) nodes.push(el("p", { class: "empty", text: `Escribile a ${state.business.name}. Contesta como en WhatsApp.` }));
  log.replaceChildren(...nodes);
  if (atEnd || last?.side === "customer") log.scrollTop = log.scrollHeight;
}

function onAction(action, entry, emoji) {
  if (action === "react") void post("/phone/send", { customer: state.me, content: { type: "reaction", messageId: entry.wamid, emoji } });
  else setReply(entry);
}

function setReply(entry) {
  state.replyTo = entry;
  $("quote").hidden = entry === null;
  $("quote-text").textContent = entry ? (entry.text ?? "Mensaje") : "";
  if (entry) $("text").focus();
}

async function send(content) {
  const replyTo = state.replyTo?.wamid ?? null;
  setReply(null);
  const sent = await post("/phone/send", { customer: state.me, content, ...(replyTo ? { replyTo } : {}) });
  $("offline").hidden = sent;
}

/** Blue ticks for the shop only while somebody looks at this chat. */
function seen() {
  if (document.visibilityState === "visible" && state.me?.key) void post("/phone/seen", { customer: state.me.key });
}

function connect() {
  const events = new EventSource("/phone/events");
  let opened = false;
  events.addEventListener("open", () => {
    $("offline").hidden = true;
    if (opened) void load(state.me?.key);
    opened = true;
  });
  events.addEventListener("error", () => ($("offline").hidden = false));
  events.addEventListener("message", (event) => apply(JSON.parse(event.data)));
}

function apply(change) {
  if (change.kind === "contact") {
    const index = state.contacts.findIndex((contact) => contact.key === change.contact.key);
    if (index >= 0) state.contacts[index] = change.contact;
    else state.contacts.unshift(change.contact);
    renderPeople();
    return;
  }
  const customer = change.kind === "entry" ? change.entry.customer : change.customer;
  if (customer !== state.me?.key) return;
  if (change.kind === "typing") state.typing = change.on;
  else {
    const index = state.entries.findIndex((entry) => entry.id === change.entry.id);
    if (index >= 0) state.entries[index] = change.entry;
    else state.entries.push(change.entry);
    if (change.entry.side !== "customer" && change.entry.status === "delivered") seen();
  }
  renderLog();
  renderStatus();
}

function toggleMenu(open) {
  $("menu").hidden = !open;
  $("attach").setAttribute("aria-expanded", String(open));
  if (open) $("menu").querySelector("button")?.focus();
}

function closeSide() {
  document.body.classList.remove("side-open");
}

function grow() {
  const text = $("text");
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 132)}px`;
  $("send").disabled = text.value.trim() === "";
}

function submit() {
  const text = $("text").value.trim();
  if (text === "") return;
  $("text").value = "";
  grow();
  void send({ type: "text", text });
}

function setUp() {
  $("attach").append(icon("plus"));
  $("send").append(icon("send"));
  $("quote-cancel").append(icon("close"));
  $("quote-cancel").addEventListener("click", () => setReply(null));
  $("attach").addEventListener("click", () => toggleMenu($("menu").hidden));
  $("open-side").addEventListener("click", () => document.body.classList.toggle("side-open"));
  $("close-side").addEventListener("click", closeSide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") (toggleMenu(false), closeSide());
  });
  document.addEventListener("visibilitychange", seen);
  $("text").addEventListener("input", grow);
  $("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) (event.preventDefault(), submit());
  });
  $("composer").addEventListener("submit", (event) => (event.preventDefault(), submit()));
  $("new-person").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const phone = `+${String(form.get("phone")).replace(/\D/g, "")}`;
    state.me = { key: phone.slice(1), name: String(form.get("name")).trim(), phone, userId: null };
    event.target.reset();
    closeSide();
    void load(state.me.key);
  });
  $("menu").append(...ATTACHMENTS.map(([name, label, content]) => menuItem(name, label, () => void send(content))));
  $("menu").append(menuItem("shop", "Contestar desde la tienda", echo));
  $("ideas").append(...IDEAS.map(idea));
  grow();
}

function menuItem(name, label, run) {
  const button = el("button", { type: "button", role: "menuitem" }, icon(name), el("span", { text: label }));
  button.addEventListener("click", () => (toggleMenu(false), run()));
  return button;
}

/** What happens when somebody of the shop answers from the WhatsApp app on its own phone. */
function echo() {
  const text = $("text").value.trim() || "Hola, soy Marta de la tienda. Ya lo veo y te digo.";
  $("text").value = "";
  grow();
  if (state.me.phone) void post("/phone/echo", { to: state.me.phone, text });
}

function idea(text) {
  const button = el("button", { type: "button", text });
  button.addEventListener("click", () => (closeSide(), void send({ type: "text", text })));
  return button;
}

setUp();
await load(new URLSearchParams(location.search).get("customer") ?? localStorage.getItem("phone-customer"));
connect();
