import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { parseJson } from "../json.ts";
import type { MessageStatus } from "./types.ts";

/** A customer as the phone page knows them; `key` is the phone's digits, else the user id. */
export interface Contact {
  key: string;
  name: string;
  phone: string | null;
  userId: string | null;
}

export interface ChatEntry {
  /** The provider's id. */
  id: string;
  wamid: string;
  /** The contact's key. */
  customer: string;
  /** The shop's number that it went to or came from; absent: the account's first. */
  shop?: string;
  side: "customer" | "shop" | "shop_phone";
  type: string;
  text: string | null;
  media: { url: string; mime: string; name: string | null } | null;
  at: number;
  /** Ticks: of the shop's messages as reported to it, of the customer's `sent` or `read`. */
  status: MessageStatus;
  replyTo: string | null;
  reaction: string | null;
}

export type ChatChange =
  | { kind: "entry"; entry: ChatEntry }
  | { kind: "contact"; contact: Contact }
  | { kind: "typing"; customer: string; on: boolean };

/** Whether a message stands in the chat with this number of the shop. */
export function isWith(entry: Pick<ChatEntry, "shop">, shop: string, first: string): boolean {
  return (entry.shop ?? first) === shop;
}

interface Saved {
  contacts: Contact[];
  entries: ChatEntry[];
}

const KEPT_ENTRIES = 2000;

/** What the customers' phones show, kept in a file where one is named. */
export class ChatLog {
  readonly contacts = new Map<string, Contact>();
  #entries: ChatEntry[] = [];
  /** The entries by both of their ids. */
  readonly #known = new Map<string, ChatEntry>();
  readonly #listeners = new Set<(change: ChatChange) => void>();
  /** Null also once it is closed: its folder may be gone by then. */
  #file: string | null;
  #saving: NodeJS.Timeout | null = null;

  constructor(file: string | null) {
    this.#file = file;
    if (file) this.#load(file);
  }

  entries(customer?: string): ChatEntry[] {
    return customer === undefined
      ? [...this.#entries]
      : this.#entries.filter((entry) => entry.customer === customer);
  }

  find(idOrWamid: string): ChatEntry | null {
    return this.#known.get(idOrWamid) ?? null;
  }

  addContact(contact: Contact): void {
    const known = this.contacts.get(contact.key);
    if (known && known.name === contact.name && known.userId === contact.userId) return;
    this.contacts.set(contact.key, contact);
    this.#tell({ kind: "contact", contact });
  }

  add(entry: ChatEntry): void {
    this.#entries.push(entry);
    this.#know(entry);
    if (this.#entries.length > KEPT_ENTRIES) this.#forget(this.#entries.shift());
    this.#tell({ kind: "entry", entry });
  }

  /** Changes an entry in place; unknown ids are ignored (the phone forgets old chats). */
  update(idOrWamid: string, patch: Partial<Pick<ChatEntry, "status" | "reaction">>): void {
    const entry = this.find(idOrWamid);
    if (!entry) return;
    Object.assign(entry, patch);
    this.#tell({ kind: "entry", entry });
  }

  typing(customer: string, on: boolean): void {
    this.#tell({ kind: "typing", customer, on });
  }

  subscribe(listener: (change: ChatChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #know(entry: ChatEntry): void {
    for (const id of [entry.id, entry.wamid]) this.#known.set(id, entry);
  }

  #forget(entry: ChatEntry | undefined): void {
    if (entry !== undefined) for (const id of [entry.id, entry.wamid]) this.#known.delete(id);
  }

  /** Writes what is not written yet. */
  close(): void {
    if (this.#saving) clearTimeout(this.#saving);
    if (this.#file && this.#saving) this.#save(this.#file);
    this.#saving = null;
    this.#file = null;
    this.#listeners.clear();
  }

  #tell(change: ChatChange): void {
    for (const listener of this.#listeners) listener(change);
    const file = this.#file;
    if (!file || this.#saving || change.kind === "typing") return;
    this.#saving = setTimeout(() => {
      this.#saving = null;
      this.#save(file);
    }, 300);
    this.#saving.unref();
  }

  #save(file: string): void {
    const saved: Saved = { contacts: [...this.contacts.values()], entries: this.#entries };
    writeFileSync(`${file}.tmp`, JSON.stringify(saved));
    renameSync(`${file}.tmp`, file);
  }

  #load(file: string): void {
    let text: string;
    try {
      text = readFileSync(file, "utf8");
    } catch {
      return;
    }
    const saved = parseJson(text) as Saved | undefined;
    if (!saved) return;
    for (const contact of saved.contacts) this.contacts.set(contact.key, contact);
    this.#entries = saved.entries;
    for (const entry of saved.entries) this.#know(entry);
  }
}
