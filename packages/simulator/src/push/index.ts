import { createECDH, type ECDH, randomBytes } from "node:crypto";
import { serve, type Exchange } from "../http/serve.ts";
import { asObject, parseJson } from "../json.ts";
import { decrypt } from "./decrypt.ts";
import { checkVapid } from "./vapid.ts";

/** What a browser's `PushSubscription.toJSON()` says. */
export interface SimulatedSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface PushedMessage {
  endpoint: string;
  /** Opened with the subscription's keys. */
  payload: Record<string, unknown>;
  ttl: number;
  topic: string | undefined;
  urgency: string | undefined;
}

export type PushFault =
  | { kind: "status"; status: number; headers?: Record<string, string> }
  | { kind: "reset" }
  | { kind: "redirect"; to: string };

export interface PushSimulator {
  url: string;
  /** A new browser. With an application's key, it takes that application's messages alone. */
  subscribe(applicationServerKey?: string): SimulatedSubscription;
  /** The browser is gone: its push service says 410 from now on. */
  expire(endpoint: string): void;
  /** What has arrived. */
  messages: PushedMessage[];
  /** Requests that were not taken, and why. */
  refusals: { status: number; reason: string }[];
  /** Hits the next requests, one each. */
  failNext(fault: PushFault, times?: number): void;
  stop(): Promise<void>;
}

interface Browser {
  device: ECDH;
  auth: Buffer;
  applicationServerKey: string | undefined;
  gone: boolean;
}

const LARGEST = 4_096;

/** A push service as browsers bring one along: RFC 8030, with the encryption and signatures that Web Push demands. */
export async function startPush({ port }: { port?: number } = {}): Promise<PushSimulator> {
  const browsers = new Map<string, Browser>();
  const messages: PushedMessage[] = [];
  const refusals: PushSimulator["refusals"] = [];
  const faults: PushFault[] = [];
  const server = await serve({
    port,
    handle: (exchange) => {
      const fault = faults.shift();
      if (fault !== undefined) return fail(exchange, fault);
      const endpoint = `${server.url}${exchange.path}`;
      const taken = take(exchange, { browser: browsers.get(exchange.path), origin: server.url });
      if ("status" in taken) {
        refusals.push(taken);
        exchange.response.writeHead(taken.status, { "content-type": "text/plain" }).end(taken.reason);
        return undefined;
      }
      messages.push({ endpoint, ...taken });
      exchange.response.writeHead(201, { location: endpoint }).end();
      return undefined;
    },
  });
  return {
    url: server.url,
    messages,
    refusals,
    subscribe: (applicationServerKey) => {
      const path = `/push/${randomBytes(18).toString("base64url")}`;
      const device = createECDH("prime256v1");
      const p256dh = device.generateKeys().toString("base64url");
      const auth = randomBytes(16);
      browsers.set(path, { device, auth, applicationServerKey, gone: false });
      return { endpoint: `${server.url}${path}`, keys: { p256dh, auth: auth.toString("base64url") } };
    },
    expire: (endpoint) => {
      const browser = browsers.get(new URL(endpoint).pathname);
      if (browser !== undefined) browser.gone = true;
    },
    failNext: (fault, times = 1) => {
      for (let left = times; left > 0; left -= 1) faults.push(fault);
    },
    stop: () => server.close(),
  };
}

function take(
  { method, headers, body }: Exchange,
  { browser, origin }: { browser: Browser | undefined; origin: string },
): Omit<PushedMessage, "endpoint"> | { status: number; reason: string } {
  if (method !== "POST") return { status: 405, reason: "POST only" };
  if (browser === undefined) return { status: 404, reason: "push subscription not found" };
  if (browser.gone) return { status: 410, reason: "push subscription has unsubscribed or expired" };
  const vapid = checkVapid(headers.authorization, { origin, now: Date.now() });
  if ("refusal" in vapid) return { status: 401, reason: vapid.refusal };
  if (browser.applicationServerKey !== undefined && browser.applicationServerKey !== vapid.key)
    return { status: 403, reason: "the key is not the one of the subscription" };
  const ttl = Number(headers["ttl"] ?? Number.NaN);
  if (!Number.isInteger(ttl) || ttl < 0) return { status: 400, reason: "a TTL is missing" };
  if (body.length > LARGEST) return { status: 413, reason: "payload too large" };
  if (headers["content-encoding"] !== "aes128gcm") return { status: 400, reason: "unknown content encoding" };
  const topic = headers["topic"]?.toString();
  if (topic !== undefined && !/^[\w-]{1,32}$/.test(topic)) return { status: 400, reason: "no topic" };
  try {
    const payload = asObject(parseJson(decrypt(body, browser)));
    return { payload, ttl, topic, urgency: headers["urgency"]?.toString() };
  } catch (error) {
    return { status: 400, reason: String(error) };
  }
}

function fail({ request, response }: Exchange, fault: PushFault): void {
  switch (fault.kind) {
    case "status":
      response.writeHead(fault.status, fault.headers ?? {}).end("As the test wished");
      return;
    case "redirect":
      response.writeHead(307, { location: fault.to }).end();
      return;
    case "reset":
      request.socket.destroy();
  }
}
