import { serve, type Exchange, type Reply, type RunningServer } from "../http/serve.ts";
import { parseJson } from "../json.ts";
import { NOT_FOUND, UNAUTHORIZED } from "./errors.ts";
import type { YCloudFault } from "./faults.ts";
import { requestId } from "./ids.ts";
import { account } from "./routesAccount.ts";
import { inbound } from "./routesInbound.ts";
import { failure, isWithheld, refusal, send, withheld, type Outcome } from "./routesSend.ts";
import type { YCloudState } from "./state.ts";
import type { RecordedRequest, RequestKind } from "./types.ts";

/** Pages that live on the same server (the phone); true where one has answered. */
export type Pages = (exchange: Exchange) => boolean | Promise<boolean>;

/** Serves the account's API under `/v2`. */
export async function startServer(state: YCloudState, pages: Pages): Promise<RunningServer> {
  const running = await serve({
    port: state.options.port,
    host: state.options.host,
    handle: async (exchange) => {
      if (!exchange.path.startsWith("/v2/")) {
        if (!(await pages(exchange))) reply(state, exchange, { outcome: failure(NOT_FOUND) });
        return;
      }
      await handleApi(state, exchange);
    },
  });
  state.baseUrl = `${running.url}/v2`;
  return running;
}

async function handleApi(state: YCloudState, exchange: Exchange): Promise<void> {
  const { neighbour } = state;
  if (neighbour !== null && exchange.headers["x-api-key"] === neighbour.options.apiKey)
    return handleApi(neighbour, exchange);
  const recorded = record(state, exchange);
  if (exchange.headers["x-api-key"] !== state.options.apiKey) {
    // Media links answer 403 without the key, as the provider does once the open minutes are over.
    const error =
      recorded.kind === "media" && exchange.method === "GET"
        ? { ...UNAUTHORIZED, status: 403, code: "FORBIDDEN" }
        : UNAUTHORIZED;
    reply(state, exchange, { outcome: failure(error), recorded });
    return;
  }
  const fault = state.faults.take(recorded);
  if (fault?.kind === "delay")
    await new Promise((resolve) => state.timers.after(fault.ms, () => resolve(undefined)));
  if (fault?.kind === "held") await fault.until;
  reply(state, exchange, { outcome: await route(state, exchange, { kind: recorded.kind, fault }), recorded });
}

async function route(
  state: YCloudState,
  exchange: Exchange,
  { kind, fault }: { kind: RequestKind; fault: YCloudFault | null },
): Promise<Outcome> {
  if (kind === "send") return send(state, exchange, fault);
  const refused = refusal(fault);
  if (refused) return failure(refused);
  if (isWithheld(fault)) return withheld(fault);
  const path = exchange.path.slice("/v2".length);
  return (await inbound(state, exchange, path)) ?? account(state, exchange, path) ?? failure(NOT_FOUND);
}

function kindOf(exchange: Exchange): RequestKind {
  const path = exchange.path.slice("/v2".length);
  if (exchange.method === "POST" && /^\/whatsapp\/messages(\/sendDirectly)?$/.test(path)) return "send";
  if (/^\/whatsapp\/inboundMessages\/[^/]+\/markAsRead$/.test(path)) return "mark_read";
  if (/^\/whatsapp\/inboundMessages\/[^/]+\/typing(Indicator)?$/.test(path)) return "typing";
  if (path.startsWith("/whatsapp/messages/")) return "retrieve";
  if (path.startsWith("/whatsapp/media/")) return "media";
  return /^\/(balance|webhookEndpoints|whatsapp\/(phoneNumbers|templates|businessAccounts))/.test(path)
    ? "account"
    : "other";
}

function record(state: YCloudState, exchange: Exchange): RecordedRequest {
  // Of a form only the file counts, and that is kept by itself.
  const isForm = exchange.headers["content-type"]?.startsWith("multipart/") ?? false;
  const text = isForm ? "" : exchange.body.toString("utf8");
  const recorded: RecordedRequest = {
    at: state.now(),
    method: exchange.method,
    path: exchange.path,
    kind: kindOf(exchange),
    headers: Object.fromEntries(Object.entries(exchange.headers).map(([key, value]) => [key, String(value)])),
    body: text === "" ? null : (parseJson(text) ?? text),
    status: null,
  };
  state.requests.push(recorded);
  return recorded;
}

function reply(
  state: YCloudState,
  exchange: Exchange,
  input: { outcome: Outcome; recorded?: RecordedRequest },
): void {
  const { outcome, recorded } = input;
  const { response, request } = exchange;
  if ("drop" in outcome) {
    if (outcome.drop === "hang") return;
    // Half an answer, then the line is cut.
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "4096" });
    response.write('{"id":"69');
    setImmediate(() => request.socket.destroy());
    return;
  }
  if (recorded) recorded.status = outcome.status ?? 200;
  write(state, exchange, outcome);
}

function write(state: YCloudState, { response }: Exchange, outcome: Reply): void {
  const limit = state.options.sendsPerSecond ?? 80;
  const limited = outcome.status === 429;
  response.writeHead(outcome.status ?? 200, {
    ...(outcome.body === undefined ? {} : { "Content-Type": "application/json" }),
    "YCloud-Request-ID": bodyRequestId(outcome.body) ?? requestId(),
    "RateLimit-Limit": String(limit),
    "RateLimit-Policy": `${limit};w=1`,
    "RateLimit-Remaining": limited ? "0" : String(limit - 1),
    "RateLimit-Reset": "1",
    ...outcome.headers,
  });
  if (outcome.body === undefined) response.end();
  else
    response.end(
      Buffer.isBuffer(outcome.body) || typeof outcome.body === "string"
        ? outcome.body
        : JSON.stringify(outcome.body),
    );
}

function bodyRequestId(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body as { error: { requestId?: string } };
  return error.requestId ?? null;
}
