import { chatsResult, snoozeInput } from "@platform/contract";
import { changeChats } from "../../domain/chats/changeChats.ts";
import { AppError } from "../../domain/errors.ts";
import { signedInProcedure } from "../trpc.ts";

const YEAR_MS = 366 * 86_400_000;

/** Out of the way until then, for the whole team; earlier where the customer writes. */
export const snooze = signedInProcedure
  .input(snoozeInput)
  .output(chatsResult)
  .mutation(async ({ ctx, input: { conversationIds, until } }) => {
    const left = until === null ? 1 : Date.parse(until) - Date.now();
    if (left <= 0 || left > YEAR_MS) throw new AppError("invalid_input", "Remind within the next year");
    const chats = await changeChats(
      ctx.access,
      { ids: conversationIds, permission: "answer" },
      (sql, ids) => sql`select snooze_chats(${ids}::uuid[], ${until}, ${ctx.person.name})`,
    );
    ctx.deps.hints.publish("live");
    return { chats };
  });
