import { Pool } from "undici";
import type { Webhook } from "./webhooks.ts";

const PATH = "/chat/webhook";

/** Brings all of them over so many connections, each as soon as the one before is answered; answered per second. */
export async function postAll(
  origin: string,
  webhooks: Webhook[],
  connections: number,
): Promise<{ perSecond: number }> {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  let next = 0;
  const bring = async (): Promise<void> => {
    for (let webhook = webhooks[next++]; webhook !== undefined; webhook = webhooks[next++]) {
      await post(pool, webhook);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, bring));
  const perSecond = (webhooks.length * 1000) / (performance.now() - started);
  await pool.close();
  return { perSecond };
}

/**
 * Brings one after another at a steady rate, whether the one before is answered or not. Times run from when each
 * was due, so that waiting behind a slow one counts; in milliseconds.
 */
export async function postSteadily(
  origin: string,
  webhooks: Webhook[],
  { perSecond, connections }: { perSecond: number; connections: number },
): Promise<number[]> {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const started = performance.now();
  const bring = async (webhook: Webhook, due: number): Promise<number> => {
    await post(pool, webhook);
    return performance.now() - due;
  };
  const times: Promise<number>[] = [];
  while (times.length < webhooks.length) {
    const due = started + (times.length * 1000) / perSecond;
    const webhook = webhooks[times.length];
    if (webhook === undefined) break;
    if (due > performance.now()) await untilNextTick();
    else times.push(bring(webhook, due));
  }
  const measured = await Promise.all(times);
  await pool.close();
  return measured;
}

/** A figure counts only if every webhook was taken. */
async function post(pool: Pool, { body, headers }: Webhook): Promise<void> {
  const response = await pool.request({ path: PATH, method: "POST", body, headers });
  await response.body.dump();
  if (response.statusCode !== 200) throw new Error(`A webhook was answered ${response.statusCode}`);
}

function untilNextTick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}
