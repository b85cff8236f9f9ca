import type { Chat, Message } from "@platform/contract";
import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { createApiClient, createTrpc } from "#lib/trpc.ts";
import type { Page, Pages } from "../live/apply-event.ts";
import { aChat, aMessage } from "../testing.ts";
import { createChatCache } from "./cache.ts";

const waiting = aChat({ owner: "waiting" });
const mine = aChat({ owner: "human", assigneeId: "u1" });

/** The cache over requests that are answered when the test says. */
function start() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  const trpc = createTrpc({ client: createApiClient(), queryClient });
  return { queryClient, trpc, cache: createChatCache({ queryClient, trpc, userId: () => "u1" }) };
}

function onePage<Item>(...items: Item[]): Page<Item> {
  return { items, nextCursor: null };
}

it("a chat that was read before it was taken, and told of after, stays taken", async () => {
  const { queryClient, trpc, cache } = start();
  const queryKey = trpc.chats.get.queryKey({ conversationId: "c1" });
  const answer = Promise.withResolvers<Chat>();
  const asked = queryClient.fetchQuery({ queryKey, queryFn: () => answer.promise });
  cache.putChat(mine);
  answer.resolve(waiting);
  await asked;
  expect(queryClient.getQueryData(queryKey)).toEqual(mine);
});

it("a list that was read before a chat was taken, and comes after, has it as taken", async () => {
  const { queryClient, trpc, cache } = start();
  const queryKey = trpc.chats.list.infiniteQueryKey({ filter: "waiting", limit: 50 });
  const answer = Promise.withResolvers<Page<Chat>>();
  const asked = queryClient.fetchInfiniteQuery({
    queryKey,
    queryFn: () => answer.promise,
    initialPageParam: null,
  });
  cache.apply({ kind: "chat", chat: mine });
  const other = aChat({ id: "c2", owner: "waiting" });
  answer.resolve(onePage(waiting, other));
  await asked;
  expect(queryClient.getQueryData<Pages<Chat>>(queryKey)?.pages).toEqual([onePage(other)]);
});

it("a message that comes while a chat's messages are being loaded is among them, though read before it", async () => {
  const { queryClient, trpc, cache } = start();
  const queryKey = trpc.chats.messages.infiniteQueryKey({ conversationId: "c1" });
  const answer = Promise.withResolvers<Page<Message>>();
  const asked = queryClient.fetchInfiniteQuery({
    queryKey,
    queryFn: () => answer.promise,
    initialPageParam: null,
  });
  const [old, fresh] = [aMessage(), aMessage({ id: "m2", sentAt: "2027-01-01T00:00:00Z" })];
  cache.apply({ kind: "message", tenantId: "1", message: fresh });
  answer.resolve(onePage(old));
  await asked;
  expect(queryClient.getQueryData<Pages<Message>>(queryKey)?.pages).toEqual([onePage(fresh, old)]);
});

it("a message that comes while what is known is loaded anew stays", async () => {
  const { queryClient, trpc, cache } = start();
  const queryKey = trpc.chats.messages.infiniteQueryKey({ conversationId: "c1" });
  const [old, fresh] = [aMessage(), aMessage({ id: "m2", sentAt: "2027-01-01T00:00:00Z" })];
  const answer = Promise.withResolvers<Page<Message>>();
  await queryClient.fetchInfiniteQuery({
    queryKey,
    queryFn: () => onePage(old),
    initialPageParam: null,
  });
  const asked = queryClient.fetchInfiniteQuery({
    queryKey,
    queryFn: () => answer.promise,
    initialPageParam: null,
    staleTime: 0,
  });
  cache.apply({ kind: "message", tenantId: "1", message: fresh });
  expect(queryClient.getQueryData<Pages<Message>>(queryKey)?.pages).toEqual([onePage(fresh, old)]);
  answer.resolve(onePage(old));
  await asked;
  expect(queryClient.getQueryData<Pages<Message>>(queryKey)?.pages).toEqual([onePage(fresh, old)]);
});
