import { Pool } from "undici";

/** The panel's queries, over one connection that is kept. */
export interface Panel {
  /** Rejects unless answered 200. */
  ask(procedure: string, input: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

export function openPanel(origin: string, token: string): Panel {
  const pool = new Pool(origin, { connections: 1, pipelining: 1 });
  const headers = { authorization: `Bearer ${token}` };
  return {
    ask: async (procedure, input) => {
      const path = `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
      const response = await pool.request({ path, method: "GET", headers });
      const body = await response.body.text();
      if (response.statusCode !== 200)
        throw new Error(`${procedure} was answered ${response.statusCode}: ${body.slice(0, 300)}`);
    },
    close: () => pool.close(),
  };
}
