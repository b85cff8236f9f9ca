import { el, type BubbleAction } from "./bubbles.ts";
import { icon, type IconName } from "./icons.ts";
import { ATTACHMENTS, IDEAS } from "./samples.ts";
import type { ChatChange, ChatEntry, Contact, CustomerContent, PhoneState } from "./types.ts";
import {
  $,
  renderHead,
  renderKeys,
  renderLinks,
  renderLog,
  renderPeople,
  renderShops,
  type View,
} from "./view.ts";

const NOBODY: Contact = { key: "", name: "Cliente", phone: null, userId: null };
const view: View = {
  business: { name: "", phone: "" },
  shops: [],
  contacts: [],
  me: NOBODY,
  entries: [],
  typing: false,
};
const input = $("text") as HTMLTextAreaElement;
const sendButton = $("send") as HTMLButtonElement;
let replyTo: ChatEntry | null = null;

async function post(path: string, body: unknown): Promise<boolean> {
  try {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Shows a customer's chat; somebody unknown has an empty one. */
async function load(key: string | null): Promise<void> {
  const wanted = new URLSearchParams({
    customer: key ?? "",
    shop: view.business.phone || (new URLSearchParams(location.search).get("shop") ?? ""),
  });
  const response = await fetch(`/phone/state?${wanted.toString()}`);
  const data = (await response.json()) as PhoneState;
  const known = data.contacts.find((contact) => contact.key === key);
  const [first] = data.contacts;
  if (known === undefined && view.me === NOBODY && first !== undefined) {
    view.me = first;
    return load(first.key);
  }
  Object.assign(view, {
    business: data.business,
    shops: data.shops,
    contacts: data.contacts,
    entries: data.entries,
    typing: false,
  });
  view.me = known ?? view.me;
  localStorage.setItem("phone-customer", view.me.key);
  renderLinks(data.links);
  renderKeys(data.keys);
  renderShops(view);
  renderHead(view);
  renderPeople(view, choose);
  renderLog(view, act);
  seen();
}

function choose(contact: Contact): void {
  view.me = contact;
  closeSide();
  void load(contact.key);
}

function act(entry: ChatEntry, action: BubbleAction): void {
  if (action.kind === "reply") return setReply(entry);
  const content = { type: "reaction", messageId: entry.wamid, emoji: action.emoji };
  void post("/phone/send", { customer: view.me, shop: view.business.phone, content });
}

function setReply(entry: ChatEntry | null): void {
  replyTo = entry;
  $("quote").hidden = entry === null;
  $("quote-text").textContent = entry?.text ?? "Mensaje";
  if (entry !== null) input.focus();
}

async function send(content: CustomerContent): Promise<void> {
  const quoted = replyTo === null ? {} : { replyTo: replyTo.wamid };
  setReply(null);
  const shop = view.business.phone;
  $("offline").hidden = await post("/phone/send", { customer: view.me, shop, content, ...quoted });
}

/** Blue ticks for the shop only while somebody looks at this chat. */
function seen(): void {
  if (document.visibilityState === "visible") void post("/phone/seen", { customer: view.me.key });
}

function connect(): void {
  const events = new EventSource("/phone/events");
  let opened = false;
  events.addEventListener("open", () => {
    $("offline").hidden = true;
    // What happened while the line was cut.
    if (opened) void load(view.me.key);
    opened = true;
  });
  events.addEventListener("error", () => {
    $("offline").hidden = false;
  });
  events.addEventListener("message", (event: MessageEvent<string>) =>
    apply(JSON.parse(event.data) as ChatChange),
  );
}

function apply(change: ChatChange): void {
  if (change.kind === "contact") {
    const others = view.contacts.filter((contact) => contact.key !== change.contact.key);
    view.contacts = [change.contact, ...others];
    return renderPeople(view, choose);
  }
  const customer = change.kind === "entry" ? change.entry.customer : change.customer;
  if (customer !== view.me.key) return;
  const first = view.shops[0]?.phone;
  if (change.kind === "entry" && (change.entry.shop ?? first) !== view.business.phone) return;
  if (change.kind === "typing") view.typing = change.on;
  else applyEntry(change.entry);
  renderLog(view, act);
  renderHead(view);
}

function applyEntry(entry: ChatEntry): void {
  const index = view.entries.findIndex((known) => known.id === entry.id);
  if (index >= 0) view.entries[index] = entry;
  else view.entries.push(entry);
  if (entry.side === "shop" && entry.status === "delivered") seen();
}

function toggleMenu(open: boolean): void {
  $("menu").hidden = !open;
  $("attach").setAttribute("aria-expanded", String(open));
  if (open) $("menu").querySelector("button")?.focus();
}

function closeSide(): void {
  document.body.classList.remove("side-open");
}

function grow(): void {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 132)}px`;
  sendButton.disabled = input.value.trim() === "";
}

function takeText(): string {
  const text = input.value.trim();
  input.value = "";
  grow();
  return text;
}

function submit(event: Event): void {
  event.preventDefault();
  const text = takeText();
  if (text !== "") void send({ type: "text", text });
}

/** What happens when somebody of the shop answers from the WhatsApp app on its own phone. */
function answerFromShop(): void {
  const text = takeText() || "Hola, soy Marta de la tienda. Ya lo veo y te digo.";
  const shop = view.business.phone;
  if (view.me.phone !== null) void post("/phone/echo", { to: view.me.phone, shop, text });
}

function menuItem(name: IconName, label: string, run: () => void): HTMLElement {
  const button = el("button", { type: "button", role: "menuitem" }, icon(name), el("span", { text: label }));
  button.addEventListener("click", () => {
    toggleMenu(false);
    run();
  });
  return button;
}

function idea(text: string): HTMLElement {
  const button = el("button", { type: "button", text });
  button.addEventListener("click", () => {
    closeSide();
    void send({ type: "text", text });
  });
  return button;
}

/** A number without its country is an Argentine mobile. */
function readPhone(text: string): string {
  const digits = text.replace(/\D/g, "").replace(/^0+/, "");
  return text.trim().startsWith("+") || digits.length > 10 ? `+${digits}` : `+549${digits}`;
}

function addPerson(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const field = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
  const phone = readPhone(field("phone"));
  choose({ key: phone.slice(1), name: field("name"), phone, userId: null });
  form.reset();
}

function setUp(): void {
  $("attach").append(icon("plus"));
  sendButton.append(icon("send"));
  $("quote-cancel").append(icon("close"));
  $("quote-cancel").addEventListener("click", () => setReply(null));
  $("attach").addEventListener("click", () => toggleMenu($("menu").hidden !== false));
  $("open-side").addEventListener("click", () => document.body.classList.toggle("side-open"));
  $("close-side").addEventListener("click", closeSide);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    toggleMenu(false);
    closeSide();
  });
  document.addEventListener("visibilitychange", seen);
  input.addEventListener("input", grow);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  });
  ($("composer") as HTMLFormElement).addEventListener("submit", submit);
  $("shops").addEventListener("change", (event) => {
    const { value } = event.target as HTMLSelectElement;
    view.business = view.shops.find(({ phone }) => phone === value) ?? view.business;
    void load(view.me.key);
  });
  ($("new-person") as HTMLFormElement).addEventListener("submit", addPerson);
  const items = ATTACHMENTS.map(({ icon: name, label, content }) =>
    menuItem(name, label, () => void send(content)),
  );
  $("menu").append(...items, menuItem("shop", "Contestar desde la tienda", answerFromShop));
  $("ideas").append(...IDEAS.map(idea));
  grow();
}

setUp();
await load(new URLSearchParams(location.search).get("customer") ?? localStorage.getItem("phone-customer"));
connect();
