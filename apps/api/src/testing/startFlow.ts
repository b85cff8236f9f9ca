import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createSealer } from "@platform/db/sealing";
import { createTestDatabase } from "@platform/db/testing";
import { createOutgoingFetch } from "@platform/integrations/http";
import { startModel, startTiendanube, startYCloud, type ModelScript } from "@platform/simulator";
import { pino } from "pino";
import { createSender } from "../flow/outbound/sender.ts";
import { TURN_DEFAULTS } from "../flow/turn/turnWorker.ts";
import { createEventWriter } from "../flow/webhook/eventWriter.ts";
import { receiveWebhook } from "../flow/webhook/receiveWebhook.ts";
import { createWebhookKeys } from "../flow/webhook/webhookKeys.ts";
import { startWorker } from "../flow/worker.ts";
import { createNerve } from "../nerve/index.ts";
import { createProviders } from "../providers/providers.ts";

export interface FlowOptions {
  /** Absent: the sample model, which chooses tools by intent. */
  script?: ModelScript;
  debounceMs?: number;
  log?: boolean;
}

export type Flow = Awaited<ReturnType<typeof startFlow>>;

const STORE = { storeId: "4815162", accessToken: "store-token", clientSecret: "client-secret" };
const DEFAULTS = { debounceMs: 50, overrideHours: 24 };

/** The way of a message between a real database and simulated providers, without the rest of the server. */
export async function startFlow(options: FlowOptions = {}) {
  const { db, drop } = await createTestDatabase();
  const world = await startProviders(options);
  const sql = db.system;
  const log = pino({ level: options.log === true ? "debug" : "silent" });
  const { ycloud, model, store } = world;
  const [tenant] = await sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, ycloud_webhook_secret, ycloud_api_key, openai_api_key,
                         tiendanube_store_id, tiendanube_access_token, debounce_ms)
    values ('Tienda', '+54 11 5555-0000', ${ycloud.webhookSecret}, ${ycloud.apiKey}, 'sk-test',
            ${STORE.storeId}, ${STORE.accessToken}, ${options.debounceMs ?? 50})
    returning id`;
  const sealer = createSealer({ current: "k".repeat(40) });
  const fetch = createOutgoingFetch({ allowPrivateAddresses: true });
  const providers = createProviders({ config: world.config, sql, sealer, fetch, log });
  const nerve = createNerve();
  const sender = createSender({ sql, nerve, log, ycloudFor: providers.ycloudFor });
  const worker = startWorker({ sql, nerve, log, sender, ...providers }, TURN_DEFAULTS);
  const door = await openDoor({
    sql,
    log,
    keys: createWebhookKeys({ sql, sealer, log, globalSecrets: [] }),
    writer: createEventWriter({ sql, nerve, log, defaults: DEFAULTS }),
  });
  ycloud.setWebhookUrl(door.url);
  return {
    db,
    sql,
    model,
    ycloud,
    store,
    nerve,
    sender,
    tenantId: tenant?.id ?? "",
    stop: async () => {
      await ycloud.stop();
      await door.close();
      await worker.stop();
      await sender.drain();
      await Promise.all([model.stop(), store.stop(), fetch.close()]);
      await drop();
    },
  };
}

async function startProviders(options: FlowOptions) {
  const ycloud = await startYCloud({
    apiKey: "yc_test",
    webhookSecret: "whsec_test_0123456789",
    businessPhone: "+5491155550000",
  });
  const store = await startTiendanube(STORE);
  const model = await startModel(options.script === undefined ? {} : { script: options.script });
  const config = {
    ycloud: { apiKey: undefined, webhookSecrets: [], baseUrl: ycloud.baseUrl },
    openai: { apiKey: undefined, baseUrl: model.baseUrl, model: "simulado-1", fallbackModel: undefined },
    tiendanube: {
      baseUrl: store.baseUrl,
      authUrl: store.baseUrl,
      apiVersion: "2025-03",
      userAgent: "Platform AI Solutions (test@example.com)",
      clientId: undefined,
      clientSecret: undefined,
    },
  };
  return { ycloud, store, model, config };
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
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/chat/webhook`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
