import type { PlaygroundReply } from "#api/types.ts";

export type Entry =
  | { kind: "customer"; id: number; text: string }
  | { kind: "bot"; id: number; reply: PlaygroundReply };

type Said = { author: "customer" | "bot"; text: string };

/** What the procedure takes at most. */
const MAX_MESSAGES = 60;

/** The conversation as the bot is to see it: what it said itself is what went out. */
export function conversationOf(entries: readonly Entry[]): Said[] {
  const said = entries.flatMap((entry): Said[] =>
    entry.kind === "customer"
      ? [{ author: "customer", text: entry.text }]
      : entry.reply.bubbles
          .filter(({ text }) => text.trim() !== "")
          .map(({ text }) => ({ author: "bot", text: text.slice(0, 4_096) })),
  );
  return said.slice(-MAX_MESSAGES);
}
