import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { afterAll, beforeAll, expect, it } from "vitest";
import { awakeSince } from "../testing/awake.ts";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { untilReadable } from "../testing/untilReadable.ts";
import { openStream, SOON_MS, type Stream } from "../testing/eventSource.ts";
import { startApi, type Api, operator } from "../testing/startApi.ts";
import type { AppRouter } from "../trpc/router.ts";

let api: Api;
let tenantId: string;
let chat: string;
beforeAll(async () => {
  api = await startApi();
  tenantId = await insertTenant(api.sql);
  chat = await insertChat(api.sql, { tenant_id: tenantId });
  await untilReadable(api.sql);
});
afterAll(() => api.stop());

const open = (input: object, credentials = operator, headers = {}): Promise<Stream> =>
  openStream(`${api.url}/trpc/chats.events?input=${encodeURIComponent(JSON.stringify(input))}`, {
    ...credentials,
    ...headers,
  });
const write = async (content: string) => {
  await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: chat, content });
  api.deps.hints.publish("live");
};
const textsOf = ({ events }: Stream) =>
  events.flatMap(({ data }) => (data.kind === "message" ? [data.message.text] : []));

it("streams what happens, and goes on after a cut from the id in the header or in the input", async () => {
  const first = await open({});
  await expect.poll(() => first.events.length).toBe(1);
  expect(first).toMatchObject({ connected: true, events: [{ data: { kind: "reset" } }] });
  await write("uno");
  await expect.poll(() => textsOf(first)).toEqual(["uno"]);
  const lastEventId = first.events.at(-1)?.id ?? "";
  first.stop();
  await write("dos");
  const byHeader = await open({}, operator, { "last-event-id": lastEventId });
  const byInput = await open({ lastEventId });
  await write("tres");
  for (const stream of [byHeader, byInput]) {
    await expect.poll(() => textsOf(stream)).toEqual(["dos", "tres"]);
    stream.stop();
  }
});

it("is refused as a procedure is: by the same name and number", async () => {
  for (const headers of [{ authorization: "Bearer wrong" }, {}]) {
    const input = encodeURIComponent(JSON.stringify({}));
    const [stream, procedure] = await Promise.all(
      ["chats.events", "chats.list"].map(async (path) => {
        const answer = await fetch(`${api.url}/trpc/${path}?input=${input}`, { headers });
        const { error } = (await answer.json()) as {
          error: {
            message: string;
            code: number;
            data: { code: string; httpStatus: number; reason: string };
          };
        };
        const { code, httpStatus, reason } = error.data;
        return [answer.status, error.message, error.code, code, httpStatus, reason];
      }),
    );
    expect(stream).toEqual(procedure);
  }
});

it("speaks the form that tRPC's own client reads", async () => {
  const withKey = (url: string | URL, init: object) =>
    fetch(url, { ...init, headers: { accept: "text/event-stream", ...operator } });
  const client = createTRPCClient<AppRouter>({
    links: [
      httpSubscriptionLink({
        url: `${api.url}/trpc`,
        EventSource,
        eventSourceOptions: () => ({ fetch: withKey }),
      }),
    ],
  });
  const heard: unknown[] = [];
  const subscription = client.chats.events.subscribe(
    {},
    { onData: ({ id, data }) => heard.push([typeof id, data.kind]) },
  );
  await expect.poll(() => heard).toEqual([["string", "reset"]]);
  await write("hola");
  await expect.poll(() => heard.at(-1)).toEqual(["string", "message"]);
  subscription.unsubscribe();
});

it("a member hears the own stores alone", async () => {
  const other = await insertTenant(api.sql);
  const member = await api.member({ [other]: "viewer" });
  const stream = await open({}, member);
  await expect.poll(() => stream.events.length).toBe(1);
  await write("ajena");
  const otherChat = await insertChat(api.sql, { tenant_id: other });
  await insertMessage(api.sql, { tenant_id: other, conversation_id: otherChat, content: "propia" });
  api.deps.hints.publish("live");
  await expect.poll(() => textsOf(stream)).toEqual(["propia"]);
  expect(JSON.stringify(stream.events)).not.toContain("ajena");
  stream.stop();
});

it("S8: signing out closes the open streams within five seconds", async () => {
  const member = await api.member({ [tenantId]: "viewer" });
  const stream = await open({}, member);
  await expect.poll(() => stream.events.length).toBe(1);
  const response = await fetch(`${api.url}/api/auth/sign-out`, {
    method: "POST",
    headers: { ...member, "content-type": "application/json" },
    body: "{}",
  });
  expect(response.status).toBe(200);
  const awake = awakeSince(api.sql);
  await stream.ended;
  expect(awake()).toBeLessThan(SOON_MS);
  expect((await api.query("chats.list", {}, member)).status).toBe(401);
});

it("closing the server ends its streams at once", async () => {
  const own = await startApi();
  const stream = await openStream(`${own.url}/trpc/chats.events`, operator);
  await expect.poll(() => stream.connected).toBe(true);
  const awake = awakeSince();
  const stopping = own.stop();
  await stream.ended;
  expect(awake()).toBeLessThan(SOON_MS);
  await stopping;
});

it("tells colleagues at once who is in a chat and who writes, and writes nothing for it", async () => {
  const marta = await api.member({ [tenantId]: "staff" });
  const stream = await open({ tenantId });
  await expect.poll(() => stream.events.length).toBe(1);
  /** Every version of a row has its own place and transaction. */
  const rows = async () => {
    const all = await api.sql<{ version: string }[]>`
      select concat_ws(' ', tableoid, ctid, xmin) as version from chat_conversations
      union all select concat_ws(' ', tableoid, ctid, xmin) from chat_messages
      union all select concat_ws(' ', tableoid, ctid, xmin) from live_events order by 1`;
    return all.map(({ version }) => version);
  };
  const before = await rows();
  for (const state of ["here", "typing", "gone"])
    expect((await api.mutate("chats.present", { conversationId: chat, state }, marta)).status).toBe(200);
  await expect
    .poll(() => stream.events.flatMap(({ data }) => (data.kind === "presence" ? [data.state] : [])))
    .toEqual(["here", "typing", "gone"]);
  expect(stream.events.at(-1)?.data).toMatchObject({ conversationId: chat, personId: marta.id, tenantId });
  expect(await rows()).toEqual(before);
  stream.stop();
});
