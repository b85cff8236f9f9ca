import { join } from "node:path";
import type { World } from "@platform/simulator";
import type { Logger } from "pino";
import type { Config } from "../config/index.ts";

/** What stands in for services that the configuration doesn't name. */
export interface LocalServices {
  /** The configuration with the addresses and keys of what was started. */
  config: Config & { postgresDsn: string };
  /** The simulated outside world; null with real providers. */
  world: World | null;
  stop(): Promise<void>;
}

/**
 * Starts the embedded database where no other is named, and the simulated outside world in the demo. The rest of
 * the product can't tell: it reads addresses and keys from its configuration, as always.
 */
export async function startLocalServices(config: Config, log: Logger): Promise<LocalServices> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.toReversed()) await each();
  };
  try {
    const postgresDsn = config.postgresDsn ?? (await startDatabase(config, log, stops));
    const world = config.demo ? await startWorld(config, stops) : null;
    return { config: { ...(world === null ? config : withWorld(config, world)), postgresDsn }, world, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(config: Config, log: Logger, stops: (() => Promise<void>)[]): Promise<string> {
  // Loaded only here: an installation with a database of its own carries neither.
  const { startLocalPostgres } = await import("@platform/local-postgres");
  const database = await startLocalPostgres({
    dataDir: join(config.dataDir, "postgres"),
    log: (line) => log.debug(line),
  });
  stops.push(() => database.stop());
  return database.socketDsn;
}

async function startWorld(config: Config, stops: (() => Promise<void>)[]): Promise<World> {
  const { startWorld: start } = await import("@platform/simulator");
  const world = await start({
    stateDir: join(config.dataDir, "world"),
    productUrl: `http://127.0.0.1:${config.port}`,
    panelUrl: config.publicUrl,
  });
  stops.push(() => world.stop());
  return world;
}

function withWorld(config: Config, world: World): Config {
  return {
    ...config,
    allowPrivateAddresses: true,
    ycloud: { ...config.ycloud, baseUrl: world.ycloud.baseUrl },
    tiendanube: {
      ...config.tiendanube,
      baseUrl: world.tiendanube.baseUrl,
      authUrl: world.tiendanube.baseUrl,
      clientId: world.tiendanube.clientId,
      clientSecret: world.tiendanube.clientSecret,
    },
    smtp: { url: world.smtp.url, from: world.smtp.from },
    openai: {
      ...config.openai,
      apiKey: world.openai.apiKey,
      baseUrl: world.openai.baseUrl,
      model: world.openai.model,
      fallbackModel: undefined,
    },
  };
}
