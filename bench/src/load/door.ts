import { Pool } from "undici";
import type { Webhook } from "./webhooks.ts";

const PATH = "/chat/webhook";

/** Kept connections to one receiver of webhooks. */
export interface Door {
  /** Resolves once it is acknowledged; rejects if it is not taken: a figure counts only if all were. */
  post(webhook: Webhook): Promise<void>;
  close(): Promise<void>;
}

export function openDoor(origin: string, connections: number): Door {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  return {
    post: async ({ body, headers }) => {
      const response = await pool.request({ path: PATH, method: "POST", body, headers });
      await response.body.dump();
      if (response.statusCode !== 200) throw new Error(`A webhook was answered ${response.statusCode}`);
    },
    close: () => pool.close(),
  };
}
