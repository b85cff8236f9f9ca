import type { archiveInput, Chat, snoozeInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { AppError } from "../errors.ts";
import { changeChats, type ChangeDeps } from "./changeChats.ts";

const YEAR_MS = 366 * 86_400_000;

/** Out of every list until something happens in them. Those that wait for a person stay. */
export function archiveChats(
  deps: ChangeDeps,
  access: Access,
  { conversationIds, archived }: z.infer<typeof archiveInput>,
): Promise<Chat[]> {
  return changeChats(
    { ...deps, access },
    { ids: conversationIds, permission: "answer" },
    (sql, ids) => sql`select archive_chats(${ids}::uuid[], ${archived})`,
  );
}

/** Out of the way until then, for the whole team; earlier where the customer writes. Throws `invalid_input`. */
export async function snoozeChats(
  deps: ChangeDeps,
  access: Access,
  { conversationIds, until }: z.infer<typeof snoozeInput>,
): Promise<Chat[]> {
  const left = until === null ? 1 : Date.parse(until) - Date.now();
  if (left <= 0 || left > YEAR_MS) throw new AppError("invalid_input", "Remind within the next year");
  return changeChats(
    { ...deps, access },
    { ids: conversationIds, permission: "answer" },
    (sql, ids) => sql`select snooze_chats(${ids}::uuid[], ${until}, ${access.actor.name})`,
  );
}
