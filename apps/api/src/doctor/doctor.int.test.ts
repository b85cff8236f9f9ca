import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSealer, checkKeyCanary } from "@platform/db/sealing";
import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { startYCloud, type YCloudSimulator } from "@platform/simulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ConfigError, loadConfig, type Config } from "../config/index.ts";
import { findLeftovers } from "../config/leftovers.ts";
import { createPredecessor, type Predecessor } from "../import/testing/predecessorDatabase.ts";
import { insertTenant } from "../testing/rows.ts";
import { ADMIN_TOKEN, ENCRYPTION_KEY, operator, startApi } from "../testing/startApi.ts";
import { examine } from "./examine.ts";
import { writeFindings } from "./finding.ts";
import type { Surroundings } from "./surroundings.ts";

let database: TestDatabase;
let empty: Predecessor;
let folder: string;
let ycloud: YCloudSimulator;
let latest: Record<string, unknown> | undefined;
beforeAll(async () => {
  database = await createTestDatabase();
  await checkKeyCanary(database.db.system, createSealer({ current: ENCRYPTION_KEY }));
  ycloud = await startYCloud({
    apiKey: "yc",
    webhookSecret: "whsec_0123456789",
    businessPhone: "+5491155550000",
  });
  empty = await createPredecessor(database.dsn, "old");
  folder = await mkdtemp(join(tmpdir(), "doctor-"));
});
afterAll(async () => {
  await ycloud.stop();
  await empty.drop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const GB = 1024 ** 3;
const well: Surroundings = {
  now: () => new Date(),
  nodeVersion: "26.10.0",
  outsideTime: async () => new Date(),
  disk: async () => ({ freeBytes: 40 * GB, totalBytes: 80 * GB }),
  mounts: () => ["22 1 0:21 / / rw - overlay overlay rw"],
  inContainer: () => false,
};

interface Case {
  title: string;
  env?: Record<string, string | undefined>;
  machine?: Partial<Surroundings>;
  prepare?: () => Promise<unknown>;
  /** What has to be said. */
  says: RegExp[];
}

const base = (): Record<string, string | undefined> => ({
  NODE_ENV: "production",
  ADMIN_TOKEN,
  ENCRYPTION_KEY,
  POSTGRES_DSN: database.dsn,
  DATA_DIR: folder,
  PUBLIC_URL: "https://bot.mitienda.com",
});

async function lookAt({ env = {}, machine = {}, prepare }: Case) {
  await prepare?.();
  const whole = { ...base(), ...env };
  const config = read(whole);
  return examine({
    config,
    leftovers: findLeftovers(whole),
    machine: { ...well, ...machine },
    language: "es",
  });
}

function read(env: Record<string, string | undefined>): Config | ConfigError {
  try {
    return loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

const at = (database: string, change: (url: URL) => void): string => {
  const url = new URL(database);
  change(url);
  return url.href;
};

const moment = new Date();
const cases = (): Case[] => [
  {
    title: "En producción, sin ninguna variable",
    env: { POSTGRES_DSN: undefined, ADMIN_TOKEN: undefined, ENCRYPTION_KEY: undefined },
    says: [/✗ POSTGRES_DSN: falta/, /✗ ADMIN_TOKEN: falta/, /npm run keys/],
  },
  {
    title: "Una clave de ejemplo y un papel mal escrito",
    env: { ADMIN_TOKEN: "change-me-change-me-change-me-change-me", ROLE: "wroker" },
    says: [/✗ ADMIN_TOKEN: tiene que ser un texto al azar/, /✗ ROLE: tiene que ser all, web o worker/],
  },
  {
    title: "La base no contesta",
    env: { POSTGRES_DSN: "postgresql://plataforma:secreta@127.0.0.1:1/plataforma" },
    says: [/✗ PostgreSQL: .*ECONNREFUSED/, /→ Revisá POSTGRES_DSN/],
  },
  {
    title: "La base no existe",
    env: { POSTGRES_DSN: at(database.dsn, (url) => void (url.pathname = "/plataforma_que_no_existe")) },
    says: [/✗ PostgreSQL: .*plataforma_que_no_existe.* does not exist/],
  },
  {
    title: "La base solo deja leer",
    env: { POSTGRES_DSN: `${database.dsn}?default_transaction_read_only=on` },
    says: [/✗ Escribir en la base: solo deja leer/, /YCloud los repite/, /→ .*alter system reset/],
  },
  {
    title: "El disco de la base está lleno",
    env: { POSTGRES_DSN: `${database.dsn}?temp_file_limit=0` },
    says: [/✗ Escribir en la base: no tiene lugar en el disco/, /→ Hacé lugar en el disco de la base/],
  },
  {
    title: "POSTGRES_DSN nombra la base del sistema anterior",
    env: { POSTGRES_DSN: empty.dsn },
    says: [/✗ Migraciones: es la base del sistema anterior/, /npm run import/],
  },
  {
    title: "La base es de una versión anterior",
    prepare: async () => {
      const { system: sql } = database.db;
      [latest] = await sql`
        delete from drizzle.__drizzle_migrations
        where created_at = (select max(created_at) from drizzle.__drizzle_migrations) returning hash, created_at`;
    },
    says: [/✗ Migraciones: faltan 1, desde \d{4}_/, /npm run migrate/],
  },
  {
    title: "Una versión más nueva ya trabajó en la base",
    prepare: async () => {
      const { system: sql } = database.db;
      await sql`insert into drizzle.__drizzle_migrations ${sql({ ...latest })}`;
      await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`;
    },
    says: [/✗ Migraciones: .*una versión más nueva/, /restaurá la copia/],
  },
  {
    title: "Claves de la instalación que los proveedores no aceptan",
    prepare: () => database.db.system`delete from drizzle.__drizzle_migrations where hash = 'of tomorrow'`,
    env: {
      OPENAI_API_KEY: "sk-de-nadie",
      OPENAI_BASE_URL: `${ycloud.baseUrl}/nada`,
      YCLOUD_API_KEY: "de-nadie",
      YCLOUD_BASE_URL: ycloud.baseUrl,
      SMTP_URL: "smtp://127.0.0.1:1",
      SMTP_FROM: "avisos@example.com",
      ALLOW_PRIVATE_ADDRESSES: "1",
    },
    says: [/✗ OPENAI_API_KEY: /, /✗ YCLOUD_API_KEY: YCloud rechaza la clave/, /✗ SMTP_URL: /],
  },
  {
    title: "El correo de la plataforma a medias",
    env: { SMTP_URL: "smtp://127.0.0.1:1" },
    says: [/✗ SMTP_FROM: falta, .*no manda ningún correo/, /→ SMTP_URL y SMTP_FROM van juntas/],
  },
  {
    title: "Otra ENCRYPTION_KEY que la de la base",
    env: { ENCRYPTION_KEY: "Qm3Wn5Eb7Rv9Tc1Yx2Uz4Il6Ok8Pj0Ah" },
    says: [/✗ ENCRYPTION_KEY: no es la clave/, /ENCRYPTION_KEY_PREVIOUS/],
  },
  {
    title: "Redis no contesta",
    env: { ROLE: "worker", REDIS_URL: "redis://127.0.0.1:1" },
    says: [/✗ Redis: .*ECONNREFUSED/, /con varios procesos hace falta/],
  },
  {
    title: "DATA_DIR no es una carpeta",
    env: { DATA_DIR: join(folder, "archivo") },
    prepare: () => writeFile(join(folder, "archivo"), "x"),
    says: [/✗ Archivos: .*(ENOTDIR|EEXIST)/, /DATA_DIR/],
  },
  {
    title: "Los archivos de los chats, dentro del contenedor",
    machine: { inContainer: () => true },
    says: [/✗ Volumen: .*se pierden con la próxima versión/, /Montá un volumen/],
  },
  {
    title: "Dirección pública sin https, reloj atrasado y disco casi lleno",
    env: { PUBLIC_URL: "http://bot.mitienda.com" },
    machine: {
      now: () => moment,
      outsideTime: async () => new Date(moment.getTime() + 600_000),
      disk: async () => ({ freeBytes: 0.2 * GB, totalBytes: 20 * GB }),
    },
    says: [/✗ PUBLIC_URL: .*no es https/, /✗ Reloj: está 600 segundos atrasado/, /✗ Disco: quedan 0\.2 GB/],
  },
  {
    title: "Quedaron variables del sistema anterior",
    env: { LLM_MODEL: "gpt-4o", AGENT_SERVICE_URL: "http://agent:8001", SMTP_PASSWORD: "canary-secret" },
    says: [
      /! LLM_MODEL: .*\n.*En su lugar: OPENAI_MODEL/,
      /! AGENT_SERVICE_URL/,
      /Derivación, en cada tienda/,
    ],
  },
  {
    title: "Una tienda a la que nunca le llegó un aviso, sin saldo en YCloud, y nadie que trabaje",
    prepare: async () => {
      const { system: sql } = database.db;
      const id = await insertTenant(sql, { store_name: "Punta y Compás" });
      await sql`
        insert into health_checks (tenant_id, name, status, detail, fix) values
          (${id}, 'balance', 'warn', 'Quedan 1,20 USD en YCloud.', 'Cargá saldo en YCloud.')`;
      await sql`insert into chat_conversations (tenant_id, external_user_id, turn_due_at) values (${id}, '5491166660001', now() - interval '1 hour')`;
    },
    says: [
      /! Webhook: nunca llegó .* Punta y Compás/,
      /✗ Trabajo: 1 chats esperan/,
      /! Punta y Compás, Saldo de YCloud/,
    ],
  },
];

/** What differs from run to run. */
const settled = (text: string): string =>
  text
    .replaceAll(/(desde )\d{4}_\w+/g, "$10057_lo_nuevo")
    .replaceAll(folder, "/data")
    .replaceAll(/127\.0\.0\.1:\d{4,}/g, "127.0.0.1:5432");

it("names what is wrong in broken configurations, each with its mend; docs/doctor.md shows what it says", async () => {
  const all = cases();
  expect(all.length).toBeGreaterThanOrEqual(10);
  const shown: string[] = [];
  for (const each of all) {
    const findings = await lookAt(each);
    const text = writeFindings(findings);
    for (const words of each.says)
      expect([each.title, text]).toEqual([each.title, expect.stringMatching(words)]);
    expect(text).not.toContain("canary-secret");
    expect(text).not.toContain("secreta");
    for (const { status, fix } of findings) expect(status === "ok" || (fix ?? "") !== "").toBe(true);
    const wrong = writeFindings(findings.filter(({ status }) => status !== "ok"));
    shown.push(`## ${each.title}\n\n\`\`\`text\n${settled(wrong)}\`\`\`\n`);
  }
  const intro = `# Lo que dice el doctor\n\nLo que muestra \`npm run doctor\` en ${all.length} configuraciones rotas, sin lo que está bien. Una prueba mantiene esta página al día.\n\n`;
  await expect(`${intro}${shown.join("\n")}`).toMatchFileSnapshot("../../../../docs/doctor.md");
});

it("does not call well what it couldn't look at", async () => {
  const findings = await lookAt({ title: "", says: [], machine: { disk: async () => null } });
  expect(findings.find(({ check }) => check === "Disco")).toMatchObject({ status: "unknown" });
  expect(writeFindings(findings)).toMatch(/\? Disco: .*\n {4}→ Miralo con df -h/);
});

it("says nothing is wrong where nothing is", async () => {
  const { system: sql } = database.db;
  await sql`delete from tenants`;
  const id = await insertTenant(sql, { store_name: "Danza" });
  await sql`insert into webhook_events (provider, event_key, type, state, tenant_id, body) values ('ycloud', 'e1', 'whatsapp.inbound_message.received', 'done', ${id}, '')`;
  await sql`insert into health_checks (tenant_id, name, status, detail) values (${id}, 'model', 'ok', 'Contesta.')`;
  const findings = await lookAt({
    title: "",
    says: [],
    machine: { inContainer: () => true, mounts: () => [`36 22 0:1 / ${folder} rw - ext4 /dev/sda rw`] },
  });
  expect(findings.filter(({ status }) => status !== "ok")).toEqual([]);
  expect(findings.map(({ check }) => check)).toContain("Volumen");
});

it("is asked from the panel by whoever runs the installation", async () => {
  const api = await startApi();
  try {
    const { data } = await api.query("installation.doctor", {}, operator);
    expect(data).toContainEqual(expect.objectContaining({ check: "PostgreSQL", status: "unknown" }));
    const english = (await api.query("installation.doctor", { language: "en" }, operator)).data;
    expect(english).toContainEqual(expect.objectContaining({ check: "Files", language: "en" }));
    const health = (await (await fetch(`${api.url}/healthz`)).json()) as Record<string, unknown>;
    expect(health).toMatchObject({ status: "ok", version: api.deps.installation.version });
    expect(Object.keys(health).toSorted()).toEqual(["builtAt", "commit", "status", "version"]);
  } finally {
    await api.stop();
  }
});
