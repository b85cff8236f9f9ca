import {
  archiveInput,
  assignInput,
  botExclusionInput,
  chatContextSchema,
  chatCounts,
  chatCountsInput,
  chatHitPage,
  chatListInput,
  chatPage,
  chatSchema,
  chatSearchInput,
  chatsResult,
  conversationInput,
  draftInput,
  eventsInput,
  explainInput,
  explanationSchema,
  failedSendListInput,
  failedSendPage,
  intentSetInput,
  labelsSetInput,
  markUnreadInput,
  messageListInput,
  messagePage,
  messageSchema,
  overrideResult,
  presentInput,
  presentResult,
  renameInput,
  sendInput,
  sendProductInput,
  snoozeInput,
  type LiveEvent,
} from "@platform/contract";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import { chatContext } from "../domain/chats/chatContext.ts";
import { countChats } from "../domain/chats/countChats.ts";
import { renameChat, setBotExcluded, setIntent, setLabels } from "../domain/chats/editChat.ts";
import { getChat } from "../domain/chats/getChat.ts";
import { listChats } from "../domain/chats/listChats.ts";
import { listFailedSends } from "../domain/chats/listFailedSends.ts";
import { listMessages } from "../domain/chats/listMessages.ts";
import { markRead, markUnread } from "../domain/chats/markRead.ts";
import { assign } from "../domain/chats/owner.ts";
import { searchChats } from "../domain/chats/searchChats.ts";
import { retrySend, sendMessage, sendProduct, settleDraft } from "../domain/chats/sendMessage.ts";
import { archiveChats, snoozeChats } from "../domain/chats/setAside.ts";
import { tellPresence } from "../domain/chats/tellPresence.ts";
import { watchLive } from "../domain/chats/watchLive.ts";
import { explainMessage } from "../domain/explain/explainMessage.ts";
import type { Entry } from "../live/index.ts";
import { atOnce, router, signedInProcedure } from "./trpc.ts";

async function* withIds(
  news: AsyncIterable<Entry[]>,
): AsyncGenerator<TrackedEnvelope<LiveEvent>, void, undefined> {
  for await (const entries of news) for (const { id, event } of entries) yield tracked(id, event);
}

export const chats = router({
  approveDraft: signedInProcedure
    .input(draftInput)
    .output(messageSchema)
    .mutation(({ ctx, input }) => settleDraft(ctx.deps, ctx.access, { ...input, approve: true })),
  archive: signedInProcedure
    .input(archiveInput)
    .output(chatsResult)
    .mutation(async ({ ctx, input }) => ({ chats: await archiveChats(ctx.deps, ctx.access, input) })),
  assign: signedInProcedure
    .input(assignInput)
    .output(overrideResult)
    .mutation(({ ctx, input }) => assign(ctx.deps, ctx.access, input)),
  context: signedInProcedure
    .input(conversationInput)
    .output(chatContextSchema)
    .query(({ ctx, input }) => chatContext(ctx.access, input.conversationId)),
  counts: signedInProcedure
    .input(chatCountsInput)
    .output(chatCounts)
    .query(({ ctx, input }) => countChats(ctx.access, input.tenantId)),
  discardDraft: signedInProcedure
    .input(draftInput)
    .output(messageSchema)
    .mutation(({ ctx, input }) => settleDraft(ctx.deps, ctx.access, { ...input, approve: false })),
  /** Resumable: nothing missed, nothing twice. The HTTP server writes the same stream without serialising it again. */
  events: signedInProcedure
    .input(eventsInput)
    .subscription(({ ctx: { deps, access }, input, signal }) =>
      withIds(watchLive({ ...deps, access }, { ...input, signal })),
    ),
  explain: signedInProcedure
    .input(explainInput)
    .output(explanationSchema)
    .query(({ ctx, input }) => explainMessage(ctx.access, input)),
  failedSends: signedInProcedure
    .input(failedSendListInput)
    .output(failedSendPage)
    .query(({ ctx, input }) => listFailedSends(ctx.access, input)),
  get: signedInProcedure
    .input(conversationInput)
    .output(chatSchema)
    .query(async ({ ctx, input: { conversationId } }) => {
      const tenant = await ctx.access.tenantOf("chat_conversations", conversationId, "read");
      return tenant.run(({ sql }) => getChat(sql, conversationId));
    }),
  list: signedInProcedure
    .input(chatListInput)
    .output(atOnce(chatPage))
    .query(({ ctx, input }) => listChats(ctx.access, input)),
  markRead: signedInProcedure
    .input(conversationInput)
    .output(chatSchema)
    .mutation(({ ctx, input }) => markRead(ctx.deps, ctx.access, input)),
  markUnread: signedInProcedure
    .input(markUnreadInput)
    .output(chatsResult)
    .mutation(async ({ ctx, input }) => ({ chats: await markUnread(ctx.deps, ctx.access, input) })),
  messages: signedInProcedure
    .input(messageListInput)
    .output(atOnce(messagePage))
    .query(({ ctx, input }) => listMessages(ctx.access, input)),
  present: signedInProcedure
    .input(presentInput)
    .output(presentResult)
    .mutation(async ({ ctx, input }) => {
      await tellPresence(ctx.deps, ctx.access, input);
      return {};
    }),
  rename: signedInProcedure
    .input(renameInput)
    .output(chatSchema)
    .mutation(({ ctx, input }) => renameChat(ctx.deps, ctx.access, input)),
  retry: signedInProcedure
    .input(draftInput)
    .output(messageSchema)
    .mutation(({ ctx, input }) => retrySend(ctx.deps, ctx.access, input)),
  search: signedInProcedure
    .input(chatSearchInput)
    .output(atOnce(chatHitPage))
    .query(({ ctx, input }) => searchChats(ctx.access, input)),
  send: signedInProcedure
    .input(sendInput)
    .output(messageSchema)
    .mutation(({ ctx, input }) => sendMessage(ctx.deps, ctx.access, input)),
  sendProduct: signedInProcedure
    .input(sendProductInput)
    .output(messageSchema)
    .mutation(({ ctx, input }) => sendProduct(ctx.deps, ctx.access, input)),
  setBotExcluded: signedInProcedure
    .input(botExclusionInput)
    .output(chatSchema)
    .mutation(({ ctx, input }) => setBotExcluded(ctx.deps, ctx.access, input)),
  setIntent: signedInProcedure
    .input(intentSetInput)
    .output(chatSchema)
    .mutation(({ ctx, input }) => setIntent(ctx.deps, ctx.access, input)),
  setLabels: signedInProcedure
    .input(labelsSetInput)
    .output(chatSchema)
    .mutation(({ ctx, input }) => setLabels(ctx.deps, ctx.access, input)),
  snooze: signedInProcedure
    .input(snoozeInput)
    .output(chatsResult)
    .mutation(async ({ ctx, input }) => ({ chats: await snoozeChats(ctx.deps, ctx.access, input) })),
});
