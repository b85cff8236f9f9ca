import { createStays } from "../domain/audit/stays.ts";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSealer } from "@platform/db/sealing";
import { createTestDatabase } from "@platform/db/testing";
import { createOutgoingFetch, createRateLimiter } from "@platform/integrations/http";
import { createStoreBucket } from "@platform/integrations/tiendanube";
import { createYCloudClient, SENDER_LIMIT } from "@platform/integrations/ycloud";
import { startYCloud } from "@platform/simulator";
import { hashPassword } from "better-auth/crypto";
import type { Logger } from "pino";
import { createLinkSigner } from "../mail/links.ts";
import { createAuth, createRateLimit, type KeyScope, type TenantRole } from "../auth/index.ts";
import { loadConfig } from "../config/index.ts";
import type { ServerDeps } from "../deps.ts";
import { watchersOf } from "../domain/chats/watchers.ts";
import { createTellReset } from "../domain/team/tellReset.ts";
import { filesToSend } from "../flow/outbound/handOver.ts";
import { createSender } from "../flow/outbound/sender.ts";
import { createEventWriter } from "../flow/webhook/eventWriter.ts";
import { receiveWebhook } from "../flow/webhook/receiveWebhook.ts";
import { createWebhookKeys } from "../flow/webhook/webhookKeys.ts";
import { buildServer } from "../http/index.ts";
import { createLiveHub } from "../live/index.ts";
import { createLogger } from "../log/createLogger.ts";
import { createMailer } from "../mail/createMailer.ts";
import { createMediaStorage } from "../media/index.ts";
import { createPriceBook } from "../usage/priceBook.ts";
import { createHints } from "../hints/index.ts";
import { createPushKeys } from "../push/pushKeys.ts";
import { PATIENCE_MS } from "./until.ts";
import { createProviders } from "../providers/providers.ts";

export const ADMIN_TOKEN = "kQ7vN2mX9pR4sT8wZ1bC6dF3gH5jL0aE";
export const ENCRYPTION_KEY = "Zx9Yw8Vu7Ts6Rq5Po4Nm3Lk2Ji1Hg0Fe";
export const PASSWORD = "una-clave-bien-larga";

export interface Answer {
  status: number;
  headers: Headers;
  /** The procedure's data, or the error's. */
  data: never;
  reason: string | undefined;
  text: string;
}

export interface StartApiOptions {
  env?: Record<string, string>;
  webDist?: string;
  log?: Logger;
  /** Tries per person and minute. */
  playgroundLimit?: number;
  /** Requests per key and minute. */
  keyLimit?: number;
}

/** The whole edge over HTTP: real database, real sign-in, a simulated WhatsApp provider. */
export async function startApi({
  env = {},
  webDist = "/nowhere",
  log = createLogger({ level: "silent" }),
  playgroundLimit = 1_000,
  keyLimit = 100_000,
}: StartApiOptions = {}) {
  const { db, drop } = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "platform-api-"));
  const config = {
    ...loadConfig({ ADMIN_TOKEN, ENCRYPTION_KEY, ALLOW_PRIVATE_ADDRESSES: "1", ...env }),
    dataDir,
  };
  const ycloud = await startYCloud({
    apiKey: "yk",
    webhookSecret: "whsec_test_0123456789",
    businessPhone: "+5491155550000",
    webhookTimeoutMs: 60_000,
  });
  const hints = createHints();
  const sealer = createSealer({ current: ENCRYPTION_KEY });
  const outgoing = createOutgoingFetch({ allowPrivateAddresses: true });
  const client = createYCloudClient({ baseUrl: ycloud.baseUrl, apiKey: "yk", fetch: outgoing });
  const media = createMediaStorage({ dir: join(dataDir, "media") });
  const files = filesToSend(media);
  const ways = { sql: db.system, beside: db.beside };
  const sender = createSender({ ...ways, hints, log, files, ycloudFor: async () => client });
  const writer = createEventWriter({
    ...ways,
    hints,
    log,
    defaults: config.defaults,
    patienceMs: PATIENCE_MS,
  });
  const keys = createWebhookKeys({
    sql: db.system,
    sealer,
    log,
    globalSecrets: config.ycloud.webhookSecrets,
  });
  const live = createLiveHub({ db, hints });
  const mailer = createMailer(config.smtp);
  const auth = createAuth({
    db,
    settings: config,
    log,
    keyLimit: { perMinute: keyLimit },
    tellReset: createTellReset({ ...config, sql: db.system, sealer, mailer, log }),
  });
  const deps: ServerDeps = {
    config,
    db,
    hints,
    live,
    sealer,
    sender,
    outgoing,
    log,
    media,
    prices: createPriceBook(),
    webDist,
    mailer,
    signer: createLinkSigner([ENCRYPTION_KEY]),
    pushKeys: createPushKeys({ sql: db.system, sealer, log }),
    auth,
    watchers: watchersOf({ auth, db }),
    providers: createProviders({
      config,
      sql: db.system,
      sealer,
      fetch: outgoing,
      storeBucket: createStoreBucket(),
      pace: createRateLimiter(SENDER_LIMIT),
      log,
    }),
    stays: createStays(db),
    playgroundLimit: createRateLimit(db.system, { max: playgroundLimit, windowMs: 60_000 }),
    installation: { version: "0.1.0", commit: null, builtAt: null, demo: null },
    receiveWebhook: (request) => receiveWebhook({ sql: db.system, keys, writer, log }, request),
    readiness: { database: async () => ((await db.system`select 1`).length === 1 ? null : "no answer") },
    metrics: async () => [
      { name: "platform_test", help: "A number.", type: "gauge", value: 7 },
      ...["a", "b"].map((kind) => ({
        name: "platform_test_total",
        help: "A series.",
        type: "counter" as const,
        labels: { kind },
        value: 1,
      })),
    ],
  };
  const app = await buildServer(deps);
  await app.listen({ host: "127.0.0.1", port: 0 });
  config.port = (app.server.address() as AddressInfo).port;
  const url = `http://127.0.0.1:${config.port}`;
  // The default's port belongs to whoever has it on this machine.
  if (env["PUBLIC_URL"] === undefined) config.publicUrl = url;
  ycloud.setWebhookUrl(`${url}/chat/webhook`);
  const callers = createCallers(url);
  return {
    app,
    url,
    deps,
    db,
    sql: db.system,
    ycloud,
    media,
    config,
    ...callers,
    ...createKeys(callers),
    ...createPeople({ sql: db.system, url }),
    stop: async () => {
      await ycloud.stop();
      await app.close();
      await live.close();
      await sender.drain();
      await outgoing.close();
      await drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type Api = Awaited<ReturnType<typeof startApi>>;
export type Credentials = Record<string, string>;
export const operator: Credentials = { authorization: `Bearer ${ADMIN_TOKEN}` };

/** A program's key as the store's page makes it. */
function createKeys({ mutate }: Pick<ReturnType<typeof createCallers>, "mutate">) {
  return {
    addKey: async (
      tenantId: string | null,
      scopes: KeyScope[],
    ): Promise<{ id: string; key: string; credentials: Credentials }> => {
      const { data } = await mutate("apiKeys.create", { tenantId, name: "ERP", scopes, expiresInDays: null });
      const { apiKey, key } = data as { apiKey: { id: string }; key: string };
      return { id: apiKey.id, key, credentials: { authorization: `Bearer ${key}` } };
    },
  };
}

function createCallers(url: string) {
  const read = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    const body = (response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : {}) as {
      result?: { data: never };
      error?: { data?: { reason?: string } };
    };
    return {
      status: response.status,
      headers: response.headers,
      data: body.result?.data as never,
      reason: body.error?.data?.reason,
      text,
    };
  };
  return {
    query: async (path: string, input: unknown, credentials: Credentials = operator): Promise<Answer> =>
      read(
        await fetch(`${url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {
          headers: credentials,
        }),
      ),
    mutate: async (path: string, input: unknown, credentials: Credentials = operator): Promise<Answer> =>
      read(
        await fetch(`${url}/trpc/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json", ...credentials },
          body: JSON.stringify(input),
        }),
      ),
  };
}

/** A browser's session: the cookie, and the headers that say where it comes from. */
export function browser(url: string, cookie: string): Credentials {
  return { cookie, origin: url, "sec-fetch-site": "same-origin" };
}

export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

let hashed: Promise<string> | undefined;
/** Made once: it costs what makes guessing dear. */
const passwordHash = (): Promise<string> => (hashed ??= hashPassword(PASSWORD));

function createPeople({
  sql,
  url,
}: {
  sql: Awaited<ReturnType<typeof createTestDatabase>>["db"]["system"];
  url: string;
}) {
  const signIn = async (email: string, password = PASSWORD): Promise<Response> =>
    fetch(`${url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ email, password }),
    });
  return {
    signIn,
    signInWithToken: (token: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${url}/api/auth/sign-in/admin-token`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ token }),
      }),
    /** A person of these stores, with a password, not signed in yet. */
    addPerson: async (tenants: Record<string, TenantRole>): Promise<{ id: string; email: string }> => {
      const id = randomUUID();
      const email = `${id}@tienda.test`;
      await sql`insert into auth.users (id, name, email) values (${id}, 'Marta', ${email})`;
      await sql`
        insert into auth.accounts (id, account_id, provider_id, user_id, password)
        values (${id}, ${id}, 'credential', ${id}, ${await passwordHash()})`;
      for (const [tenantId, role] of Object.entries(tenants)) {
        await sql`insert into auth.memberships (user_id, tenant_id, role) values (${id}, ${tenantId}, ${role})`;
      }
      return { id, email };
    },
    member: async (
      tenants: Record<string, TenantRole>,
    ): Promise<Credentials & { cookie: string; id: string }> => {
      const { id, email } = await createPeople({ sql, url }).addPerson(tenants);
      const response = await signIn(email);
      if (response.status !== 200)
        throw new Error(`Sign-in answered ${response.status}: ${await response.text()}`);
      return { ...browser(url, cookieOf(response)), cookie: cookieOf(response), id };
    },
  };
}
