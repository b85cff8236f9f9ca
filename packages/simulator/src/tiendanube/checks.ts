import type { IncomingHttpHeaders } from "node:http";
import type { Reply } from "../http/serve.ts";
import { parseJson } from "../json.ts";
import type { StoreState } from "./types.ts";

const SCOPE_OF: Record<string, string> = {
  products: "products",
  categories: "products",
  orders: "orders",
  checkouts: "orders",
  customers: "customers",
  coupons: "coupons",
  pages: "content",
  draft_orders: "draft_orders",
};

/** An error in the API's usual envelope. */
export function problem(status: number, message: string, description: string | null): Reply {
  return { status, body: { code: status, message, description } };
}

export const NOT_FOUND = problem(404, "Not Found", null);

export interface CheckInput {
  method: string;
  /** First part of the resource: `products`. */
  resource: string;
  storeId: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** The checks before any handler, in the documented order; null lets the request through. */
export function check(state: StoreState, input: CheckInput): Reply | null {
  const { headers, method, resource } = input;
  if (!headers["user-agent"]) return problem(400, "Bad Request", "Missing User-Agent header");
  if (!authenticated(state, input)) return problem(401, "Unauthorized", "Invalid access token");
  if (state.flags.suspended) return problem(402, "Payment Required", "Store or app suspended");
  const scope = SCOPE_OF[resource];
  if (scope !== undefined && !allowed(state.scopes, method === "GET" ? "read" : "write", scope)) {
    return problem(403, "Forbidden", "Missing a required scope");
  }
  if (["POST", "PUT", "PATCH"].includes(method) && input.body.length > 0) {
    if (!/^application\/json/i.test(headers["content-type"] ?? "")) {
      return problem(415, "Unsupported Media Type", "Content-Type should be application/json");
    }
    if (parseJson(input.body.toString("utf8")) === undefined)
      return { status: 400, body: { error: "Problems parsing JSON" } };
  }
  return fill(state) ? null : problem(429, "Too Many Requests", null);
}

/** `Authentication: bearer <token>`, lower-case, for the token's own stores only. */
function authenticated(state: StoreState, { headers, storeId }: CheckInput): boolean {
  const { storeId: own, otherStoreIds = [] } = state.options;
  if (state.flags.tokenRevoked || (storeId !== own && !otherStoreIds.includes(storeId))) return false;
  if (headers["authentication"] === `bearer ${state.accessToken}`) return true;
  return (
    state.flags.acceptAuthorization &&
    headers.authorization?.toLowerCase() === `bearer ${state.accessToken}`.toLowerCase()
  );
}

function allowed(scopes: string[], access: "read" | "write", resource: string): boolean {
  return scopes.includes(`write_${resource}`) || (access === "read" && scopes.includes(`read_${resource}`));
}

function leak(state: StoreState): { size: number; perSecond: number } {
  return state.flags.bigPlan ? { size: 400, perSecond: 20 } : { size: 40, perSecond: 2 };
}

/** Takes one place in the leaky bucket; false: it is full. */
function fill(state: StoreState): boolean {
  if (state.flags.unlimited) return true;
  const { size, perSecond } = leak(state);
  const now = state.now();
  const level = Math.max(0, state.bucket.level - ((now - state.bucket.at) / 1000) * perSecond);
  state.bucket = { level, at: now };
  if (level >= size) return false;
  state.bucket.level = level + 1;
  return true;
}

export function rateHeaders(state: StoreState): Record<string, string> {
  const { size, perSecond } = leak(state);
  const level = Math.ceil(state.bucket.level);
  const resetMs = Math.ceil((level / perSecond) * 1000);
  return {
    "x-rate-limit-limit": String(size),
    "x-rate-limit-remaining": String(Math.max(0, size - level)),
    "x-rate-limit-reset": String(state.flags.resetInSeconds ? Math.ceil(resetMs / 1000) : resetMs),
  };
}
