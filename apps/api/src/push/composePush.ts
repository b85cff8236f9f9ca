import { reasonInWords } from "../alerts/composeLetter.ts";

/** What `claim_pushes` answers (packages/db/functions/74_push.sql). */
export interface PushNotice {
  id: string;
  tenantId: string;
  conversationId: string;
  kind: "waiting" | "opening" | "message" | "mention";
  attempts: number;
  device: { id: string; subscription: string; locale: string };
  storeName: string;
  contactName: string | null;
  contactPhone: string | null;
  sound: boolean;
  /** Why the chat waits: a code of the product, or words of the agent. */
  reason: string | null;
  /** Who wrote the note. */
  author: string | null;
  /** The beginning of the customer's message. */
  preview: string | null;
}

/** What the panel's service worker reads (apps/web/public/sw.js). */
interface PushPayload {
  /** The same at every try, so that a device that got it twice shows it once. */
  id: string;
  /** A later one of the same tag takes its place on the screen. */
  tag: string;
  title: string;
  body: string;
  url: string;
  silent: boolean;
}

interface Words {
  somebody: string;
  waiting(name: string): string;
  opening(name: string): string;
  wrote: string;
  mention(author: string): string;
  test: { title: string; body: string };
}

const SPANISH: Words = {
  somebody: "Alguien",
  waiting: (name) => `${name} espera a una persona`,
  opening: (name) => `${name} sigue esperando`,
  wrote: "Te escribió.",
  mention: (author) => `${author} te nombró en una nota`,
  test: { title: "Aviso de prueba", body: "Así te avisamos en este dispositivo." },
};
const WORDS: Record<string, Words> = {
  pt: {
    somebody: "Alguém",
    waiting: (name) => `${name} espera uma pessoa`,
    opening: (name) => `${name} continua esperando`,
    wrote: "Escreveu para você.",
    mention: (author) => `${author} mencionou você em uma nota`,
    test: { title: "Aviso de teste", body: "É assim que avisamos você neste dispositivo." },
  },
  en: {
    somebody: "Somebody",
    waiting: (name) => `${name} is waiting for a person`,
    opening: (name) => `${name} is still waiting`,
    wrote: "Wrote to you.",
    mention: (author) => `${author} mentioned you in a note`,
    test: { title: "Test notification", body: "This is how we notify you on this device." },
  },
};
const LINE_MAX = 120;

/** What one push says: who, why, and no more of what the customer wrote than its beginning. */
export function composePush(notice: PushNotice): PushPayload {
  const words = wordsOf(notice.device.locale);
  const name = short(notice.contactName ?? notice.contactPhone ?? words.somebody);
  return {
    id: notice.id,
    tag: `${notice.kind === "opening" ? "waiting" : notice.kind} ${notice.conversationId}`,
    url: `/chats/${notice.conversationId}`,
    silent: !notice.sound,
    ...textOf(notice, { words, name }),
  };
}

/** What "Probar aviso" sends. */
export function composeTestPush(id: string, locale: string): PushPayload {
  return { id, tag: "test", url: "/account", silent: false, ...wordsOf(locale).test };
}

function textOf(
  { kind, storeName, reason, preview, author, device }: PushNotice,
  { words, name }: { words: Words; name: string },
): { title: string; body: string } {
  switch (kind) {
    case "waiting":
    case "opening": {
      // What the product knows by a code is said in Spanish alone.
      const why =
        reason === null || wordsOf(device.locale) !== SPANISH ? null : sentence(reasonInWords(reason));
      return {
        title: words[kind](name),
        body: short([why, storeName].filter((part) => part !== null).join(" · ")),
      };
    }
    case "message":
      return { title: name, body: short(preview?.trim() || words.wrote) };
    case "mention":
      return { title: words.mention(short(author ?? words.somebody)), body: short(`${name} · ${storeName}`) };
  }
}

function wordsOf(locale: string): Words {
  return WORDS[locale.slice(0, 2)] ?? SPANISH;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > LINE_MAX ? `${line.slice(0, LINE_MAX - 1).toWellFormed()}…` : line;
}
