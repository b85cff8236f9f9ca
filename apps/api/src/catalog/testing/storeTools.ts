import type { Sql } from "@platform/db";
import { createSealer } from "@platform/db/sealing";
import { createOutgoingFetch } from "@platform/integrations/http";
import { createStoreBucket } from "@platform/integrations/tiendanube";
import { pino } from "pino";
import { createStoreClients } from "../../providers/storeClients.ts";

export const STORE = { storeId: "4815162", accessToken: "store-token", clientSecret: "client-secret" };

/** What a process needs to ask the simulated shop, in the test's own process and in those that it kills. */
export function storeTools(sql: Sql, baseUrl: string) {
  const fetch = createOutgoingFetch({ allowPrivateAddresses: true });
  const log = pino({ level: "silent" });
  const config = {
    tiendanube: {
      baseUrl,
      authUrl: baseUrl,
      apiVersion: "2025-03",
      userAgent: "Platform AI Solutions (test@example.com)",
      clientId: "31337",
      clientSecret: STORE.clientSecret,
    },
  };
  const sealer = createSealer({ current: "k".repeat(40) });
  const bucket = createStoreBucket();
  const storeClientFor = createStoreClients({ sql, sealer, log, config, fetch, bucket });
  return { fetch, log, config, sealer, bucket, storeClientFor };
}
