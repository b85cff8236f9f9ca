import { serve, type Exchange } from "../http/serve.ts";
import { asArray, asObject, asText, type JsonObject } from "../json.ts";
import { check, NOT_FOUND, rateHeaders } from "./checks.ts";
import { storeTime } from "./data/dates.ts";
import { buildStoreData, type StoreData } from "./data/index.ts";
import { fail, send } from "./faults.ts";
import { oauth } from "./oauth.ts";
import { RESOURCES, route } from "./routes.ts";
import { storefront } from "./storefront.ts";
import type {
  FaultOptions,
  StoreRequest,
  StoreState,
  TiendanubeFault,
  TiendanubeFlags,
  TiendanubeOptions,
} from "./types.ts";
import { emitStoreEvent } from "./webhooks.ts";

/** A running store with its API and its storefront. */
export interface TiendanubeSimulator {
  /** Without version, as `TIENDANUBE_BASE_URL` wants it; also the base of `/apps/…`. */
  baseUrl: string;
  port: number;
  storeId: string;
  readonly accessToken: string;
  /** The shop's pages. */
  storefrontUrl: string;
  requests: StoreRequest[];
  flags: TiendanubeFlags;
  data: StoreData;
  deliveries: StoreState["deliveries"];
  /** A fault for the next requests; returns the function that takes it back. */
  failNext(fault: TiendanubeFault, options?: FaultOptions): () => void;
  /** Changes a product (fields of the API), tells the webhooks; false where there is none. */
  updateProduct(id: number, patch: JsonObject): Promise<boolean>;
  /** Changes fields of one variant: stock, price, promotional_price, visible … */
  updateVariant(variantId: number, patch: JsonObject): Promise<boolean>;
  removeProduct(id: number): Promise<boolean>;
  emitWebhook(event: string, extra?: JsonObject): Promise<(number | null)[]>;
  /** Where the authorize page sends the browser back to. */
  setRedirectUrl(url: string): void;
  setWebhookUrl(url: string): void;
  stop(): Promise<void>;
}

const SCOPES = [
  "read_products",
  "read_orders",
  "read_customers",
  "read_coupons",
  "read_content",
  "write_draft_orders",
];

/** Starts a server that speaks the Tiendanube API (2025-03 and v1) for one sample store. */
export async function startTiendanube(options: TiendanubeOptions): Promise<TiendanubeSimulator> {
  const settings = { ...options };
  let redirectUrl: string | null = null;
  const state = createState(settings);
  const running = await serve({
    port: options.port,
    host: options.host,
    handle: (exchange) => {
      const install = oauth(state, exchange, redirectUrl);
      if (install) return send(exchange, install, {});
      if (/^\/(v1|2025-03|unstable)\//.test(exchange.path)) return handleApi(state, exchange);
      if (!storefront(state, exchange)) send(exchange, NOT_FOUND, {});
    },
  });
  settings.publicUrl = options.publicUrl ?? running.url;
  const { storeId, generated } = options;
  state.data = buildStoreData({ publicUrl: settings.publicUrl, storeId, now: state.now(), generated });
  return {
    baseUrl: running.url,
    port: running.port,
    storeId: options.storeId,
    get accessToken() {
      return state.accessToken;
    },
    storefrontUrl: settings.publicUrl,
    requests: state.requests,
    flags: state.flags,
    data: state.data,
    deliveries: state.deliveries,
    failNext: (fault, { times = 1, when = () => true } = {}) => {
      const rule = { fault, left: times, when };
      state.faults.push(rule);
      return () => {
        rule.left = 0;
      };
    },
    ...changes(state),
    emitWebhook: (event, extra) => emitStoreEvent(state, event, extra),
    setRedirectUrl: (url) => {
      redirectUrl = url;
    },
    setWebhookUrl: (url) => {
      settings.webhookUrl = url;
    },
    stop: async () => {
      for (const timer of state.timers) clearTimeout(timer);
      await running.close();
    },
  };
}

function createState(options: TiendanubeOptions): StoreState {
  const now = options.now ?? Date.now;
  return {
    options,
    data: buildStoreData({ publicUrl: "http://127.0.0.1", storeId: options.storeId, now: now() }),
    flags: {
      suspended: false,
      tokenRevoked: false,
      emptyAs200: false,
      acceptAuthorization: false,
      bigPlan: false,
      resetInSeconds: false,
      fulfillmentsDelayed: 0,
      unlimited: false,
      ...options.flags,
    },
    scopes: options.scopes ?? SCOPES,
    accessToken: options.accessToken,
    now,
    requests: [],
    faults: [],
    bucket: { level: 0, at: now() },
    webhooks: [],
    drafts: [],
    deliveries: [],
    orderReads: new Map(),
    codes: new Map(),
    timers: new Set(),
  };
}

function changes(
  state: StoreState,
): Pick<TiendanubeSimulator, "updateProduct" | "updateVariant" | "removeProduct"> {
  const find = (id: number) => state.data.products.findIndex((product) => product["id"] === id);
  const touched = async (product: JsonObject): Promise<boolean> => {
    product["updated_at"] = storeTime(state.now());
    await emitStoreEvent(state, "product/updated", { id: product["id"] });
    return true;
  };
  return {
    updateProduct: async (id, patch) => {
      const product = state.data.products[find(id)];
      return product === undefined ? false : touched(Object.assign(product, patch));
    },
    updateVariant: async (variantId, patch) => {
      for (const product of state.data.products) {
        const variant = asArray(product["variants"])
          .map(asObject)
          .find((item) => item["id"] === variantId);
        if (variant === undefined) continue;
        Object.assign(variant, patch, { updated_at: storeTime(state.now()) });
        return touched(product);
      }
      return false;
    },
    removeProduct: async (id) => {
      const index = find(id);
      if (index < 0) return false;
      state.data.products.splice(index, 1);
      await emitStoreEvent(state, "product/deleted", { id });
      return true;
    },
  };
}

async function handleApi(state: StoreState, exchange: Exchange): Promise<void> {
  const [version, storeId = "", ...parts] = exchange.path.split("/").filter(Boolean).map(decodeURIComponent);
  const recorded = record(state, exchange, `/${parts.join("/")}`);
  const fault = state.faults.find((rule) => rule.left > 0 && rule.when(recorded));
  if (fault) {
    fault.left -= 1;
    if (await fail(exchange, fault.fault)) return;
  }
  const [resource = ""] = parts;
  const known = RESOURCES.includes(resource) && (version === "v1" || version === "2025-03");
  const reply = !known
    ? NOT_FOUND
    : (check(state, {
        method: exchange.method,
        resource,
        storeId,
        headers: exchange.headers,
        body: exchange.body,
      }) ??
      route(state, {
        version: version === "v1" ? "v1" : "2025-03",
        method: exchange.method,
        parts,
        query: exchange.query,
        body: exchange.body,
        url: `http://${exchange.headers.host ?? "127.0.0.1"}${exchange.path}`,
      }));
  recorded.status = reply.status ?? 200;
  if (fault?.fault.kind === "done_unanswered") {
    exchange.response.socket?.destroy();
    return;
  }
  send(exchange, reply, {
    "x-main-language": asText(state.data.store["main_language"]) ?? "es",
    ...rateHeaders(state),
  });
}

function record(state: StoreState, exchange: Exchange, resource: string): StoreRequest {
  const recorded: StoreRequest = {
    at: state.now(),
    method: exchange.method,
    resource,
    path: exchange.path,
    query: Object.fromEntries(exchange.query),
    headers: Object.fromEntries(Object.entries(exchange.headers).map(([key, value]) => [key, String(value)])),
    status: null,
  };
  state.requests.push(recorded);
  return recorded;
}
