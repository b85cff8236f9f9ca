import { setFlagsFromString } from "node:v8";
import type { World } from "@platform/simulator";
import { SealingError } from "@platform/db/sealing";
import type { Logger } from "pino";
import { ConfigError, readEnvironment, type Config } from "./config/index.ts";
import { startPlatform } from "./compose.ts";
import { startLocalServices } from "./local/startLocalServices.ts";
import { createLogger } from "./log/createLogger.ts";
import { DATABASE_LOST, fixOf, orTellLost, reasonOf } from "./runCommand.ts";

const STOP_WITHIN_MS = 25_000;
/**
 * What may come on top of what is held, in hundredths of it, before V8 looks for garbage. By itself it allows several
 * times as much, most on a machine with much memory.
 */
const HEAP_GROWTH = 60;

interface Booted {
  config: Config;
  world: World | null;
  log: Logger;
  /** In the order of stopping. */
  stops: (() => Promise<void>)[];
}

async function main(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const ending = new AbortController();
  const booting = boot(ending.signal);
  let stopping: Promise<void> | null = null;
  // From the first moment: what has begun to start is finished and then stopped in order.
  const stop = (): void => {
    ending.abort();
    stopping ??= endInTime(booting);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  // Started by `npm start`: when that dies without a word, so do we.
  process.on("disconnect", stop);
  const booted = await booting;
  // Whoever started us over a channel may wait for this.
  process.send?.("ready");
  if (stopping === null && booted.config.role !== "worker") announce(booted.config, booted.world);
}

async function boot(signal: AbortSignal): Promise<Booted> {
  const config = readEnvironment();
  // In the demo a person reads the terminal: what went well is in the panel.
  const log = createLogger({ level: config.demo && config.logLevel === "info" ? "warn" : config.logLevel });
  const local = await startLocalServices(config, log);
  try {
    const platform = await startPlatform({ config: local.config, world: local.world, log, signal });
    return { config: local.config, world: local.world, log, stops: [platform.stop, local.stop] };
  } catch (error) {
    await local.stop();
    throw error;
  }
}

/** What it is told while it starts counts from then on, too: a step of the start may take as long as it likes. */
async function endInTime(booting: Promise<Booted>): Promise<void> {
  let log: Logger | null = null;
  const late = setTimeout(() => {
    const told = `Not stopped within ${STOP_WITHIN_MS / 1000} s; leases let another process take over`;
    if (log === null) process.stderr.write(`${told}\n`);
    else log.error(told);
    process.exit(1);
  }, STOP_WITHIN_MS);
  try {
    const booted = await booting;
    ({ log } = booted);
    await stopAll(booted);
  } catch {
    // Told by whoever waits for the start.
    clearTimeout(late);
  }
}

async function stopAll({ stops, log }: Booted): Promise<void> {
  try {
    for (const each of stops) await each();
    process.exit(0);
  } catch (error) {
    log.error({ err: error }, "Stopping failed");
    process.exit(1);
  }
}

function announce(config: Config, world: World | null): void {
  if (world === null && config.production) return;
  const url = config.publicUrl;
  const lines = [
    "",
    `  Panel      ${url}`,
    `  Sign in    ${url}/sign-in#token=${config.adminToken}`,
    ...(world === null
      ? []
      : [
          "",
          "  Simulated  WhatsApp, store, model and mailbox. No keys are set, nothing leaves this machine.",
          `  Phone      ${world.phoneUrl}   (write to the store as a customer)`,
          `  Mailbox    ${world.mailboxUrl}`,
        ]),
    "",
    "  Ctrl-C stops it.",
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

try {
  await orTellLost(main(), DATABASE_LOST);
} catch (error) {
  // Told to stop while it waited for the database: nothing has begun.
  if (error instanceof Error && error.name === "AbortError") process.exit(0);
  process.stderr.write(`\n${inWords(error)}\n`);
  process.exit(1);
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE")
    return `The port is in use. Set PORT to another one, for example PORT=3100.\n${String(error)}`;
  const reason = reasonOf(error);
  const fix = fixOf(reason);
  if (reason instanceof ConfigError || reason instanceof SealingError || fix !== "")
    return `${reason.message}\n${fix}`.trimEnd();
  return error.stack ?? error.message;
}
