import { Pool } from "undici";
import type { Webhook } from "./webhooks.ts";

const PATH = "/chat/webhook";

/** Kept connections to the receivers of webhooks. */
export interface Door {
  /** Resolves once it is acknowledged; rejects if it is not taken: a figure counts only if all were. */
  post(webhook: Webhook): Promise<void>;
  close(): Promise<void>;
}

/** @param origins of the receivers; each webhook goes to the next of them, as before a balancer */
export function openDoor(origins: string | readonly string[], connections: number): Door {
  const all = typeof origins === "string" ? [origins] : origins;
  const pools = all.map(
    (origin) => new Pool(origin, { connections: Math.ceil(connections / all.length), pipelining: 1 }),
  );
  let turn = 0;
  return {
    post: async ({ body, headers }) => {
      const pool = pools[turn++ % pools.length];
      if (pool === undefined) throw new Error("Nobody receives");
      const response = await pool.request({ path: PATH, method: "POST", body, headers });
      await response.body.dump();
      if (response.statusCode !== 200) throw new Error(`A webhook was answered ${response.statusCode}`);
    },
    close: async () => void (await Promise.all(pools.map((pool) => pool.close()))),
  };
}
