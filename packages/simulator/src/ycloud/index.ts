import type { JsonObject } from "../json.ts";
import { phonePages } from "../phone/routes.ts";
import type { ChatLog } from "./chatLog.ts";
import { Customer, type CustomerIdentity } from "./customer.ts";
import type { Faults } from "./faults.ts";
import { PhoneApp } from "./phoneApp.ts";
import { judgeByName, type Verdict } from "./review.ts";
import { startServer } from "./server.ts";
import { createState, endpoint } from "./state.ts";
import { markReadByCustomer } from "./statuses.ts";
import type { Delivery, RecordedRequest, SentMessage, WebhookEndpoint, YCloudOptions } from "./types.ts";
import { postRaw, type RawPost } from "./webhooks.ts";

export interface PostEventOptions {
  /** Secret to sign with; default the account's. */
  signWith?: string;
  /** Seconds since the epoch for `t`; default now. */
  unixSeconds?: number;
  url?: string;
  mutate?: NonNullable<RawPost["mutate"]>;
}

/** A running YCloud account with its customers. */
export interface YCloudSimulator {
  /** With `/v2`, as `YCLOUD_BASE_URL` wants it. */
  baseUrl: string;
  port: number;
  phoneUrl: string;
  apiKey: string;
  webhookSecret: string;
  businessPhone: string;
  requests: RecordedRequest[];
  /** Everything that was taken, oldest first, with its present status. */
  readonly sentMessages: SentMessage[];
  deliveries: Delivery[];
  endpoints: WebhookEndpoint[];
  faults: Faults;
  chats: ChatLog;
  phoneApp: PhoneApp;
  customer(who: string | CustomerIdentity): Customer;
  /** Posts any event once, signed. */
  postEvent(
    event: JsonObject | string | Buffer,
    options?: PostEventOptions,
  ): Promise<{ status: number; body: string }>;
  setWebhookUrl(url: string): void;
  /** The customer opens the chat: delivered messages become read (with `readMs: "manual"`). */
  markReadByCustomer(key: string): void;
  /** Meta decides about a template: approves, rejects, pauses it. Resolves when the product has been told. */
  judgeTemplate(name: string, verdict: Verdict): Promise<void>;
  /** The account's templates as they stand. */
  readonly templates: JsonObject[];
  /** Resolves when every planned status event and running delivery is done. */
  settled(): Promise<void>;
  /**
   * Waits until so many messages (to that customer) were taken; rejects after `timeoutMs` (default 240,000: what was
   * lost on its way to the provider leaves once lease and minute are over, 105 s later).
   */
  waitForSent(count: number, options?: { to?: string; timeoutMs?: number }): Promise<SentMessage[]>;
  stop(): Promise<void>;
}

/** Starts a server that speaks YCloud's WhatsApp API v2 and sends its webhooks. */
export async function startYCloud(options: YCloudOptions): Promise<YCloudSimulator> {
  const state = createState(options);
  const running = await startServer(state, phonePages(state)).catch((error: unknown) => {
    // Where the port is taken another one is tried: this one must leave nothing that still writes.
    state.timers.close();
    state.log.close();
    throw error;
  });
  const sent = (to?: string) =>
    [...state.sent.values()]
      .map(({ record }) => record)
      .filter((record) => to === undefined || record.to === to);
  return {
    baseUrl: state.baseUrl,
    port: running.port,
    phoneUrl: `${running.url}/phone`,
    apiKey: options.apiKey,
    webhookSecret: options.webhookSecret,
    businessPhone: options.businessPhone,
    requests: state.requests,
    get sentMessages() {
      return sent();
    },
    deliveries: state.webhooks.deliveries,
    endpoints: state.endpoints,
    faults: state.faults,
    chats: state.log,
    phoneApp: new PhoneApp(state),
    customer: (who) => new Customer(state, typeof who === "string" ? { phone: who } : who),
    postEvent: (event, post = {}) =>
      postRaw({
        event,
        url: post.url ?? state.endpoints[0]?.url ?? "",
        secret: post.signWith ?? options.webhookSecret,
        unixSeconds: post.unixSeconds ?? Math.floor(state.now() / 1000),
        timeoutMs: state.webhooks.timeoutMs,
        ...(post.mutate ? { mutate: post.mutate } : {}),
      }),
    setWebhookUrl: (url) => {
      const first = state.endpoints[0];
      if (first) first.url = url;
      else state.endpoints.push(endpoint({ url, secret: options.webhookSecret, now: state.now }));
    },
    markReadByCustomer: (key) => markReadByCustomer(state, key),
    judgeTemplate: (name, verdict) => judgeByName(state, name, verdict),
    templates: state.templates,
    settled: () => state.timers.settled(),
    waitForSent: (count, wait = {}) =>
      waitFor(() => sent(wait.to), { count, timeoutMs: wait.timeoutMs ?? 240_000 }),
    stop: async () => {
      state.timers.close();
      state.log.close();
      await running.close();
    },
  };
}

async function waitFor(
  read: () => SentMessage[],
  { count, timeoutMs }: { count: number; timeoutMs: number },
): Promise<SentMessage[]> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const messages = read();
    if (messages.length >= count) return messages;
    if (performance.now() > end)
      throw new Error(`${messages.length} of ${count} messages were sent within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
