import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import type { Config } from "../config/index.ts";
import type { Hints } from "../hints/index.ts";
import type { StoreClientFor } from "../providers/storeClients.ts";
import { startCatalogWorker, SYNC_OPTIONS } from "./startCatalogWorker.ts";
import { storeWebhookUrl } from "./webhookUrl.ts";

/** The stores' mirrors as a worker process keeps them. Returns the way to stop. */
export function startCatalog(deps: {
  config: Config;
  sql: Sql;
  hints: Hints;
  log: Logger;
  storeClientFor: StoreClientFor;
}): () => Promise<void> {
  const { config, hints, ...rest } = deps;
  const worker = startCatalogWorker({ ...rest, webhookUrl: storeWebhookUrl(config), options: SYNC_OPTIONS });
  const unhint = hints.subscribe("catalog", () => worker.kick());
  return async () => {
    unhint();
    await worker.stop();
  };
}
