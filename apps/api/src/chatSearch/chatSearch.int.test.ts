import type { ChatHit } from "@platform/contract";
import type { Sql } from "@platform/db";
import { rowsReadBy } from "@platform/db/testing";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { createAccess } from "../domain/access.ts";
import { searchChats } from "../domain/chats/searchChats.ts";
import { countReads, viewerOf } from "../testing/countReads.ts";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { type Api, type Credentials, operator, startApi } from "../testing/startApi.ts";
import { until } from "../testing/until.ts";
import { indexChats } from "./indexChats.ts";
import { createWritten, type Written } from "./written.ts";

let api: Api;
let tenantId: string;
let other: string;
let julia: string;
let marta: Credentials & { id: string };

const write = (content: string, row: Record<string, unknown> = {}) =>
  insertMessage(api.sql, { tenant_id: tenantId, conversation_id: julia, content, ...row });
/** What is settled is indexed; something else on this server may still be under way. */
const indexed = (): Promise<unknown> =>
  until(
    async () => {
      while (await indexChats({ system: api.sql }));
      return await api.sql`
        select m.id from chat_messages m
        where m.role <> 'system' and not exists (select 1 from chat_texts t where t.source_id = m.id)`;
    },
    (missing) => missing.length === 0,
  );
const search = async (query: string, more: Record<string, unknown> = {}, by: Credentials = marta) => {
  const answer = await api.query("chats.search", { query, ...more }, by);
  expect(answer.status).toBe(200);
  return answer.data as { items: ChatHit[]; nextCursor: string | null; alike: boolean };
};
const textsOf = async (query: string, more: Record<string, unknown> = {}, by: Credentials = marta) =>
  (await search(query, more, by)).items.map(({ text }) => text);

beforeAll(async () => {
  api = await startApi();
  tenantId = await insertTenant(api.sql);
  other = await insertTenant(api.sql);
  // One store's texts were there before anything was indexed.
  julia = await insertChat(api.sql, {
    tenant_id: tenantId,
    display_name: "Julia Núñez",
    external_user_id: "5491155551234",
    contact_phone: "5491155551234",
  });
  await write("¿Tienen zapatillas de media punta? Mi otro número es 11 4444-9876", {
    sent_at: "2026-01-01T10:00:00Z",
  });
  await write("Sí, tenemos. El envío a Córdoba sale mañana", {
    role: "assistant",
    sent_at: "2026-01-01T10:01:00Z",
  });
  const [heard] = await api.sql<{ id: string }[]>`
    insert into chat_media (tenant_id, kind, state, transcript, transcript_state)
    values (${tenantId}, 'audio', 'stored', 'hola quería saber si les queda algún tutú blanco', 'done') returning id`;
  await insertMessage(api.sql, {
    tenant_id: tenantId,
    conversation_id: julia,
    message_type: "audio",
    content: null,
    media_id: heard?.id,
  });
  const [file] = await api.sql<{ id: string }[]>`
    insert into chat_media (tenant_id, kind, state, file_name)
    values (${tenantId}, 'document', 'stored', 'comprobante-transferencia.pdf') returning id`;
  await insertMessage(api.sql, {
    tenant_id: tenantId,
    conversation_id: julia,
    message_type: "document",
    content: null,
    media_id: file?.id,
  });
  await api.sql`
    insert into chat_notes (tenant_id, conversation_id, author_id, author_name, body, client_note_id)
    values (${tenantId}, ${julia}, 'u1', 'Bruno', 'Ojo: es mayorista', 'n1')`;
  const foreign = await insertChat(api.sql, { tenant_id: other, display_name: "Julia Ajena" });
  await insertMessage(api.sql, { tenant_id: other, conversation_id: foreign, content: "zapatillas ajenas" });
  marta = await api.member({ [tenantId]: "viewer" });
  await indexed();
});
afterAll(() => api.stop());

test.each([
  ["zapatillas", "text", "zapatillas"],
  ["ZAPATÍLLAS", "text", "zapatillas"],
  ["sapatiyas", "text", "zapatillas"],
  ["zapatil", "text", "zapatillas"],
  ["envio cordoba", "text", "envío"],
  ['"media punta"', "text", "media"],
  ["tutu", "transcript", "tutú"],
  ["comprobante", "fileName", "comprobante"],
  ["mayorista", "note", "mayorista"],
  ["nunez", "name", "Núñez"],
  ["4444 9876", "text", "11 4444-9876"],
])("%s is found in the %s, and marked", async (query, field, marked) => {
  const { items, alike } = await search(query);
  expect(alike).toBe(false);
  expect(items).toHaveLength(1);
  const [hit] = items;
  expect(hit).toMatchObject({ field, conversationId: julia, tenantId, contactName: "Julia Núñez" });
  const [from, to] = hit?.marks[0] ?? [0, 0];
  expect(hit?.text.slice(from, to)).toBe(marked);
});

test.each([
  ["zapatilas", "zapatillas"],
  ["zapattillas", "zapatillas"],
  ["zapatollas", "zapatillas"],
  ["zapaitllas", "zapatillas"],
  ["sapatila", "zapatillas"],
  ["zapatilas puntta", "zapatillas"],
  ["comproante", "comprobante"],
  ["mayosrista", "mayorista"],
  ["nuenz", "Núñez"],
])("%s, a letter off, is found where nothing is written so, and marked", async (query, marked) => {
  const { items, alike } = await search(query);
  expect(items).toMatchObject([{ conversationId: julia }]);
  // A letter too many of the same is read as one, wherever it is written.
  expect(alike).toBe(query !== "zapattillas");
  const [hit] = items;
  const [from, to] = hit?.marks[0] ?? [0, 0];
  expect(hit?.text.slice(from, to)).toBe(marked);
});

test.each(["11 5555-1234", "+54 9 11 5555 1234", "011 15 5555 1234", "55551234"])(
  "a contact is found by the number as people write it: %s",
  async (query) => {
    expect((await search(query)).items).toMatchObject([
      { kind: "contact", field: "phone", conversationId: julia },
    ]);
  },
);

test.each([
  '"punta media"',
  "zapatillas cordoba",
  '"zapatilas"',
  "zapbatilas",
  "meda",
  "xqzwv",
  "?",
  "'",
  "'~zapatillas' | '2~zapatillas",
  "-- ; drop table chat_texts",
])("%s finds nothing, and is no error", async (query) => expect(await textsOf(query)).toEqual([]));

it("a store finds its own alone, an operator all stores or one", async () => {
  expect(await textsOf("zapatillas")).toHaveLength(1);
  const stranger = await api.member({ [other]: "viewer" });
  expect(await textsOf("zapatillas", {}, stranger)).toEqual(["zapatillas ajenas"]);
  expect(await textsOf("mayorista", {}, stranger)).toEqual([]);
  expect(await textsOf("mayorissta", {}, stranger)).toEqual([]);
  expect((await textsOf("zapatillas", {}, operator)).toSorted()).toHaveLength(2);
  expect(await textsOf("zapatilas", { tenantId: other }, operator)).toEqual(["zapatillas ajenas"]);
  expect((await textsOf("zapatilas", {}, operator)).toSorted()).toHaveLength(2);
  expect(await textsOf("zapatillas", { tenantId: other }, operator)).toEqual(["zapatillas ajenas"]);
  const both = await api.member({ [tenantId]: "viewer", [other]: "staff" });
  expect(await textsOf("julia", {}, both)).toEqual(expect.arrayContaining(["Julia Núñez", "Julia Ajena"]));
  const asTenant = api.db.asTenant(
    tenantId,
    async ({ sql }) =>
      await sql`select * from find_in_chats_of(${other}, false, ${"'~sapatiyas'"}, ${["'~sapatiyas'"]}::text[], null, null, 5, 5)`,
  );
  await expect(asTenant).rejects.toMatchObject({ code: "42501" });
});

it("pages by key, contacts first, with nothing twice and nothing left out, frequent or rare", async () => {
  await api.sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, sent_at)
    select ${tenantId}, ${julia}, 'user', 'julia pregunta por moño ' || n, '2026-02-01T00:00:00Z'::timestamptz + interval '1 minute' * (n / 3)
    from generate_series(1, 70) n`;
  await indexed();
  const seen: ChatHit[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await search("julia", { limit: 30, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen[0]).toMatchObject({ kind: "contact" });
  expect(new Set(seen.map(({ id }) => id)).size).toBe(71);
  expect(seen).toHaveLength(71);
  const times = seen.slice(1).map(({ at }) => Date.parse(at ?? ""));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect((await search("julia", { part: "texts", limit: 1 })).items[0]?.kind).toBe("message");
  // Beyond what is looked at first, the index answers the same.
  const byIndex = await api.db.asTenant(
    tenantId,
    ({ sql }) =>
      sql`select source_id from find_in_chats(false, ${"'~julia'"}, ${["'~julia'"]}::text[], null, null, 100, 0)`,
  );
  expect(byIndex).toHaveLength(70);
});

it("what is written, changed, heard or renamed later is found as it is now", async () => {
  const id = await write("quiero un abanico");
  await indexed();
  expect(await textsOf("abanico")).toEqual(["quiero un abanico"]);
  await api.sql`update chat_messages set content = 'quiero castañuelas' where id = ${id}`;
  const [heard] = await api.sql<
    { id: string }[]
  >`update chat_media set transcript = 'busco una peineta' where kind = 'audio' returning id`;
  await api.sql`update chat_conversations set display_name = 'Julia Sánchez' where id = ${julia}`;
  expect(heard).toBeDefined();
  // Each change is told by a transaction of its own, and waits for the older ones of the whole server.
  await expect
    .poll(async () => {
      await indexed();
      return [
        await textsOf("castanuelas"),
        await textsOf("abanico"),
        await textsOf("peineta"),
        (await search("sanchez")).items[0],
      ];
    })
    .toMatchObject([
      ["quiero castañuelas"],
      [],
      ["busco una peineta"],
      { kind: "contact", contactName: "Julia Sánchez" },
    ]);
});

it("a process compares nothing that it has written itself, and all that another one may have", async () => {
  const chat = await insertChat(api.sql, { tenant_id: tenantId, display_name: "Renata" });
  const index = (written: Written, name: string) =>
    until(
      async () => {
        while (await indexChats({ system: api.sql }, written));
        return (await search(name)).items;
      },
      (items) => items.length === 1,
    );
  const rename = (name: string) =>
    api.sql`update chat_conversations set display_name = ${name} where id = ${chat}`;
  const [one, another] = [createWritten(), createWritten()];
  await index(one, "renata");
  await rename("Octavia");
  await index(another, "octavia");
  await rename("Renata");
  await index(one, "renata");
  await api.sql`delete from chat_texts where source_id = ${chat}`;
  await write("Y esto se encuentra después", { conversation_id: chat });
  await index(one, "despues");
  expect((await search("renata")).items).toEqual([]);
});

it("who is forgotten can't be found, and leaves no word behind", async () => {
  const chat = await insertChat(api.sql, { tenant_id: tenantId, display_name: "Olvidada" });
  const id = await insertMessage(api.sql, {
    tenant_id: tenantId,
    conversation_id: chat,
    content: "secretísimo",
  });
  await indexed();
  expect(await textsOf("secretisimo")).toHaveLength(1);
  await api.sql`delete from chat_messages where conversation_id = ${chat}`;
  await api.sql`delete from chat_conversations where id = ${chat}`;
  expect(await textsOf("secretisimo")).toEqual([]);
  const left = await api.sql`select 1 from chat_texts where source_id = any(${[id, chat]}::uuid[])`;
  expect(left).toEqual([]);
});

it("where nothing is written, the index writes nothing either", async () => {
  await indexed();
  const row = () => api.sql`select xmin::text, xmax::text from installation where name = 'chat_search'`;
  const before = await row();
  expect(await indexChats({ system: api.sql })).toBe(false);
  expect(await row()).toEqual(before);
});

it("a process that has missed what is no longer kept goes through everything again", async () => {
  await api.sql`delete from chat_texts where tenant_id = ${tenantId}`;
  await api.sql`update installation set value = '{"position":"99999999999.1","walk":null}' where name = 'chat_search'`;
  await indexed();
  expect(await textsOf("zapatillas")).toHaveLength(1);
});

it("a message without file or transcript, or a customer without a name, isn't found by a word that nobody wrote", async () => {
  await insertChat(api.sql, { tenant_id: tenantId, display_name: null, external_user_id: "5491155559999" });
  await write("Sin archivo");
  await indexed();
  expect((await search("null")).items).toEqual([]);
});

test("a look for news reads none of what was told before", async () => {
  await api.sql`
    insert into live_events (tenant_id, conversation_id)
    select ${tenantId}, ${julia} from generate_series(1, 3000)`;
  await api.sql`analyze live_events`;
  const read = await until(
    async () => {
      while (await indexChats({ system: api.sql }));
      return api.sql.begin(async (begun) => {
        const transaction = begun as unknown as typeof api.sql;
        // Where there is news, it begins a transaction, which it can't in this one: then it is not asked yet.
        let asked = true;
        const rows = await rowsReadBy(transaction, ["live_events"], () =>
          indexChats({ system: transaction }).catch(() => (asked = false)),
        );
        return asked ? rows : null;
      });
    },
    (rows) => rows !== null,
  );
  expect(read).toBeLessThan(100);
});

test("a page of what was found reads the chats of its hits, however many the store has", async () => {
  await api.sql`
    insert into chat_conversations (tenant_id, external_user_id, display_name)
    select ${other}, '549117770' || n, 'Clienta ' || n from generate_series(10000, 13000) n`;
  await indexed();
  await api.sql`analyze chat_conversations, chat_texts`;
  const { db, rows } = countReads(api.db, "chat_conversations");
  const found = await searchChats(createAccess(db, viewerOf(other)), { query: "zapatillas", limit: 30 });
  expect(found.items).toHaveLength(1);
  expect(rows()).toBeLessThan(500);
});

test("an operator's search asks the index as a store's does, whether or not a letter is forgiven", async () => {
  const keys = ["xilofon", "silofon"];
  const rare = "'~xilofono':*";
  const read = (work: (sql: Sql) => Promise<unknown>): Promise<number> =>
    api.db.asOperator(({ sql }) => rowsReadBy(sql, ["chat_texts"], () => work(sql)));
  expect(await read((sql) => sql`select key from beginnings_in_chats_of(${other}, ${keys}::text[])`)).toBe(0);
  const found = (sql: Sql): Promise<unknown> =>
    sql`select * from find_in_chats_of(${other}, true, ${rare}, ${[rare]}::text[], null, null, 6, 500)`;
  expect(await read(found)).toBeLessThan(1_000);
});
