import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secretColumns } from "@platform/db/sealing";
import { createLogger } from "../log/createLogger.ts";
import { keyScopes, type Permission, permissions, tenantRoles } from "../auth/permissions.ts";
import { insertTenant } from "../testing/rows.ts";
import { startApi, type Answer, type Api, type Credentials, operator } from "../testing/startApi.ts";
import { insertThings } from "../testing/insertThings.ts";
import { procedureRows as rows, type World } from "../testing/procedureRows.ts";
import { appRouter } from "./router.ts";

const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: "query" | "mutation" | "subscription"; inputs: { shape?: Record<string, unknown> }[] } }
>;
const inputOf = (path: string) => procedures[path]?._def.inputs[0];

let api: Api;
let world: World;
let missing: World;
let foreigner: Credentials;
let viewer: Credentials;
let owner: Credentials;
/** Keys that are none of this store's: another store's with every scope, and one that was revoked. */
let foreignKey: Credentials;
let revokedKey: Credentials;
/** Who is in the store, by role or by key. */
const within: Record<string, Credentials> = {};
/** Keys that reach the installation, or a whole store, and may still not everything. */
const installationKey: Record<string, Credentials> = {};

/** In every secret's column of the store. Nothing that leaves may hold it, whoever asks for what. */
const CANARY = "sk-canary-9d1f-of-the-store";
const logged: string[] = [];

beforeAll(async () => {
  const to = { write: (line: string) => void logged.push(line) };
  api = await startApi({ log: createLogger({ level: "trace", to }) });
  const { sql } = api;
  const tenantId = await insertTenant(sql, { store_name: "Propia" });
  await plantCanaries(sql, tenantId);
  const other = await insertTenant(sql, { store_name: "Ajena" });
  world = await insertThings(sql, tenantId);
  const [event] = await sql`
    insert into webhook_events (provider, event_key, state, body) values ('ycloud', 'e1', 'unmatched', '{}'::bytea) returning id`;
  world.event = String(event?.["id"]);
  await sql`
    insert into base_trials (id, revision, author_id, author_name)
    values (${world.trial}, gen_random_uuid(), 'user:u1', 'Marta')`;
  await sql`insert into base_versions (number, author) values (1, 'user:u1')`;
  missing = {
    tenantId: "999999",
    chat: randomUUID(),
    message: randomUUID(),
    draft: randomUUID(),
    turn: randomUUID(),
    event: randomUUID(),
    article: randomUUID(),
    wish: randomUUID(),
    person: randomUUID(),
    invitation: randomUUID(),
    answer: randomUUID(),
    template: randomUUID(),
    note: randomUUID(),
    suggestion: randomUUID(),
    label: randomUUID(),
    intent: randomUUID(),
    testCase: randomUUID(),
    trial: randomUUID(),
    question: randomUUID(),
    key: randomUUID(),
  };
  const { id: person } = await api.addPerson({ [tenantId]: "staff" });
  world.person = person;
  foreigner = await api.member({ [other]: "owner" });
  for (const role of tenantRoles) within[role] = await api.member({ [tenantId]: role });
  [owner, viewer] = [within["owner"] ?? {}, within["viewer"] ?? {}];
  for (const scope of keyScopes) {
    within[`key ${scope}`] = (await api.addKey(tenantId, [scope])).credentials;
    installationKey[scope] = (await api.addKey(null, [scope])).credentials;
  }
  foreignKey = (await api.addKey(other, ["admin"])).credentials;
  world.key = (await api.addKey(tenantId, ["read"])).id;
  const revoked = await api.addKey(tenantId, ["admin"]);
  revokedKey = revoked.credentials;
  await api.mutate("apiKeys.revoke", { tenantId, keyId: revoked.id });
});
afterAll(() => api.stop());

/** Where a secret may stand; a new one is planted as soon as it is registered. */
async function plantCanaries(sql: Api["sql"], tenantId: string): Promise<void> {
  await sql`insert into tenant_human_handoff_config (tenant_id, smtp_host) values (${tenantId}, 'mail.tienda.test')`;
  for (const { table, key, column } of secretColumns) {
    if (table.startsWith("auth.")) continue;
    await sql`update ${sql(table)} set ${sql(column)} = ${CANARY} where ${sql(key)} = ${tenantId}`;
  }
}

async function call(path: string, input: unknown, credentials: Credentials): Promise<Answer> {
  const answer = await ask(path, input, credentials);
  if (answer.text.includes(CANARY)) throw new Error(`${path} gives a secret away`);
  if (/"\d{4}-\d\d-\d\d \d\d:/.test(answer.text))
    throw new Error(`${path} tells a time not as ISO 8601 has it`);
  return answer;
}

async function ask(path: string, input: unknown, credentials: Credentials): Promise<Answer> {
  const { type } = procedures[path]?._def ?? { type: "query" };
  if (type === "mutation") return api.mutate(path, input, credentials);
  if (type === "query") return api.query(path, input, credentials);
  const gone = new AbortController();
  const response = await fetch(`${api.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {
    headers: credentials,
    signal: gone.signal,
  });
  if (response.status === 200) {
    gone.abort();
    return { status: 200, headers: response.headers, data: null as never, reason: undefined, text: "" };
  }
  const text = await response.text();
  const { error } = JSON.parse(text) as { error: { data: { reason: string } } };
  return {
    status: response.status,
    headers: response.headers,
    data: null as never,
    reason: error.data.reason,
    text,
  };
}

it("every procedure has its row here", () => {
  expect(Object.keys(procedures).toSorted()).toEqual(Object.keys(rows).toSorted());
});

/** Roles and scopes that are not enough. */
function whoMayNot(permission: Permission): string[] {
  const { roles, scopes }: { roles: readonly string[]; scopes: readonly string[] } = permissions[permission];
  return [
    ...tenantRoles.filter((role) => !roles.includes(role)),
    ...keyScopes.filter((scope) => !scopes.includes(scope)).map((scope) => `key ${scope}`),
  ];
}

it("permissions are one table", () => {
  const lines = Object.entries(permissions).map(
    ([name, { roles, scopes }]) => `${name}: ${[...roles, ...scopes].join(" ")}`,
  );
  expect(lines).toEqual([
    "read: viewer staff owner read chats:write admin",
    "answer: staff owner chats:write admin",
    "manage: owner admin",
    "admit: owner",
    "operate: admin",
  ]);
  const needed = Object.entries(rows).map(
    ([path, { sight, needs }]) =>
      `${path}: ${needs ?? (sight === "operator" ? "operate" : sight === "store" ? "read" : sight)}`,
  );
  process.stdout.write(`${[...lines, "", ...needed.toSorted()].join("\n")}\n`);
});

describe.each(Object.entries(rows))("%s", (path, row) => {
  const { sight, needs } = row;
  const refused = whoMayNot(needs ?? "read");

  it(sight === "open" ? "is open to everybody" : "refuses nobody", async () => {
    expect((await call(path, row.input(world), {})).status).toBe(sight === "open" ? 200 : 401);
  });

  it("refuses a wrong key and a revoked one, even beside a valid session", async () => {
    const answer = await call(path, row.input(world), { ...owner, authorization: "Bearer wrong" });
    expect([answer.status, answer.reason]).toEqual([401, "not_signed_in"]);
    expect((await call(path, row.input(world), { ...owner, ...revokedKey })).status).toBe(401);
  });

  if (sight === "store")
    it("hides a store from another store's owner and key, as if it did not exist", async () => {
      for (const stranger of [foreigner, foreignKey]) {
        const foreign = await call(path, row.input(world), stranger);
        const absent = await call(path, row.input(missing), stranger);
        expect([foreign.status, foreign.reason]).toEqual([404, "not_found"]);
        expect(foreign.text).toBe(absent.text);
      }
    });

  if (sight === "own")
    it("knows nobody's thing but the actor's own", async () => {
      for (const who of [owner, foreigner, foreignKey])
        expect((await call(path, row.input(world), who)).reason).toBe("not_found");
    });

  if (sight === "list")
    it("shows another store's owner nothing of this store, nor its key", async () => {
      const answer = await call(path, row.input(world), foreigner);
      expect(answer.status).toBe(200);
      const byKey = await call(path, row.input(world), foreignKey);
      for (const { text } of [answer, byKey]) {
        expect(text).not.toContain("Propia");
        expect(text).not.toContain(world.chat);
      }
      if (path === "chats.counts") expect([answer.data, byKey.data]).toMatchObject([{ all: 0 }, { all: 0 }]);
    });

  if (sight === "operator")
    it("is the operator's alone", async () => {
      const { scopes }: { scopes: readonly string[] } = permissions[needs ?? "operate"];
      const others = keyScopes.filter((scope) => !scopes.includes(scope));
      const refusedKeys = others.map((scope) => installationKey[scope] ?? {});
      for (const who of [owner, within["key admin"] ?? {}, ...refusedKeys])
        expect((await call(path, row.input(world), who)).status).toBe(403);
    });

  if (sight === "store" && refused.length > 0)
    it(`needs more than ${refused.join(", ")}`, async () => {
      for (const name of refused) {
        const answer = await call(path, row.input(world), within[name] ?? {});
        expect([name, answer.status, answer.reason]).toEqual([name, 403, "not_allowed"]);
      }
    });

  if (sight === "store" && needs === undefined)
    it("shows the store to its viewers and to keys that read", async () => {
      for (const who of [viewer, within["key read"] ?? {}])
        expect((await call(path, row.input(world), who)).status).toBe(200);
    });

  if (path.endsWith(".list") || inputOf(path)?.shape?.["cursor"] !== undefined)
    it("takes a cursor and a limit as every list, and says where it goes on", async () => {
      const ask = (page: object) => call(path, { ...(row.input(world) as object), ...page }, operator);
      for (const page of [{}, { cursor: null, limit: 1 }, { limit: 100 }]) {
        const { status, data } = await ask(page);
        expect([status, Object.keys(data as object).filter((key) => key !== "items")]).toEqual([
          200,
          expect.arrayContaining(["nextCursor"]),
        ]);
        const { items } = data as { items: unknown[] };
        expect(items.length).toBeLessThanOrEqual("limit" in page ? page.limit : 50);
      }
      for (const page of [{ limit: 0 }, { limit: 101 }, { limit: "5" }, { limit: null }, { cursor: "none" }])
        expect([page, (await ask(page)).reason]).toEqual([page, "invalid_input"]);
    });

  it("refuses fields it doesn't know", async () => {
    const answer = await call(path, { ...(row.input(world) as object), surprise: true }, operator);
    expect([answer.status, answer.reason]).toEqual([400, "invalid_input"]);
    expect(answer.text).toContain("surprise");
  });
});

// Last: some of these change the world.
describe("the operator", () => {
  const order = Object.entries(rows).toSorted(
    ([a], [b]) => Number(a === "tenants.remove") - Number(b === "tenants.remove"),
  );
  it.each(order.filter(([, { sight }]) => sight !== "own"))("may call %s", async (path, row) => {
    const { status } = await call(path, row.input(world), operator);
    // A conflict is an answer of the thing itself: a message that is no draft, an event that has no store.
    expect([200, 409]).toContain(status);
  });
  it.each(order.filter(([, { sight }]) => sight === "store"))(
    "finds nothing where %s has nothing",
    async (path, row) => {
      expect((await call(path, row.input(missing), operator)).status).toBe(404);
    },
  );
});

it("none of all that was answered and logged holds a secret of the store", async () => {
  expect(logged.length).toBeGreaterThan(100);
  expect(logged.filter((line) => line.includes(CANARY))).toEqual([]);
});

describe("a person whose access ends", () => {
  it("is nobody from the next request on", async () => {
    const tenantId = await insertTenant(api.sql);
    const person = await api.member({ [tenantId]: "owner" });
    expect((await api.query("tenants.get", { tenantId }, person)).status).toBe(200);
    await api.sql`update auth.users set disabled_at = now() where id = ${person.id}`;
    expect((await api.query("tenants.get", { tenantId }, person)).status).toBe(401);
    await api.sql`update auth.users set disabled_at = null where id = ${person.id}`;
    await api.sql`delete from auth.memberships where user_id = ${person.id}`;
    expect((await api.query("tenants.get", { tenantId }, person)).status).toBe(404);
  });
});
