import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { startApi, type Api } from "../testing/startApi.ts";

/** What SQL may write though nothing of the product does: no page of a store answers with an error for it. */

let api: Api;
let tenantId: string;
let conversationId: string;
beforeAll(async () => {
  api = await startApi();
  tenantId = await insertTenant(api.sql);
  conversationId = await insertChat(api.sql, { tenant_id: tenantId });
});
afterAll(() => api.stop());

it.each([
  ["NaN", "infinity"],
  ["NaN", "-infinity"],
])("a turn that cost %s and ended at %s is one whose cost and end nobody knows", async (cost, end) => {
  const [turn] = await api.sql<{ id: string }[]>`
    insert into turns (tenant_id, conversation_id, outcome, cost_usd, finished_at)
    values (${tenantId}, ${conversationId}, 'reply', ${cost}, ${end}) returning id`;
  const known = { id: turn?.id, costUsd: 0, finishedAt: null, durationMs: null };
  expect(await api.query("turns.list", { conversationId, limit: 50 })).toMatchObject({
    status: 200,
    data: { items: expect.arrayContaining([expect.objectContaining(known)]) as unknown },
  });
  expect(await api.query("turns.get", { turnId: turn?.id ?? "" })).toMatchObject({
    status: 200,
    data: known,
  });
});

it("a trial that may cost NaN may cost nothing", async () => {
  const [trial] = await api.sql<{ id: string }[]>`
    insert into prompt_trials (tenant_id, max_usd, author_id, author_name) values (${tenantId}, 'NaN', 'u', 'Caro') returning id`;
  await api.sql`
    insert into prompt_trial_runs (tenant_id, trial_id, conversation_id, turn_id, state, cost_usd)
    select ${tenantId}, ${trial?.id ?? ""}, ${conversationId}, id, 'skipped', 'NaN' from turns limit 1`;
  expect(await api.query("trials.get", { tenantId, trialId: trial?.id ?? "" })).toMatchObject({
    status: 200,
    data: { maxUsd: 0, costUsd: 0, runs: [{ costUsd: 0 }] },
  });
});

it.each(['{"messages": 1, "files": ["a"], "otro": "x"}'])(
  "of what a request came to numbers are shown, and nothing else (%s)",
  async (json) => {
    const [request] = await api.sql<{ id: string }[]>`
    insert into privacy_requests (tenant_id, kind, subject, state, result)
    values (${tenantId}, 'customer_redact', '{}', 'done', ${json}::text::jsonb) returning id`;
    const { data } = await api.query("privacy.list", { tenantId, limit: 50 });
    expect(data).toMatchObject({ items: [{ id: request?.id, result: { messages: 1 } }] });
  },
);

it.each(["[1]", '"texto"', "7", "null"])(
  "what a request came to is nothing where it reads %s",
  async (json) => {
    const [request] = await api.sql<{ id: string }[]>`
    insert into privacy_requests (tenant_id, kind, subject, state, result, export)
    values (${tenantId}, 'customer_export', '{}', 'done', ${json}::text::jsonb, ${json}::text::jsonb) returning id`;
    const listed = await api.query("privacy.list", { tenantId, limit: 50 });
    expect(listed).toMatchObject({
      status: 200,
      data: {
        items: expect.arrayContaining([
          expect.objectContaining({ id: request?.id, result: null }),
        ]) as unknown,
      },
    });
    expect(await api.query("privacy.get", { requestId: request?.id ?? "" })).toMatchObject({
      status: 200,
      data: { export: null },
    });
  },
);

it("words of SQL's own in what else has a closed set of them show as what comes closest", async () => {
  const { sql } = api;
  const of = { tenant_id: tenantId, conversation_id: conversationId };
  const [file] = await sql<{ id: string }[]>`
    insert into chat_media (tenant_id, kind, state, transcript_state) values (${tenantId}, 'foto', 'listo', 'oído') returning id`;
  const media = { media_id: file?.id ?? "", message_type: "image" };
  await insertMessage(sql, { ...of, ...media, role: "user", wamid: "wamid.strange" });
  await sql`insert into chat_reactions ${sql({ ...of, target_wamid: "wamid.strange", author: "Ana", emoji: "👍" })}`;
  await sql`
    update chat_conversations set human_override_until = now() + interval '1 hour', override_source = 'Ana'
    where id = ${conversationId}`;
  await sql`
    insert into webhook_events (tenant_id, provider, event_key, state, body) values (${tenantId}, 'ycloud', 'strange', 'visto', '')`;
  const connected = await insertTenant(sql, { tiendanube_store_id: "77", tiendanube_access_token: "t" });
  await sql`update catalog_sync set state = 'leyendo', access = 'sí' where tenant_id = ${connected}`;
  const [turn] = await sql<{ id: string }[]>`
    insert into turns ${sql({ ...of, outcome: "contestado" })} returning id`;

  expect(await api.query("chats.get", { conversationId })).toMatchObject({ data: { overrideSource: "sql" } });
  expect(await api.query("chats.messages", { conversationId })).toMatchObject({
    data: {
      items: [
        {
          media: { kind: "document", state: "failed", transcriptState: "failed" },
          reactions: [{ author: "customer" }],
        },
      ],
    },
  });
  await sql`update chat_media set state = 'stored' where id = ${file?.id ?? ""}`;
  expect(await api.query("chats.context", { conversationId })).toMatchObject({
    data: { files: [{ kind: "document" }] },
  });
  expect(await api.query("webhooks.list", { tenantId })).toMatchObject({
    data: { items: [{ state: "failed" }] },
  });
  expect(await api.query("catalog.status", { tenantId: connected })).toMatchObject({
    data: { state: "failed", access: "ok" },
  });
  expect(await api.query("turns.get", { turnId: turn?.id ?? "" })).toMatchObject({
    data: { outcome: "failure" },
  });
});

it("an answer of the year 9999 leaves a store its numbers", async () => {
  const of = { tenant_id: tenantId, conversation_id: conversationId };
  await api.sql`insert into handoffs ${api.sql({ ...of, cause: "asked", reason: "asked" })}`;
  await insertMessage(api.sql, { ...of, role: "human_supervisor", sent_at: "9999-01-01T00:00:00Z" });
  const day = new Date().toISOString().slice(0, 10);
  expect(await api.query("numbers.get", { tenantId, from: day, to: day })).toMatchObject({ status: 200 });
});
