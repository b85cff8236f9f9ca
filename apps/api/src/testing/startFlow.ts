import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database, Sql } from "@platform/db";
import type { AgentLimits } from "@platform/agent";
import { createSealer } from "@platform/db/sealing";
import { createTestDatabase, openTestDatabase } from "@platform/db/testing";
import { createOutgoingFetch, createRateLimiter, type RateLimiterOptions } from "@platform/integrations/http";
import { SENDER_LIMIT } from "@platform/integrations/ycloud";
import { createStoreBucket } from "@platform/integrations/tiendanube";
import {
  startModel,
  startTiendanube,
  startYCloud,
  type ModelScript,
  type YCloudOptions,
} from "@platform/simulator";
import { pino, type Logger } from "pino";
import { filesToSend } from "../flow/outbound/handOver.ts";
import { createSender } from "../flow/outbound/sender.ts";
import { TURN_DEFAULTS, type TurnWorkerOptions } from "../flow/turn/turnWorker.ts";
import { createEventWriter } from "../flow/webhook/eventWriter.ts";
import { receiveWebhook } from "../flow/webhook/receiveWebhook.ts";
import { createWebhookKeys } from "../flow/webhook/webhookKeys.ts";
import { startWorker } from "../flow/worker.ts";
import { createMediaStorage, startMediaWorker } from "../media/index.ts";
import { createCounters } from "../metrics/counters.ts";
import { createHints } from "../hints/index.ts";
import { createPriceBook } from "../usage/priceBook.ts";
import { noTracing, type Tracing } from "../tracing/tracing.ts";
import { createProviders } from "../providers/providers.ts";
import { patientFetch } from "./patientFetch.ts";
import { PATIENCE_MS, until } from "./until.ts";

export interface FlowOptions {
  /** Absent: the sample model, which chooses tools by intent. */
  script?: ModelScript;
  debounceMs?: number;
  turns?: Partial<TurnWorkerOptions>;
  /** Bounds of a run, where a test is about them. */
  limits?: Partial<AgentLimits>;
  /** Whether the model is shown pictures; it is unless this is false. */
  vision?: boolean;
  /** How the provider behaves: its states, its retries. */
  provider?: Partial<YCloudOptions>;
  /** A server of one's own instead of the one the tests share. */
  database?: { dsn: string; db: Database; drop(): Promise<void> };
  /** Told of every statement's text, with `()` in place of what is handed over. */
  onStatement?: (text: string) => void;
  /** How long a webhook may wait to be stored; the product's bound belongs to a test that is about it. */
  storeWithinMs?: number;
  /** How fast one number may send; the provider's limit where absent. */
  pace?: RateLimiterOptions;
  log?: boolean | Logger;
  tracing?: Tracing;
}

export type Flow = Awaited<ReturnType<typeof startFlow>>;
export type FlowProcess = Awaited<ReturnType<typeof startProcess>>;

const STORE = { storeId: "4815162", accessToken: "store-token", clientSecret: "client-secret" };
const DEFAULTS = { debounceMs: 50, overrideHours: 24 };
/**
 * A machine that stands still for some seconds is no model, store or file that hangs: what the product does when its
 * bounds are over belongs to tests that are about them.
 */
const PATIENT_LIMITS = { modelCallMs: PATIENCE_MS, toolCallMs: PATIENCE_MS, turnMs: 2 * PATIENCE_MS };
const PATIENT_TURNS = { ...TURN_DEFAULTS, mediaWaitSeconds: 600 };

/** The way of a message between a real database and simulated providers, without the rest of the server. */
export async function startFlow(options: FlowOptions = {}) {
  const { db, dsn, drop } = options.database ?? (await createTestDatabase());
  const world = await startProviders(options);
  const sql = db.system;
  const { ycloud, model, store } = world;
  const [tenant] = await sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, ycloud_webhook_secret, ycloud_api_key, openai_api_key,
                         tiendanube_store_id, tiendanube_access_token, debounce_ms)
    values ('Tienda', '+54 11 5555-0000', ${ycloud.webhookSecret}, ${ycloud.apiKey}, 'sk-test',
            ${STORE.storeId}, ${STORE.accessToken}, ${options.debounceMs ?? 50})
    returning id`;
  const first = await startProcess({ db, world, options });
  const others: FlowProcess[] = [];
  ycloud.setWebhookUrl(first.url);
  return {
    db,
    sql,
    model,
    ycloud,
    store,
    hints: first.hints,
    sender: first.sender,
    counters: first.counters,
    replays: first.replays,
    providers: first.providers,
    url: first.url,
    kill: first.kill,
    tenantId: tenant?.id ?? "",
    /** Until no turn is due, whatever is to leave has left, and what became of it is known. */
    untilQuiet: () =>
      until(
        () => sql`
          select id from chat_conversations where turn_due_at is not null or send_due_at is not null
          union all select id from chat_messages where send_state in ('queued', 'sending', 'unknown')`,
        (rows) => rows.length === 0,
      ),
    /** The customers have finished writing, however slowly it came in: what waits for their next word is due. */
    endDebounce: async () => {
      await sql`update chat_conversations set turn_due_at = now() where turn_due_at > now()`;
      first.hints.publish("turn");
    },
    /** Another process over the same database; without Redis, it hears of nothing but what it sees by itself. */
    addProcess: async () => {
      const process = await startProcess({ db: openTestDatabase({ dsn }), world, options });
      others.push(process);
      return process;
    },
    stop: async () => {
      await ycloud.stop();
      for (const process of others) {
        await process.stop();
        await process.db.close();
      }
      await first.stop();
      await Promise.all([model.stop(), store.stop(), world.fetch.close()]);
      await rm(world.files, { recursive: true, force: true });
      await drop();
    },
  };
}

async function startProcess(input: {
  db: Database;
  world: Awaited<ReturnType<typeof startProviders>>;
  options: FlowOptions;
}) {
  const { db, world, options } = input;
  const sql = watched(db.system, options.onStatement);
  const log =
    typeof options.log === "object"
      ? options.log
      : pino({ level: options.log === true ? "debug" : "silent" });
  const sealer = createSealer({ current: "k".repeat(40) });
  const { config, fetch, storeBucket, pace } = world;
  const counters = createCounters();
  const tracing = options.tracing ?? noTracing;
  const measures = { counters, tracing, prices: createPriceBook() };
  const providers = createProviders({ config, sql, sealer, fetch, storeBucket, pace, log, measures });
  const hints = createHints();
  const storage = createMediaStorage({ dir: world.files });
  const files = filesToSend(storage);
  const sender = createSender({
    sql,
    beside: db.beside,
    hints,
    log,
    counters,
    tracing,
    files,
    ycloudFor: providers.ycloudFor,
  });
  const pictures = options.vision === false ? null : storage;
  const worker = startWorker(
    {
      sql,
      beside: db.beside,
      hints,
      log,
      sender,
      counters,
      tracing,
      pictures,
      prices: createPriceBook(),
      ...providers,
      limits: { ...PATIENT_LIMITS, ...options.limits },
    },
    { ...PATIENT_TURNS, ...options.turns },
  );
  const fetching = startMediaWorker({ sql, hints, storage, log, prices: createPriceBook(), ...providers });
  const unhint = hints.subscribe("media", () => fetching.kick());
  const door = await openDoor({
    sql,
    log,
    counters,
    tracing,
    keys: createWebhookKeys({ sql, sealer, log, globalSecrets: [] }),
    writer: createEventWriter({
      sql,
      beside: db.beside,
      hints,
      log,
      defaults: DEFAULTS,
      // A machine that stands still for some seconds is no database that hangs.
      patienceMs: options.storeWithinMs ?? PATIENCE_MS,
    }),
  });
  return {
    db,
    hints,
    sender,
    counters,
    providers,
    /** What a replay of a kept event needs. */
    replays: { sql, hints, defaults: DEFAULTS, vouching: { sealer, log, globalSecrets: [] } },
    url: door.url,
    /** Dies: whatever it was doing is never written down. */
    kill: () => Promise.all([sql.end({ timeout: 0 }), db.beside.end({ timeout: 0 })]),
    stop: async () => {
      await door.close();
      unhint();
      await Promise.all([worker.stop(), fetching.stop()]);
      await sender.drain();
    },
  };
}

async function startProviders(options: FlowOptions) {
  const ycloud = await startYCloud({
    apiKey: "yc_test",
    webhookSecret: "whsec_test_0123456789",
    businessPhone: "+5491155550000",
    otherPhones: ["+5491155550001"],
    // How soon an answer comes is measured where it is promised.
    webhookTimeoutMs: 60_000,
    ...options.provider,
  });
  const store = await startTiendanube(STORE);
  const model = await startModel(options.script === undefined ? {} : { script: options.script });
  const config = {
    ycloud: { apiKey: undefined, webhookSecrets: [], baseUrl: ycloud.baseUrl },
    openai: {
      apiKey: undefined,
      baseUrl: model.baseUrl,
      model: "simulado-1",
      fallbackModel: undefined,
      transcriptionModel: "simulado-voz",
      vision: true,
      prices: {},
    },
    tiendanube: {
      baseUrl: store.baseUrl,
      authUrl: store.baseUrl,
      apiVersion: "2025-03",
      userAgent: "Platform AI Solutions (test@example.com)",
      clientId: undefined,
      clientSecret: undefined,
    },
  };
  const files = await mkdtemp(join(tmpdir(), "flow-media-"));
  const fetch = patientFetch(createOutgoingFetch({ allowPrivateAddresses: true }));
  const pace = createRateLimiter(options.pace ?? SENDER_LIMIT);
  return { ycloud, store, model, config, files, fetch, storeBucket: createStoreBucket(), pace };
}

function watched(sql: Sql, onStatement: FlowOptions["onStatement"]): Sql {
  if (onStatement === undefined) return sql;
  return new Proxy(sql, {
    apply: (target, receiver, parts: unknown[]) => {
      const [first] = parts;
      if (Array.isArray(first) && "raw" in first)
        onStatement(first.length === 2 && parts[1] instanceof Object ? nameOf(parts[1]) : first.join(""));
      return Reflect.apply(target, receiver, parts) as unknown;
    },
  });
}

/** An identifier handed over as a part of the statement: the sweep calls its functions so. */
function nameOf(part: object): string {
  return `${String("value" in part ? part.value : "")}(`;
}

/** The route as the HTTP server has it, without its limits. */
async function openDoor(deps: Parameters<typeof receiveWebhook>[0]) {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      void receiveWebhook(deps, { rawBody: Buffer.concat(parts), headers: request.headers }).then(
        ({ status, reason }) => response.writeHead(status).end(reason),
      );
    });
  });
  // As with every simulated server: whoever asked ends a connection.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/chat/webhook`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        // Nobody writes any more; what is kept alive would hold the end up for seconds.
        server.closeAllConnections();
      }),
  };
}
