import type { JsonObject } from "../json.ts";
import type { StoreData } from "./data/index.ts";

/** Behaviours of the real API that are uncertain or special; all off by default. */
export interface TiendanubeFlags {
  /** Store or app not paid: 402 everywhere. */
  suspended: boolean;
  /** The token was revoked: 401 everywhere. */
  tokenRevoked: boolean;
  /** An empty list is 200 `[]` instead of 404 "Last page is N". */
  emptyAs200: boolean;
  /** `Authorization` is accepted too. */
  acceptAuthorization: boolean;
  /** Bucket and leak times ten. */
  bigPlan: boolean;
  /** `x-rate-limit-reset` in seconds. */
  resetInSeconds: boolean;
  /** Fulfillments of an order are `[]` on its first so many reads. */
  fulfillmentsDelayed: number;
  /** No rate limit at all, for tests that are about something else. */
  unlimited: boolean;
}

export type TiendanubeFault =
  | { kind: "error"; status: 500 | 503 }
  | { kind: "html_page" }
  /** A full bucket; `resetMs` is 20,000 unless told. */
  | { kind: "rate_limited"; resetMs?: number }
  | { kind: "hang" }
  | { kind: "reset" }
  /** The request has its effect, and the connection breaks before the answer. */
  | { kind: "done_unanswered" }
  | { kind: "truncated" }
  /** Answered as ever, but not before this. */
  | { kind: "held"; until: Promise<unknown> };

export interface StoreRequest {
  at: number;
  method: string;
  /** Without version and store: `/products`. */
  resource: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  status: number | null;
}

export interface FaultOptions {
  times?: number;
  when?: (request: StoreRequest) => boolean;
}

export interface TiendanubeOptions {
  port?: number;
  host?: string;
  storeId: string;
  /** Further stores that sell the same under the same token. */
  otherStoreIds?: readonly string[];
  accessToken: string;
  /** Scopes of the token; default every read scope the product asks for. */
  scopes?: string[];
  /** App secret: key of webhook signatures, and of the token exchange. */
  clientSecret?: string;
  /** Where store events go; null: nowhere. */
  webhookUrl?: string | null;
  flags?: Partial<TiendanubeFlags>;
  /** Root of links and pictures; default the server itself. */
  publicUrl?: string;
  /** Products that the shop has beside the sample's, for what is about size. */
  generated?: number;
  now?: () => number;
  /** Factor on the waits between webhook attempts; default 1. */
  retryScale?: number;
}

export interface StoreState {
  options: TiendanubeOptions;
  data: StoreData;
  flags: TiendanubeFlags;
  scopes: string[];
  accessToken: string;
  now: () => number;
  requests: StoreRequest[];
  faults: { fault: TiendanubeFault; left: number; when: (request: StoreRequest) => boolean }[];
  /** Level of the leaky bucket and when it was looked at. */
  bucket: { level: number; at: number };
  webhooks: { id: number; event: string; url: string; created_at: string; updated_at: string }[];
  /** Draft orders, the oldest first. */
  drafts: JsonObject[];
  deliveries: { at: number; url: string; body: string; status: number | null }[];
  /** Reads of an order, for `fulfillmentsDelayed`. */
  orderReads: Map<number, number>;
  codes: Map<string, number>;
  timers: Set<NodeJS.Timeout>;
}
