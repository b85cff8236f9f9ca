import { bubble, dayLine, el, initials, shownPhone, typingBubble, type BubbleOptions } from "./bubbles.ts";
import type { ChatEntry, Contact, PhoneState } from "./types.ts";

/** What the page shows. */
export interface View {
  business: PhoneState["business"];
  shops: PhoneState["shops"];
  contacts: Contact[];
  me: Contact;
  entries: ChatEntry[];
  typing: boolean;
}

/** An element of the page that is known to be there. */
export function $(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`#${id} is missing`);
  return element;
}

export function renderHead({ business, me, typing }: View): void {
  $("shop-name").textContent = business.name;
  $("shop-initials").textContent = initials(business.name);
  $("me-initials").textContent = initials(me.name);
  $("shop-status").textContent = typing ? "escribiendo…" : shownPhone(business.phone);
}

export function renderPeople({ contacts, me }: View, onChoose: (contact: Contact) => void): void {
  const people = contacts.some((contact) => contact.key === me.key) ? contacts : [me, ...contacts];
  const rows = people.slice(0, 8).map((contact) => {
    const button = el(
      "button",
      { type: "button", class: "person", "aria-pressed": String(contact.key === me.key) },
      el("span", { class: "avatar", text: initials(contact.name), "aria-hidden": "true" }),
      el(
        "span",
        { class: "person-name" },
        el("strong", { text: contact.name }),
        el("span", { text: contact.phone === null ? "Sin número a la vista" : shownPhone(contact.phone) }),
      ),
    );
    button.addEventListener("click", () => onChoose(contact));
    return el("li", {}, button);
  });
  $("people").replaceChildren(...rows);
}

/** Which of the account's numbers is written to; nothing to choose where there is one. */
export function renderShops({ shops, business }: View): void {
  $("shops-section").hidden = shops.length < 2;
  const options = shops.map(({ name, phone }) =>
    el("option", { value: phone, text: `${name} · ${shownPhone(phone)}` }),
  );
  $("shops").replaceChildren(...options);
  ($("shops") as HTMLSelectElement).value = business.phone;
}

export function renderKeys(keys: PhoneState["keys"]): void {
  $("keys").hidden = keys.length === 0;
  $("key-list").replaceChildren(
    ...keys.flatMap(({ label, value }) => [el("dt", { text: label }), el("dd", { text: value })]),
  );
}

export function renderLinks(links: PhoneState["links"]): void {
  $("links").hidden = links.length === 0;
  const anchors = links.map((link) =>
    el("a", { href: link.url, text: link.label, target: "_blank", rel: "noreferrer" }),
  );
  $("links").replaceChildren(el("h2", { text: "También" }), ...anchors);
}

export function renderLog({ business, entries, typing }: View, onAction: BubbleOptions["onAction"]): void {
  const log = $("log");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const byWamid = new Map(entries.map((entry) => [entry.wamid, entry]));
  const nodes: HTMLElement[] = [];
  let last: ChatEntry | null = null;
  for (const entry of entries) {
    if (last === null || dayOf(last) !== dayOf(entry)) nodes.push(dayLine(entry.at));
    const quoted = entry.replyTo === null ? null : (byWamid.get(entry.replyTo) ?? null);
    nodes.push(bubble(entry, { quoted, grouped: last !== null && follows(last, entry), onAction }));
    last = entry;
  }
  if (typing) nodes.push(typingBubble());
  if (nodes.length === 0) {
    nodes.push(el("p", { class: "empty", text: `Escribile a ${business.name}. Contesta como en WhatsApp.` }));
  }
  log.replaceChildren(...nodes);
  if (atEnd || last?.side === "customer") log.scrollTop = log.scrollHeight;
}

function dayOf(entry: ChatEntry): string {
  return new Date(entry.at).toDateString();
}

function follows(last: ChatEntry, entry: ChatEntry): boolean {
  return (last.side === "customer") === (entry.side === "customer") && entry.at - last.at < 120_000;
}
