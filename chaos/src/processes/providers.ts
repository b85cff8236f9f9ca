import { startModel, startS3, startTiendanube, startYCloud } from "@platform/simulator";
import type { ModelSimulator, S3Simulator, TiendanubeSimulator, YCloudSimulator } from "@platform/simulator";
import type { Plan } from "../scenario/plan.ts";
import { faultyModel, faultySends, faultyStore } from "../scenario/providerFaults.ts";
import type { Random } from "../scenario/random.ts";

export interface Providers {
  ycloud: YCloudSimulator;
  model: ModelSimulator;
  store: TiendanubeSimulator;
  /** Where the product keeps files: its processes share no disk. */
  bucket: S3Simulator;
  /** From here on they behave. */
  mend(): void;
  stop(): Promise<void>;
}

/** The provider's waits between attempts are 10 s, 30 s, 5 min, …; a run has no hours. */
export const RETRY_SCALE = 0.01;
/** The provider's ten seconds, compressed less than its waits: a slow machine is no outage. */
export const WEBHOOK_TIMEOUT_MS = 6_000;
export const STORE = { storeId: "4815162", accessToken: "chaos-store-token" };
const SECRETS = { apiKey: "yc_chaos", webhookSecret: "whsec_chaos_0123456789abcdef" };

/** The outside world, in this process, with faults by chance. */
export async function startProviders(plan: Plan, random: Random): Promise<Providers> {
  const [businessPhone = "", ...otherPhones] = plan.tenants.map(({ phone }) => phone);
  const ycloud = await startYCloud({
    ...SECRETS,
    businessPhone,
    otherPhones,
    retryScale: RETRY_SCALE,
    webhookTimeoutMs: WEBHOOK_TIMEOUT_MS,
    sendsPerSecond: 80,
    statuses: { sentMs: 30, deliveredMs: 200, readMs: 900 },
  });
  const store = await startTiendanube({ ...STORE, flags: { unlimited: true } });
  const bucket = await startS3();
  let faulty = true;
  const model = await startModel({ script: faultyModel(random.fork("model"), () => faulty) });
  const mends = [faultySends(ycloud, random.fork("sends")), faultyStore(store, random.fork("store"))];
  return {
    ycloud,
    model,
    store,
    bucket,
    mend: () => {
      faulty = false;
      for (const mend of mends) mend();
    },
    stop: async () => {
      await Promise.all([ycloud.stop(), model.stop(), store.stop(), bucket.stop()]);
    },
  };
}
