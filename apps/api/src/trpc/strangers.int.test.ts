import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertTenant } from "../testing/rows.ts";
import { startApi, type Api, type Credentials, operator } from "../testing/startApi.ts";
import { insertThings } from "../testing/insertThings.ts";
import { procedureRows, type World } from "../testing/procedureRows.ts";
import { appRouter } from "./router.ts";

/** What a procedure takes, as far as this test looks into it: the names of an object's fields. */
interface Shape {
  shape?: Record<string, unknown>;
}
const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: "query" | "mutation" | "subscription"; inputs: Shape[] } }
>;

let api: Api;
let theirs: World;
let mine: World;
let me: Credentials;
let mediaOf: Record<"theirs" | "mine", string>;

/** Stands in whatever the other store's people or customers wrote. */
const SECRET = "nadie lo ve";
const TEXTS = [
  ["chat_conversations", "display_name"],
  ["chat_messages", "content"],
  ["chat_notes", "body"],
  ["chat_labels", "name"],
  ["chat_intents", "name"],
  ["canned_answers", "body"],
  ["tenant_articles", "title"],
  ["open_questions", "question"],
  ["auth.api_keys", "name"],
] as const;

beforeAll(async () => {
  api = await startApi();
  const [a, b] = [await build("Suya"), await build("Mía")];
  [theirs, mine] = [a.world, b.world];
  for (const [table, column] of TEXTS)
    await api.sql`update ${api.sql(table)} set ${api.sql(column)} = ${SECRET} where tenant_id = ${theirs.tenantId}`;
  await api.sql`update tenants set store_name = ${SECRET} where id = ${theirs.tenantId}`;
  await api.sql`update auth.users set name = ${SECRET} where id = ${theirs.person}`;
  mediaOf = { theirs: a.media, mine: b.media };
  me = await api.member({ [mine.tenantId]: "owner" });
});
afterAll(() => api.stop());

async function build(name: string): Promise<{ world: World; media: string }> {
  const tenantId = await insertTenant(api.sql, { store_name: name });
  const world = await insertThings(api.sql, tenantId);
  world.person = (await api.addPerson({ [tenantId]: "staff" })).id;
  world.key = (await api.addKey(tenantId, ["read"])).id;
  const [media] = await api.sql<{ id: string }[]>`
    insert into chat_media (tenant_id, kind, state, storage_key, mime_type, uploaded_by, uploaded_for)
    values (${tenantId}, 'image', 'stored', ${randomUUID()}, 'image/png', ${world.person}, null) returning id`;
  return { world, media: media?.id ?? "" };
}

/** All that the database holds of a store, by table. */
async function stateOf(tenantId: string): Promise<Record<string, string>> {
  const tables = await api.sql<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where column_name = 'tenant_id' and table_type = 'BASE TABLE' and table_schema in ('public', 'auth') order by 1`;
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await api.sql.unsafe<{ sum: string }[]>(
      `select coalesce(string_agg(t::text, E'\n' order by t::text), '') as sum from ${name} t where tenant_id = ${tenantId}`,
    );
    state[name] = row?.sum ?? "";
  }
  const [tenant] = await api.sql<{ sum: string }[]>`
    select (to_jsonb(t) - 'updated_at' - 'health_due_at')::text as sum from tenants t where id = ${tenantId}`;
  return { ...state, tenants: tenant?.sum ?? "" };
}

const ask = (path: string, input: unknown, who: Credentials) =>
  procedures[path]?._def.type === "mutation" ? api.mutate(path, input, who) : api.query(path, input, who);

const calls = Object.entries(procedureRows).filter(
  ([path]) => procedures[path]?._def.type !== "subscription",
);
const fieldsOf = (path: string): string[] =>
  (procedures[path]?._def.inputs ?? []).flatMap(({ shape }) => Object.keys(shape ?? {}));

describe("another store's thing among one's own", () => {
  it.each(calls.filter(([, { sight }]) => sight === "store"))(
    "%s neither shows nor changes it",
    async (path, row) => {
      const before = await stateOf(theirs.tenantId);
      for (const [name, id] of Object.entries({ ...theirs, media: mediaOf.theirs })) {
        if (id === "" || name === "tenantId") continue;
        // In place of one's own, and wherever else the input may name something.
        const swapped = row.input({ ...mine, [name]: id }) as object;
        const inputs: object[] = JSON.stringify(swapped).includes(id) ? [swapped] : [];
        const plain = row.input(mine) as object;
        for (const field of fieldsOf(path).filter((one) => /Ids?$/.test(one) && !(one in plain)))
          inputs.push({ ...plain, [field]: id }, { ...plain, [field]: [id] });
        for (const input of inputs) {
          const answer = await ask(path, input, me);
          expect([input, answer.status >= 500, answer.text.includes(SECRET)]).toEqual([input, false, false]);
        }
      }
      expect(await stateOf(theirs.tenantId)).toEqual(before);
    },
  );
});

/** What no field is meant to hold. */
const GARBAGE: unknown[] = [
  "a\u0000b",
  "\ud800",
  "9".repeat(3_000),
  "-271821-04-20T00:00:00.000Z",
  1e308,
  null,
  ["\u0000", "\ud800"],
  JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`),
];

/** The input with each of its values, and each field that it may have, in turn as given. */
function* spoiled(path: string, input: Record<string, unknown>, value: unknown): Generator<unknown> {
  const names = new Set([...Object.keys(input), ...fieldsOf(path)]);
  for (const name of names) {
    yield { ...input, [name]: value };
    const own = input[name];
    if (Array.isArray(own)) yield { ...input, [name]: [...(own as unknown[]), value] };
    else if (typeof own === "object" && own !== null)
      for (const inner of Object.keys(own)) yield { ...input, [name]: { ...own, [inner]: value } };
  }
}

describe("garbage", () => {
  it.each(calls)("%s refuses it, or takes it, and never breaks", async (path, row) => {
    const who = row.sight === "operator" ? operator : me;
    const broken: unknown[] = [];
    for (const value of GARBAGE) {
      const inputs = [...spoiled(path, row.input(mine) as Record<string, unknown>, value)];
      const answers = await Promise.all(inputs.map((input) => ask(path, input, who)));
      for (const [at, { status, reason, text }] of answers.entries())
        if (status >= 500)
          broken.push({
            status,
            reason,
            input: JSON.stringify(inputs[at]).slice(0, 200),
            text: text.slice(0, 200),
          });
    }
    expect(broken).toEqual([]);
  });
});
