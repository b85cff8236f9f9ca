import type { Sql } from "@platform/db";
import type { TiendanubeClient } from "@platform/integrations/tiendanube";
import type { Logger } from "pino";
import type { Shop } from "../rows.ts";
import type { Written } from "../writes.ts";
import type { Cursor } from "./cursor.ts";

/** One look of a run at the store. */
export interface Visit extends Written {
  client: TiendanubeClient;
  sql: Sql;
  shop: Shop;
  country: string;
  cursor: Cursor;
  /** Where the store sends its events; null where it can't reach us. */
  webhookUrl: string | null;
  /** Where it was last told to. */
  knownWebhookUrl: string | null;
  signal: AbortSignal;
  log: Pick<Logger, "error">;
}

/** What a page says of the store itself; absent stays as it was. */
export interface Facts {
  currency?: string;
  language?: string;
  storeUrl?: string | null;
  products?: number;
  total?: number | null;
  webhookUrl?: string;
  whole?: boolean;
}

/** What a look came to: written in one transaction with the cursor that goes on from here. */
export interface Step {
  cursor: Cursor;
  facts?: Facts;
  /** What is found out while writing goes into the cursor too. */
  write?(tx: Sql): Promise<Partial<Cursor>>;
}
