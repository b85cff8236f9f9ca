import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { StoreError, type StorePort } from "@platform/agent";
import { createSealer } from "@platform/db/sealing";
import { createTestDatabase } from "@platform/db/testing";
import { createOutgoingFetch } from "@platform/integrations/http";
import { createOpenAiModel } from "@platform/integrations/openai";
import { createYCloudClient } from "@platform/integrations/ycloud";
import { startModel, startYCloud, type ModelScript } from "@platform/simulator";
import { pino } from "pino";
import { createSender } from "../flow/outbound/sender.ts";
import { TURN_DEFAULTS } from "../flow/turn/turnWorker.ts";
import { createEventWriter } from "../flow/webhook/eventWriter.ts";
import { receiveWebhook } from "../flow/webhook/receiveWebhook.ts";
import { createWebhookKeys } from "../flow/webhook/webhookKeys.ts";
import { startWorker } from "../flow/worker.ts";
import { createNerve } from "../nerve/index.ts";

export async function startFlow(options: { script?: ModelScript; debounceMs?: number; log?: boolean } = {}) {
  const { db, drop } = await createTestDatabase();
  const sql = db.system;
  const log = pino({ level: options.log ? "debug" : "silent" });
  const model = await startModel(options.script === undefined ? {} : { script: options.script });
  const ycloud = await startYCloud({ apiKey: "yk", webhookSecret: "whsec_test_0123456789", businessPhone: "+5491155550000" } as never);
  const [tenant] = await sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, ycloud_webhook_secret, ycloud_api_key, debounce_ms)
    values ('Tienda', '+54 11 5555-0000', ${ycloud.webhookSecret}, ${ycloud.apiKey}, ${options.debounceMs ?? 50}) returning id`;
  const nerve = createNerve();
  const sealer = createSealer({ current: "k".repeat(40) });
  const fetch = createOutgoingFetch({ allowPrivateAddresses: true });
  const client = createYCloudClient({ baseUrl: ycloud.baseUrl, apiKey: "yk", fetch });
  const openai = createOpenAiModel({ apiKey: "x", baseUrl: model.baseUrl, fetch });
  const refuse = (): Promise<never> => Promise.reject(new StoreError("not_connected", "no store"));
  const store: StorePort = {
    ...{ searchProducts: refuse, listCategories: refuse, listByCategory: refuse, browseStorefront: refuse },
    ...{ getProduct: refuse, listCoupons: refuse, findOrders: refuse },
  };
  const ycloudFor = async () => client;
  const sender = createSender({ sql, nerve, log, ycloudFor });
  const worker = startWorker(
    {
      ...{ sql, nerve, log, sender, ycloudFor },
      modelFor: async () => ({ model: openai, names: { primary: "simulado-1", fallback: null } }),
      storeFor: async () => store,
    },
    TURN_DEFAULTS,
  );
  const writer = createEventWriter({ sql, nerve, log, defaults: { debounceMs: 50, overrideHours: 24 } });
  const keys = createWebhookKeys({ sql, sealer, log, globalSecrets: [] });
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      void receiveWebhook({ sql, keys, writer, log }, { rawBody: Buffer.concat(parts), headers: request.headers }).then(
        ({ status, reason }) => response.writeHead(status).end(reason),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ycloud.setWebhookUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/chat/webhook`);
  return {
    ...{ db, sql, model, ycloud, nerve, sender, worker, tenantId: tenant?.id ?? "" },
    stop: async () => {
      await ycloud.stop();
      server.close();
      await worker.stop();
      await model.stop();
      await drop();
    },
  };
}
