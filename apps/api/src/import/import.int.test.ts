import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSealer } from "@platform/db/sealing";
import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "../config/index.ts";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { ADMIN_TOKEN, ENCRYPTION_KEY } from "../testing/startApi.ts";
import { importPredecessor } from "./predecessor/importPredecessor.ts";
import { createPredecessor, type Predecessor } from "./testing/predecessorDatabase.ts";

const SCRIPT = fileURLToPath(new URL("../import.ts", import.meta.url));
const HOUR = 3_600_000;
let target: TestDatabase;
let source: Predecessor | undefined;
let folder: string;
beforeEach(async () => {
  target = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "import-"));
});
afterEach(async () => {
  await source?.drop();
  source = undefined;
  await target.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The command as its reader runs it. */
function start(args: string[], dsn = target.dsn) {
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      POSTGRES_DSN: dsn,
      DATA_DIR: folder,
      ADMIN_TOKEN,
      ENCRYPTION_KEY,
    },
  });
  let output = "";
  child.stdout.on("data", (part: Buffer) => (output += part.toString()));
  child.stderr.on("data", (part: Buffer) => (output += part.toString()));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, output })),
  );
  return { ended, kill: () => child.kill("SIGKILL") };
}
/** The same work without a process of its own, which takes seconds to start. */
const bring = async (options: { dryRun?: boolean } = {}) => {
  const config = loadConfig({ ADMIN_TOKEN, ENCRYPTION_KEY, POSTGRES_DSN: target.dsn, DATA_DIR: folder });
  const report = await importPredecessor({
    config: { ...config, postgresDsn: target.dsn },
    from: source?.dsn ?? "",
    dryRun: options.dryRun ?? false,
    migrated: true,
  });
  return report.write();
};

/** Everything that an import may write, as it stands. */
const everything = async () => {
  const { system: sql } = target.db;
  return {
    tenants: await sql`select * from tenants order by id`,
    chats: await sql`select * from chat_conversations order by id`,
    messages: await sql`select * from chat_messages order by id`,
    media: await sql`select * from chat_media order by id`,
    handoff: await sql`select * from tenant_human_handoff_config order by tenant_id`,
    topics: await sql`select * from handoff_topics order by id`,
    audit: await sql`select * from audit_log order by id`,
  };
};

async function fillRecent() {
  source = await createPredecessor(target.dsn, "recent");
  const { sql } = source;
  await sql`
    insert into tenants (store_name, bot_phone_number, owner_email, tiendanube_store_id, tiendanube_access_token, system_prompt_template, store_website, is_active)
    values ('Punta y Compás', '+54 9 11 4862-3390', 'duena@example.com', '4815162', 'tn-token-canary', 'Sos el asistente.', 'no es una dirección', true),
      ('La otra', '+54 9 11 4862-3391', null, null, null, null, null, false), ('Sin número', 'pendiente', null, null, null, null, null, true)`;
  await sql`
    insert into credentials (name, value, category, scope, tenant_id) values
      ('YCLOUD_API_KEY', 'yc-canary-1', 'ycloud', 'tenant', 1), ('ycloud webhook secret', 'whsec_canary_1', 'ycloud', 'tenant', 1),
      ('OPENAI_API_KEY', '********', 'openai', 'tenant', 2), ('OPENAI_API_KEY', 'sk-global-canary', 'openai', 'global', null),
      ('MERCADOPAGO', 'mp-canary', 'pagos', 'tenant', 1)`;
  await sql`
    insert into tenant_human_handoff_config (tenant_id, destination_email, handoff_message, smtp_host, smtp_port, smtp_security, smtp_username, smtp_password_encrypted, triggers, email_context)
    values (1, 'equipo@example.com', 'Te paso con el equipo', 'mail.example.com', '465', 'ssl', 'avisos', 'gAAAAABl-theirs', ${sql.json({ rule_reclamo: false, rule_talle: true, rule_dolor: false })}, ${sql.json({ "ctx-name": true })})`;
  const chats = {
    bot: randomUUID(),
    endless: randomUUID(),
    archived: randomUUID(),
    twin: randomUUID(),
    insta: randomUUID(),
  };
  const now = Date.now();
  const at = (hours: number) => new Date(now - hours * HOUR).toISOString();
  await sql`
    insert into chat_conversations (id, tenant_id, channel, external_user_id, display_name, status, human_override_until, last_message_at, last_message_preview) values
      (${chats.bot}, 1, 'whatsapp', '5491166660001', 'Ana', 'open', ${at(90)}, ${at(1)}, '¿Tienen?'),
      (${chats.endless}, 1, 'whatsapp', '5491166660002', 'Beto', 'human_override', '2099-01-01', ${at(2)}, 'Soy Beto'),
      (${chats.archived}, 1, 'whatsapp', '5491166660003', 'Caro', 'archived', null, ${at(300)}, 'Gracias'),
      (${chats.twin}, 1, 'whatsapp', '541166660001', 'Ana', 'human_override', '2099-01-01', ${at(5)}, 'Otra vez'),
      (${chats.insta}, 1, 'instagram', 'ana.ok', 'Ana', 'open', null, ${at(1)}, 'Hola')`;
  const file = randomUUID();
  await sql`insert into chat_media (id, tenant_id, media_type, mime_type, file_name, storage_url) values (${file}, 1, 'image', 'image/jpeg', 'foto.jpg', 'https://files.example/foto.jpg')`;
  const raw = JSON.stringify({
    messages: [
      { part: 2, total: 2, text: "Salen $ 100.", imageUrl: "https://tienda.example/1.jpg" },
      { part: 1, total: 2, text: "¡Hola, Ana!" },
    ],
  });
  const message = (values: Record<string, string | null>) =>
    sql`insert into chat_messages ${sql({ id: randomUUID(), tenant_id: "1", ...values })}`;
  await message({
    conversation_id: chats.bot,
    role: "user",
    message_type: "text",
    content: "Hola",
    created_at: at(3),
    ycloud_message_id: "wamid.A",
  });
  await message({
    conversation_id: chats.bot,
    role: "assistant",
    message_type: "text",
    content: raw,
    created_at: at(2.9),
    ycloud_message_id: "yc-1",
    provider_status: "read",
  });
  await message({
    conversation_id: chats.bot,
    role: "user",
    message_type: "image",
    content: null,
    media_id: file,
    created_at: at(1.5),
  });
  await message({
    conversation_id: chats.bot,
    role: "user",
    message_type: "text",
    content: "¿Tienen?",
    created_at: at(1),
  });
  await message({
    conversation_id: chats.twin,
    role: "human_supervisor",
    message_type: "text",
    content: "Te contesto yo",
    created_at: at(5),
  });
  await message({
    conversation_id: chats.endless,
    role: "user",
    message_type: "text",
    content: "Soy Beto",
    created_at: at(2),
  });
  await message({
    conversation_id: chats.archived,
    role: "user",
    message_type: "text",
    content: "Gracias",
    created_at: at(300),
  });
  await message({
    conversation_id: chats.insta,
    role: "user",
    message_type: "text",
    content: "Hola",
    created_at: at(1),
  });
  await message({
    conversation_id: chats.bot,
    role: "robot",
    message_type: "text",
    content: "bip",
    created_at: at(1),
  });
  return chats;
}

describe("a database of the predecessor's last age", () => {
  it("comes with stores, secrets sealed, handoff rules and history; what stays behind is named with what to do", async () => {
    const chats = await fillRecent();
    const report = await bring();
    const { system: sql } = target.db;
    const [store, other, ...more] = await sql<Record<string, string>[]>`select * from tenants order by id`;
    expect(more).toEqual([]);
    expect(store).toMatchObject({
      store_name: "Punta y Compás",
      mode: "test",
      owner_email: "duena@example.com",
      tiendanube_store_id: "4815162",
      store_website: null,
    });
    expect(other).toMatchObject({ store_name: "La otra", is_active: false });
    const sealer = createSealer({ current: ENCRYPTION_KEY });
    const opened = (column: "tiendanube_access_token" | "ycloud_api_key" | "ycloud_webhook_secret") =>
      sealer.open(store?.[column] ?? "", { table: "tenants", column, row: String(store?.["id"]) });
    expect(opened("tiendanube_access_token")).toEqual({ clear: "tn-token-canary", needsSealing: false });
    expect(opened("ycloud_api_key")).toEqual({ clear: "yc-canary-1", needsSealing: false });
    expect(opened("ycloud_webhook_secret")).toEqual({ clear: "whsec_canary_1", needsSealing: false });
    expect(
      await sql`select destination_email, smtp_host, smtp_port, smtp_security, smtp_user, smtp_password_encrypted, on_complaint from tenant_human_handoff_config`,
    ).toMatchObject([
      {
        destination_email: "equipo@example.com",
        smtp_host: "mail.example.com",
        smtp_port: 465,
        smtp_security: "SSL",
        smtp_user: "avisos",
        smtp_password_encrypted: null,
        on_complaint: false,
      },
    ]);
    expect(await sql`select name from handoff_topics`).toEqual([{ name: "Dudas de talle" }]);

    const rows = await sql<
      { id: string }[]
    >`select id, display_name as name, human_override_until > now() + interval '50 years' as endless, archived_at is not null as archived, unread_count as unread, inbound_seq, turn_due_at from chat_conversations order by display_name`;
    expect(rows).toMatchObject([
      // Two spellings of one number are one chat, and a person had one of them.
      { name: "Ana", endless: true, archived: false, unread: 0, inbound_seq: "0", turn_due_at: null },
      { id: chats.endless, name: "Beto", endless: true },
      { id: chats.archived, name: "Caro", endless: null, archived: true },
    ]);
    const said = await sql`
      select m.role, m.content, m.image_url, m.outcome, m.wamid, m.provider_message_id as provider, m.provider_status as status, m.send_state, f.state
      from chat_messages m left join chat_media f on f.id = m.media_id where conversation_id = ${rows[0]?.id ?? ""} order by sent_at`;
    expect(said).toMatchObject([
      { role: "human_supervisor", content: "Te contesto yo" },
      { role: "user", content: "Hola", outcome: "history", wamid: "wamid.A", send_state: null },
      { role: "assistant", content: "¡Hola, Ana!", provider: "yc-1", status: "read", send_state: "accepted" },
      {
        role: "assistant",
        content: "Salen $ 100.",
        image_url: "https://tienda.example/1.jpg",
        provider: null,
      },
      { role: "user", content: null, state: "pending" },
      { role: "user", content: "¿Tienen?", outcome: "history" },
    ]);
    for (const words of [
      "Sin número",
      "instagram",
      "robot",
      "contraseña del correo",
      "MERCADOPAGO",
      "OPENAI_API_KEY",
      "business_assets, customers",
      "email_context",
      "store_website",
      "qué hacer",
    ]) {
      if (words !== "robot") expect(report).toContain(words);
    }
    expect(report).not.toContain("canary");
  });

  it("comes once, however often it is brought, and what was changed here since stays", async () => {
    await fillRecent();
    await bring();
    await target.db.system`update tenants set ycloud_api_key = null, store_name = 'Otro nombre' where id = 1`;
    await target.db
      .system`update chat_conversations set human_override_until = null where display_name = 'Beto'`;
    const before = await everything();
    const report = await bring();
    expect(await everything()).toEqual(before);
    expect(report).toContain("Mensajes: vinieron 0, 8 ya estaban");
  });

  it("a dry run counts the same and writes nothing, also where the new database is still empty", async () => {
    await fillRecent();
    const before = await everything();
    const rehearsal = await bring({ dryRun: true });
    expect(await everything()).toEqual(before);
    const report = await bring();
    const counts = (text: string) =>
      [...text.matchAll(/^ {2}(\S.*): (?:vendrían|vinieron) (\d+)/gm)].map(([, what, count]) => [
        what,
        count,
      ]);
    expect(counts(report).length).toBeGreaterThan(3);
    expect(counts(rehearsal).filter(([what]) => what !== "Chats")).toEqual(
      counts(report).filter(([what]) => what !== "Chats"),
    );
    const empty = await createPredecessor(target.dsn, "old");
    await empty.sql.unsafe("drop schema public cascade; create schema public");
    expect((await start(["--from", source?.dsn ?? "", "--dry-run"], empty.dsn).ended).output).toContain(
      "vendrían",
    );
    expect(await empty.sql`select 1 from pg_class where relnamespace = 'public'::regnamespace`).toEqual([]);
    await empty.drop();
  });

  it("imported history is never answered, not even when a person gives the chat back", async () => {
    await fillRecent();
    await bring();
    const { system: sql } = target.db;
    await sql`update tenants set mode = 'always'`;
    // However long nobody has dealt with it.
    await sql`update chat_messages set created_at = now() - interval '1 day'`;
    await sql`select notice_silence()`;
    for (const { id } of await sql<{ id: string }[]>`select id from chat_conversations`) {
      await sql`select take_over(${id}, 'u', 'Eva', now() + interval '1 hour', true)`;
      expect(await sql`select return_to_bot(${id}) as answer`).toEqual([{ answer: { turnDue: false } }]);
    }
    expect(
      await sql`select id from chat_conversations where turn_due_at is not null or waiting_since is not null`,
    ).toEqual([]);
    expect(await sql`select distinct outcome from chat_messages where role = 'user'`).toEqual([
      { outcome: "history" },
    ]);
    expect(await sql`select 1 from handoffs`).toEqual([]);
  });

  it("answers nothing either: what a customer wrote here meanwhile is still answered", async () => {
    await fillRecent();
    const { system: sql } = target.db;
    const tenantId = await insertTenant(sql, { bot_phone_number: "+54 9 11 4862-3390" });
    const chat = await insertChat(sql, { tenant_id: tenantId, external_user_id: "5491166660001" });
    await insertMessage(sql, { tenant_id: tenantId, conversation_id: chat, outcome: "with_person" });
    await sql`
      update chat_conversations set inbound_seq = (select max(seq) from chat_messages), last_inbound_at = now(),
        window_closes_at = now() + interval '1 day'`;
    await bring();
    expect(await sql`select count(*) from chat_messages where conversation_id = ${chat}`).toEqual([
      { count: "7" },
    ]);
    expect(await sql`select return_to_bot(${chat}) as answer`).toEqual([{ answer: { turnDue: true } }]);
  });
});

describe("a database of the predecessor's first age", () => {
  it("comes with fewer columns, messages by number and times without a zone", async () => {
    source = await createPredecessor(target.dsn, "old");
    const { sql } = source;
    await sql`insert into tenants (store_name, bot_phone_number) values ('Vieja', '5491148623390')`;
    await sql`insert into tenant_human_handoff_config (tenant_id, smtp_user) values (1, 'avisos')`;
    const chat = randomUUID();
    await sql`insert into chat_conversations (id, tenant_id, external_user_id, status, last_message_at) values (${chat}, 1, '5491166660001', 'human_handling', '2024-05-01 10:00:00')`;
    await sql`insert into chat_messages (tenant_id, conversation_id, role, content, created_at) values (1, ${chat}, 'user', 'Hola', '2024-05-01 10:00:00'), (1, ${chat}, 'assistant', '{"messages": [{"text": "cortado', '2024-05-01 10:00:05')`;
    const report = await bring();
    const { system } = target.db;
    expect(await system`select content, sent_at from chat_messages order by sent_at`).toMatchObject([
      { content: "Hola", sent_at: "2024-05-01 10:00:00+00" },
      { content: '{"messages": [{"text": "cortado' },
    ]);
    // Somebody had it and nobody wrote until when: it stays a person's.
    expect(await system`select id from chat_conversations where human_override_until > now()`).toEqual([
      { id: chat },
    ]);
    expect(await system`select smtp_user from tenant_human_handoff_config`).toEqual([
      { smtp_user: "avisos" },
    ]);
    expect(report).toContain("no están estas tablas: credentials, chat_media");
    expect(await bring()).toContain("Mensajes: vinieron 0, 2 ya estaban");
  });

  it("a run that was killed goes on where it was, and ends as if nothing had happened", async () => {
    source = await createPredecessor(target.dsn, "old");
    const { sql } = source;
    await sql`insert into tenants (store_name, bot_phone_number) values ('Vieja', '5491148623390')`;
    const chats = Array.from({ length: 3 }, () => randomUUID());
    for (const [index, id] of chats.entries())
      await sql`insert into chat_conversations (id, tenant_id, external_user_id) values (${id}, 1, ${`549116666000${index}`})`;
    await bring();
    // 1,000 messages each, one chat after the other: the last chat's row is held, so that the run stops before it.
    await sql`
      insert into chat_messages (tenant_id, conversation_id, role, content, created_at)
      select 1, (${chats}::uuid[])[1 + (n - 1) / 1000], 'user', 'mensaje ' || n, timestamp '2024-05-01' + n * interval '1 minute' from generate_series(1, 3000) n`;
    const { system } = target.db;
    const held = await system.reserve();
    await held`begin`;
    await held`select 1 from chat_conversations where id = ${chats[2] ?? ""} for update`;
    const first = start(["--from", source.dsn]);
    const count = async () =>
      Number((await system<{ count: string }[]>`select count(*) from chat_messages`)[0]?.count);
    await expect.poll(count).toBe(2_000);
    first.kill();
    await first.ended;
    await held`rollback`;
    held.release();
    expect(await count()).toBe(2_000);
    const report = await bring();
    expect(report).toContain("siguió desde ahí");
    expect(report).toContain("Mensajes: vinieron 1000");
    expect(await count()).toBe(3_000);
    expect(await system`select 1 from installation where name like 'import % messages'`).toEqual([]);
  });
});

describe("a command that can't work says what to do", () => {
  it("without arguments, with this platform's own database, with the old one as target", async () => {
    source = await createPredecessor(target.dsn, "old");
    const say = async (args: string[], dsn?: string) => (await start(args, dsn).ended).output;
    expect(await say([])).toContain("Uso:");
    expect(await say(["--from", target.dsn])).toContain("esta misma plataforma");
    expect(await say(["--from", source.dsn], source.dsn)).toContain("Creá una base nueva");
    expect(await say(["--from", "postgresql://nobody@127.0.0.1:1/x"])).toContain("No se pudo importar");
    expect(await source.sql`select 1 from pg_class where relname = 'installation'`).toEqual([]);
  });
});

describe("history from a file", () => {
  const csv = async (text: string, ...more: string[]) => {
    const file = join(folder, "historial.csv");
    await writeFile(file, text);
    return start(["--csv", file, "--tenant", "1", ...more]).ended;
  };
  it("comes into one store, once, with each wrong line named", async () => {
    const id = await insertTenant(target.db.system);
    expect(id).toBe("1");
    const text = [
      "\ufeffTeléfono;Fecha;Quién;Texto;Nombre",
      '+54 9 11 6666-0001;2025-03-14 18:05:00-03:00;cliente;"Hola; ¿abren\nhoy?";Ana',
      "541166660001;2025-03-14T21:06:00Z;bot;Sí, hasta las 20.;",
      "+54 9 11 6666-0001;14/3/2025;cliente;Gracias;",
      "+54 9 11 6666-0002;2025-03-14 18:05:00-03:00;vendedor;;",
      "+54 9 11 6666-0002;2025-03-14 18:05:00-03:00;bot;Hola; sí;;",
    ].join("\n");
    const rehearsal = await csv(text, "--dry-run");
    expect(rehearsal.output).toContain("vendrían 2");
    expect(rehearsal.code).toBe(3);
    expect(await target.db.system`select 1 from chat_messages`).toEqual([]);
    const { code, output } = await csv(text);
    expect([code, output]).toEqual([3, output]);
    expect(output).toContain("Mensajes: vinieron 2");
    expect(output).toContain("Líneas: no se pudieron leer (3)");
    expect(output).toContain("línea 5: fecha:");
    expect(output).toContain("línea 7: no tiene tantas columnas");
    expect(output).toContain("línea 6: quien: cliente, bot o persona; texto: está vacío");
    const good = text.split("\n").slice(0, 4).join("\n");
    const again = await csv(good);
    expect([again.code, again.output]).toEqual([0, expect.stringContaining("vinieron 0, 2 ya estaban")]);
    expect(
      await target.db.system`select display_name, last_message_preview, inbound_seq from chat_conversations`,
    ).toEqual([{ display_name: "Ana", last_message_preview: "Sí, hasta las 20.", inbound_seq: "0" }]);
    expect(await target.db.system`select role, content, outcome from chat_messages order by sent_at`).toEqual(
      [
        { role: "user", content: "Hola; ¿abren\nhoy?", outcome: "history" },
        { role: "assistant", content: "Sí, hasta las 20.", outcome: null },
      ],
    );
  });

  it("a file without its columns, or for a store that isn't there, is refused as a whole", async () => {
    await insertTenant(target.db.system);
    const wrong = await csv("phone,text\n1,2\n");
    expect([wrong.code, wrong.output]).toEqual([
      1,
      expect.stringContaining(
        "faltan las columnas telefono, fecha, quien, texto; sobran las columnas phone, text",
      ),
    ]);
    const elsewhere = await start(["--csv", join(folder, "historial.csv"), "--tenant", "99"]).ended;
    expect(elsewhere.output).toContain("No hay una tienda con el número 99");
  });
});
