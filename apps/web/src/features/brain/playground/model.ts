import type { BaseTexts } from "@platform/contract";
import type { PlaygroundReply } from "#api/types.ts";
import type { Texts } from "../model/texts.ts";

/** What is told in place of what is live: of the store's words, or of what all bots are told. */
export type Tried = { draft: Texts } | { base: BaseTexts };

export type Entry =
  | { kind: "customer"; id: number; text: string }
  /** What stood in the chat that is tried again. */
  | { kind: "said"; id: number; author: "bot" | "human"; text: string }
  | { kind: "bot"; id: number; reply: PlaygroundReply };

type Said = { author: "customer" | "bot" | "human"; text: string };

/** What the procedure takes at most. */
const MAX_MESSAGES = 60;

/** The conversation as the bot is to see it: what it said itself is what went out. */
export function conversationOf(entries: readonly Entry[]): Said[] {
  return entries.flatMap(saidIn).slice(-MAX_MESSAGES);
}

function saidIn(entry: Entry): Said[] {
  switch (entry.kind) {
    case "customer":
      return [{ author: "customer", text: entry.text }];
    case "said":
      return [{ author: entry.author, text: entry.text }];
    case "bot":
      return entry.reply.bubbles
        .filter(({ text }) => text.trim() !== "")
        .map(({ text }) => ({ author: "bot", text: text.slice(0, 4_096) }));
  }
}

/** A chat as it was before its reply. */
export function entriesOf(history: readonly Said[]): Entry[] {
  return history.map(({ author, text }, id) =>
    author === "customer" ? { kind: "customer", id, text } : { kind: "said", id, author, text },
  );
}
