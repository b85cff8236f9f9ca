import { setTimeout as sleep } from "node:timers/promises";
import { assertTenancyHolds, migrateDatabase, openDatabase, type Database } from "@platform/db";
import { createSealer, type Sealer } from "@platform/db/sealing";
import { createOutgoingFetch } from "@platform/integrations/http";
import type { World } from "@platform/simulator";
import type { Logger } from "pino";
import { startAlerts } from "./alerts/startAlerts.ts";
import { createAuth, createRateLimit } from "./auth/index.ts";
import { startCanaries } from "./canary/startCanaries.ts";
import { startCatalog } from "./catalog/startCatalog.ts";
import { storeWebhookUrl } from "./catalog/webhookUrl.ts";
import { startChatSearch } from "./chatSearch/startChatSearch.ts";
import { missingOfMail, type Config } from "./config/index.ts";
import type { ServerDeps } from "./deps.ts";
import { createStays } from "./domain/audit/stays.ts";
import { watchersOf } from "./domain/chats/watchers.ts";
import { createTellReset } from "./domain/team/tellReset.ts";
import { webhookUrl } from "./domain/webhooks/webhookEndpoint.ts";
import { filesToSend } from "./flow/outbound/handOver.ts";
import { createSender } from "./flow/outbound/sender.ts";
import { startWatchdog } from "./flow/sweep/watchdog.ts";
import { TURN_DEFAULTS } from "./flow/turn/turnWorker.ts";
import { createEventWriter } from "./flow/webhook/eventWriter.ts";
import { receiveWebhook } from "./flow/webhook/receiveWebhook.ts";
import { createWebhookKeys } from "./flow/webhook/webhookKeys.ts";
import { startWorker } from "./flow/worker.ts";
import { startHealth } from "./health/startHealth.ts";
import { startHeartbeat } from "./heartbeat/startHeartbeat.ts";
import { createHints } from "./hints/index.ts";
import { buildServer, listenAt, serveHealth } from "./http/index.ts";
import { describeInstallation, webDist } from "./installation.ts";
import { keepSecretsSealed } from "./keepSecretsSealed.ts";
import { createLiveHub } from "./live/index.ts";
import { createFaultTeller } from "./log/createFaultTeller.ts";
import { createMailer } from "./mail/createMailer.ts";
import { createLinkSigner } from "./mail/links.ts";
import { openMediaStorage, startMediaWorker, type MediaStorage } from "./media/index.ts";
import { createCounters, type Counters } from "./metrics/counters.ts";
import { readMetrics } from "./metrics/readMetrics.ts";
import { startNumbers } from "./numbers/startNumbers.ts";
import { startPrivacy } from "./privacy/startPrivacy.ts";
import { openLimits } from "./providers/openLimits.ts";
import { createProviders, type Providers } from "./providers/providers.ts";
import { createPushKeys } from "./push/pushKeys.ts";
import { createReadiness } from "./readiness.ts";
import { startRemovals } from "./removals/startRemovals.ts";
import { startTemplates } from "./templates/startTemplates.ts";
import { startTracing } from "./tracing/startTracing.ts";
import type { Tracing } from "./tracing/tracing.ts";
import { createPriceBook } from "./usage/priceBook.ts";
import { startWeekly } from "./weekly/startWeekly.ts";
import { whenDatabaseAnswers } from "./whenDatabaseAnswers.ts";

export interface Platform {
  /** Serves nothing new, finishes what is under way, and lets go of everything. */
  stop(): Promise<void>;
}

type Composed = Omit<ServerDeps, "receiveWebhook"> & {
  counters: Counters;
  providers: Providers;
  tracing: Tracing;
  stop(): Promise<void>;
};

const RETIRING_MS = 2_000;
const PLAYGROUND_RULE = { max: 20, windowMs: 60_000 };

/** The composition root: configuration → database → adapters → processes, by role. */
export async function startPlatform(input: {
  config: Config & { postgresDsn: string };
  world: World | null;
  log: Logger;
  /** The process is to end: what hasn't begun need not begin. */
  signal?: AbortSignal;
}): Promise<Platform> {
  const { config, log, signal } = input;
  const missing = missingOfMail(config.smtp);
  if (missing !== null) log.warn(`${missing} is missing: without it the platform sends no mail`);
  const db = await whenDatabaseAnswers(() => openMigrated(config, log, signal), { log, signal });
  const sealer = createSealer({ current: config.encryptionKey, previous: config.encryptionKeysPrevious });
  const stopSealing = await keepSecretsSealed({ config, db, sealer, log });
  const media = await openMediaStorage(config);
  const tracing = await startTracing(config);
  const composed = compose({ ...input, db, sealer, media, tracing });
  const stops = [() => db.close(), async () => stopSealing(), () => composed.stop()];
  const stop = async (): Promise<void> => {
    for (const each of stops.toReversed()) await each();
  };
  try {
    if (input.world !== null) await seed(input.world, composed);
    if (config.heartbeatUrl !== undefined)
      stops.push(startHeartbeat({ ...composed, url: config.heartbeatUrl }));
    stops.push(startWatchdog({ sql: db.system, hints: composed.hints, log }));
    if (config.role !== "web") stops.push(startWork(composed));
    stops.push(config.role === "worker" ? await serveHealth(composed) : await serve(composed));
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openMigrated(
  config: Config & { postgresDsn: string },
  log: Logger,
  signal: AbortSignal | undefined,
): Promise<Database> {
  await migrateDatabase(config.postgresDsn, signal === undefined ? {} : { signal });
  const db = openDatabase({ dsn: config.postgresDsn, onRowFault: createFaultTeller(log) });
  try {
    await assertTenancyHolds(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

function compose(input: {
  config: Config;
  world: World | null;
  log: Logger;
  db: Database;
  sealer: Sealer;
  media: MediaStorage;
  tracing: Tracing;
}): Composed {
  const { config, world, log, db, sealer, media, tracing } = input;
  const sql = db.system;
  const onTrouble = (message: string, error: unknown): void => log.warn({ err: error }, message);
  const outgoing = createOutgoingFetch({ allowPrivateAddresses: config.allowPrivateAddresses });
  const hints = createHints({ redisUrl: config.redisUrl, onTrouble });
  const live = createLiveHub({ db, hints, onTrouble });
  const { close: closeLimits, ...limits } = openLimits(config.redisUrl, onTrouble);
  const measures = { counters: createCounters(), prices: createPriceBook(config.openai.prices), tracing };
  const { counters } = measures;
  const providers = createProviders({ config, sql, sealer, fetch: outgoing, log, measures, ...limits });
  const files = filesToSend(media);
  const { ycloudFor } = providers;
  const sender = createSender({ ...measures, sql, beside: db.beside, hints, log, files, ycloudFor });
  const mailer = createMailer(config.smtp);
  const tellReset = createTellReset({ ...config, sql, sealer, mailer, log });
  const auth = createAuth({ db, settings: config, log, tellReset });
  const stop = async (): Promise<void> => {
    await sender.drain();
    await live.close();
    await hints.close();
    await outgoing.close();
    await tracing.close();
    closeLimits();
  };
  return {
    config,
    db,
    hints,
    live,
    sealer,
    sender,
    providers,
    outgoing,
    log,
    media,
    mailer,
    signer: createLinkSigner([config.encryptionKey, ...config.encryptionKeysPrevious]),
    pushKeys: createPushKeys({ sql, sealer, log }),
    stop,
    webDist,
    ...measures,
    auth,
    watchers: watchersOf({ auth, db }),
    stays: createStays(db),
    playgroundLimit: createRateLimit(sql, PLAYGROUND_RULE),
    installation: describeInstallation(world),
    readiness: createReadiness(sql),
    metrics: () => readMetrics({ sql, hints, counters }),
  };
}

function startWork(deps: Composed): () => Promise<void> {
  const { config, db, hints, sender, providers, counters, log } = deps;
  const sql = db.system;
  const worker = startWorker(
    {
      sql,
      beside: db.beside,
      hints,
      sender,
      log,
      counters,
      tracing: deps.tracing,
      prices: deps.prices,
      pictures: config.openai.vision ? deps.media : null,
      ...providers,
    },
    { ...TURN_DEFAULTS, historyMessages: config.defaults.historyMessages },
  );
  const files = startMediaWorker({ sql, hints, storage: deps.media, log, prices: deps.prices, ...providers });
  const unhint = hints.subscribe("media", () => files.kick());
  const { publicUrl, allowPrivateAddresses } = config;
  const { ycloudFor, storeClientFor } = providers;
  const stops = [
    startCatalog({ ...deps, sql, storeClientFor }),
    startCanaries({ ...deps, sql }),
    startHealth({ ...deps, sql, now: () => new Date() }),
    startPrivacy({ sql, storage: deps.media, log }),
    startRemovals({
      ...providers,
      sql,
      log,
      storage: deps.media,
      webhookUrl: storeWebhookUrl(config),
      messagesUrl: webhookUrl(config),
    }),
    startChatSearch({ db, log }),
    startNumbers({ sql, log }),
    startWeekly({ ...deps, publicUrl, now: () => new Date() }),
    startTemplates({ sql, log, ycloudFor }),
    startAlerts({ ...deps, sql, publicUrl, allowPrivateAddresses, ycloudFor }),
  ];
  return async () => {
    unhint();
    await Promise.all([worker.stop(), files.stop(), ...stops.map((stop) => stop())]);
  };
}

async function serve(deps: Composed): Promise<() => Promise<void>> {
  const { config, db, hints, log, sealer } = deps;
  const sql = db.system;
  const webhooks = {
    sql,
    log,
    counters: deps.counters,
    tracing: deps.tracing,
    keys: createWebhookKeys({ sql, sealer, log, globalSecrets: config.ycloud.webhookSecrets }),
    writer: createEventWriter({ sql, beside: db.beside, hints, log, defaults: config.defaults }),
  };
  const retiring = new AbortController();
  const server = await buildServer({
    ...deps,
    retiring: retiring.signal,
    receiveWebhook: (request) => receiveWebhook(webhooks, request),
  });
  await listenAt(server, config);
  return async () => {
    retiring.abort();
    // Long enough for whoever balances to ask for readiness and go elsewhere. Several processes have a Redis.
    if (config.production || config.redisUrl !== undefined) await sleep(RETIRING_MS);
    await server.close();
  };
}

async function seed(world: World, { db, sealer, media, log }: Composed): Promise<void> {
  // Loaded in the demo alone.
  const { seedDemo } = await import("@platform/demo");
  await seedDemo({ db, sealer, storage: media, log, world });
  // The simulated shop begins anew at each start.
  await db.system`update catalog_sync set want_full = true, due_at = now(), cursor = null`;
}
