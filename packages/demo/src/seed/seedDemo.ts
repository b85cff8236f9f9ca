import type { Database, Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { ChatRows } from "../build/rows.ts";
import type { DemoWorld, FileStore } from "../world.ts";
import { PEOPLE } from "../build/outgoing.ts";
import { auditRows } from "./audit.ts";
import { buildChats, type DemoTenants } from "./buildChats.ts";
import { connectionsOf, nameOf, type Prints, printsOf, refreshConnections } from "./connections.ts";
import { insertDesk } from "./desk.ts";
import { insertQuestions } from "./insertQuestions.ts";
import { insertRows } from "./insertRows.ts";
import { insertKnowledge } from "./knowledge.ts";
import { insertTenants } from "./tenants.ts";
import { insertUsage } from "./usage.ts";
import { webhookRows } from "./webhooks.ts";

export interface SeedDemoInput {
  db: Database;
  sealer: Sealer;
  world: DemoWorld;
  /** Files of messages are put there under `<tenant>/<media>`. */
  storage: FileStore;
  log?: { info(fields: object, message: string): void };
  /** The moment that the chats are told from, the database's clock unless told. */
  now?: Date;
}

export type SeedDemoResult =
  | { kind: "seeded"; tenantIds: DemoTenants; conversations: number; messages: number }
  /** `refreshed` names the values that the world had changed, e.g. `dance.ycloud_api_key`. */
  | { kind: "present"; tenantIds: DemoTenants; refreshed: string[] }
  /** A store that isn't ours has one of the numbers; nothing was written. */
  | { kind: "number_taken" };

/** In `installation.value`: what the first start made, and what of the world it wrote down. */
interface Marker {
  version: 1;
  tenantIds: DemoTenants;
  storeUrl: string;
  prints: Prints;
}

const MARKER = "demo";
const LOCK = 7_310_418_228;

/**
 * Fills an empty database with two stores and a month of chats. A second start changes only what the
 * simulated world changed about itself (keys, addresses), and only where nobody wrote something else since.
 */
export async function seedDemo(input: SeedDemoInput): Promise<SeedDemoResult> {
  const { db, world, storage, log } = input;
  const marker = await readMarker(db.system);
  if (marker !== null) return refresh(input, marker);
  const [taken] = await db.system`
    select 1 from tenants
    where bot_phone_key = any(array(select phone_key(n) from unnest(${phonesOf(world)}::text[]) n))`;
  if (taken !== undefined) return { kind: "number_taken" };

  const started = performance.now();
  const tenants = await reserveTenants(db.system);
  const now = input.now?.getTime() ?? (await databaseTime(db.system));
  const chats = await buildChats(db.system, { world, tenants, now });
  await Promise.all(chats.files.map(({ key, bytes }) => storage.put(key, bytes)));
  const written = await db.system.begin((sql) =>
    write(sql as unknown as Sql, { ...input, tenants, chats, now }),
  );
  if (!written) return seedDemo(input);
  const made = { conversations: chats.conversations.length, messages: chats.messages.length };
  log?.info(
    { ...made, ms: Math.round(performance.now() - started) },
    "The demo's stores and chats were made",
  );
  return { kind: "seeded", tenantIds: tenants, ...made };
}

interface WriteInput extends Omit<SeedDemoInput, "now"> {
  tenants: DemoTenants;
  chats: ChatRows;
  now: number;
}

/** All or nothing; false where another process was faster. */
async function write(sql: Sql, { sealer, world, tenants, chats, now }: WriteInput): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${LOCK})`;
  if ((await readMarker(sql)) !== null) return false;
  const connections = connectionsOf(world);
  await insertTenants(sql, { sealer, connections, tenants, now });
  await insertKnowledge(sql, tenants);
  await insertDesk(sql, tenants);
  await insertRows(sql, "chat_conversations", chats.conversations);
  await insertRows(sql, "chat_media", chats.media);
  await insertRows(sql, "chat_messages", chats.messages);
  await insertRows(sql, "chat_reactions", chats.reactions);
  await insertRows(
    sql,
    "chat_message_statuses",
    chats.statuses.map((row) => ({ ...row })),
  );
  await insertRows(sql, "turns", chats.turns);
  await insertUsage(sql, { model: world.openai.model, tenantIds: [tenants.dance, tenants.electronics] });
  await insertRows(sql, "handoffs", chats.handoffs);
  await insertQuestions(sql);
  await insertRows(sql, "webhook_events", webhookRows({ chats, world, now }));
  await insertPeople(sql);
  await insertRows(sql, "audit_log", auditRows({ chats, tenants, now }));
  // Nobody has to be told: whoever looks now reads it all from the tables.
  await sql`delete from live_events where xid = pg_current_xact_id()`;
  const marker: Marker = {
    version: 1,
    tenantIds: tenants,
    storeUrl: world.tiendanube.storefrontUrl,
    prints: printsOf(connections),
  };
  await sql`insert into installation (name, value) values (${MARKER}, ${JSON.stringify(marker)})`;
  return true;
}

/** So that the record says who it was: an account without a password or a mailbox, in no team. */
async function insertPeople(sql: Sql): Promise<void> {
  const { id, name } = PEOPLE.romina;
  await sql`
    insert into auth.users (id, name, email) values (${id}, ${name}, 'romina@demo.invalid')
    on conflict do nothing`;
}

async function refresh({ db, sealer, world }: SeedDemoInput, marker: Marker): Promise<SeedDemoResult> {
  const tenants = marker.tenantIds;
  const connections = connectionsOf(world);
  const wanted: Marker = {
    ...marker,
    storeUrl: world.tiendanube.storefrontUrl,
    prints: printsOf(connections),
  };
  if (JSON.stringify(wanted) === JSON.stringify(marker))
    return { kind: "present", tenantIds: tenants, refreshed: [] };
  const refreshed = await db.system.begin(async (transaction) => {
    const sql = transaction as unknown as Sql;
    await sql`select pg_advisory_xact_lock(${LOCK})`;
    const done = await refreshConnections(sql, { sealer, connections, tenants, prints: marker.prints });
    if (marker.storeUrl !== world.tiendanube.storefrontUrl)
      await moveLinks(sql, {
        tenantId: tenants.dance,
        from: marker.storeUrl,
        to: world.tiendanube.storefrontUrl,
      });
    const next: Marker = { ...wanted, prints: { ...marker.prints, ...printsOf(done) } };
    await sql`update installation set value = ${JSON.stringify(next)}, updated_at = now() where name = ${MARKER}`;
    return done;
  });
  return { kind: "present", tenantIds: tenants, refreshed: refreshed.map(nameOf) };
}

/** The shop has another address now: links and pictures of the demo's messages follow it. */
async function moveLinks(
  sql: Sql,
  { tenantId, from, to }: { tenantId: string; from: string; to: string },
): Promise<void> {
  await sql`
    update chat_messages set content = replace(content, ${from}, ${to}), image_url = replace(image_url, ${from}, ${to})
    where tenant_id = ${tenantId} and (strpos(content, ${from}) > 0 or strpos(image_url, ${from}) > 0)`;
  await sql`
    update turns set trace = replace(trace::text, ${from}, ${to})::jsonb
    where tenant_id = ${tenantId} and strpos(trace::text, ${from}) > 0`;
}

async function readMarker(sql: Sql): Promise<Marker | null> {
  const [row] = await sql<{ value: string }[]>`select value from installation where name = ${MARKER}`;
  return row === undefined ? null : (JSON.parse(row.value) as Marker);
}

async function reserveTenants(sql: Sql): Promise<DemoTenants> {
  const [row] = await sql<DemoTenants[]>`
    select nextval(pg_get_serial_sequence('tenants', 'id')) as dance, nextval(pg_get_serial_sequence('tenants', 'id')) as electronics`;
  if (row === undefined) throw new Error("The database drew no numbers");
  return { dance: String(row.dance), electronics: String(row.electronics) };
}

async function databaseTime(sql: Sql): Promise<number> {
  const [row] = await sql<
    { ms: number }[]
  >`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
  return row?.ms ?? Date.now();
}

function phonesOf(world: DemoWorld): string[] {
  return connectionsOf(world).flatMap(({ column, value }) => (column === "bot_phone_number" ? [value] : []));
}
