import type { Exchange, Reply } from "../http/serve.ts";
import { asObject, asText, parseJson, type JsonObject } from "../json.ts";
import { errorBody, INTERNAL, metaRejection, type ProviderError, UNAUTHORIZED, NOT_FOUND } from "./errors.ts";
import type { ChatEntry } from "./chatLog.ts";
import type { YCloudFault } from "./faults.ts";
import { e164, objectId, wamid } from "./ids.ts";
import { mediaProblem } from "./mediaRules.ts";
import { customerKey, shownText, wabaOf, type YCloudState } from "./state.ts";
import { recipientOf, reportStatus, scheduleStatuses } from "./statuses.ts";
import { findTemplate, sendingProblem } from "./templates.ts";
import type { SentMessage, WhatsappMessage } from "./types.ts";
import { validateSend } from "./validate.ts";

/** How a request is answered; `reset` and `hang` leave the answer out. */
export type Outcome = Reply | { drop: "reset" | "hang" };

/** `POST /whatsapp/messages` and `/whatsapp/messages/sendDirectly`. */
export async function send(
  state: YCloudState,
  exchange: Exchange,
  fault: YCloudFault | null,
): Promise<Outcome> {
  const parsed = parseJson(exchange.body.toString("utf8"));
  if (parsed === undefined)
    return failure({ status: 400, code: "BAD_REQUEST", message: "The request body is not valid JSON." });
  const body = asObject(parsed);
  const endpoint = exchange.path.endsWith("/sendDirectly") ? "sendDirectly" : "messages";
  const limited = overRate(state, asText(body["from"]) ?? "");
  const problem =
    validateSend(body, new Set(state.numbers.keys())) ??
    templateProblem(state, body) ??
    mediaProblem(state, body) ??
    limited ??
    refusal(fault);
  if (problem) return failure(problem);
  if (isWithheld(fault) && fault.taken !== true) return withheld(fault);
  const message = take(state, { body, endpoint, fault });
  const unreachable = state.options.checkMedia && message.type === "image" && !(await reachable(body));
  const lost = unreachable ? "131053" : isUnwanted(state, body) ? "131050" : null;
  const effective: YCloudFault | null = lost === null ? fault : { kind: "fail_later", code: lost };
  if (fault?.kind === "status_before_response") await reportStatus(state, message, "sent");
  const answer: JsonObject = { ...message, status: "accepted" };
  if (endpoint === "messages" || fault?.kind === "no_wamid") delete answer["wamid"];
  scheduleStatuses(state, message, effective);
  return isWithheld(fault) ? withheld(fault) : { status: 200, body: answer };
}

function templateProblem(state: YCloudState, body: JsonObject): ProviderError | null {
  if (body["type"] !== "template") return null;
  return sendingProblem(accountTemplates(state, body), asObject(body["template"]));
}

function accountTemplates(state: YCloudState, body: JsonObject): JsonObject[] {
  const wabaId = wabaOf(state, e164(asText(body["from"]) ?? ""));
  return state.templates.filter((each) => each["wabaId"] === wabaId);
}

/** Marketing to a customer who has stopped it. */
function isUnwanted(state: YCloudState, body: JsonObject): boolean {
  if (body["type"] !== "template" || !state.stopped.has(customerKey(recipientOf(body)))) return false;
  return (
    findTemplate(accountTemplates(state, body), asObject(body["template"]))?.["category"] === "MARKETING"
  );
}

/** The refusals that a fault stands for. */
export function refusal(fault: YCloudFault | null): ProviderError | null {
  switch (fault?.kind) {
    case "unauthorized":
      return UNAUTHORIZED;
    case "not_found":
      return NOT_FOUND;
    case "reject":
      return metaRejection(fault.code, fault.status);
    case "rate_limited":
      return rateLimited(fault.code ?? "SENDER_RATE_LIMITED", fault.retryAfterSeconds ?? null);
    default:
      return null;
  }
}

function rateLimited(code: string, retryAfterSeconds: number | null): ProviderError {
  if (code !== "SENDER_RATE_LIMITED") return { ...metaRejection(code, 429), retryAfterSeconds };
  return { status: 429, code, message: "Too many requests for this sender.", retryAfterSeconds };
}

type WithheldFault = Extract<YCloudFault, { taken?: boolean }>;

/** Faults that keep the true answer from the product. */
export function isWithheld(fault: YCloudFault | null): fault is WithheldFault {
  return fault !== null && ["reset", "hang", "html_page", "server_error"].includes(fault.kind);
}

/** What the product sees instead of the answer. */
export function withheld(fault: WithheldFault): Outcome {
  switch (fault.kind) {
    case "reset":
      return { drop: "reset" };
    case "html_page":
      return {
        status: fault.status ?? 502,
        headers: { "Content-Type": "text/html" },
        body: "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>",
      };
    case "server_error":
      return { status: fault.status ?? 500, body: errorBody({ ...INTERNAL, status: fault.status ?? 500 }) };
    case "hang":
      return { drop: "hang" };
  }
}

export function failure(error: ProviderError): Reply {
  const retryAfter = error.retryAfterSeconds ?? null;
  return {
    status: error.status,
    headers: retryAfter === null ? {} : { "Retry-After": String(retryAfter) },
    body: errorBody(error),
  };
}

function overRate(state: YCloudState, from: string): ProviderError | null {
  const limit = state.options.sendsPerSecond ?? null;
  if (limit === null) return null;
  const second = Math.floor(state.now() / 1000);
  const window = state.sendsInSecond.get(from);
  const count = window?.second === second ? window.count + 1 : 1;
  state.sendsInSecond.set(from, { second, count });
  return count > limit ? rateLimited("SENDER_RATE_LIMITED", 1) : null;
}

/** Takes the message: from here on it exists, whatever the product hears of it. */
function take(
  state: YCloudState,
  input: { body: JsonObject; endpoint: SentMessage["endpoint"]; fault: YCloudFault | null },
): WhatsappMessage {
  const { body, endpoint } = input;
  const address = recipientOf(body);
  const type = asText(body["type"]) ?? "text";
  const content = body[type];
  const message = {
    id: objectId(),
    wabaId: wabaOf(state, e164(asText(body["from"]) ?? "")),
    from: e164(asText(body["from"]) ?? ""),
    ...(address.phone
      ? { to: address.phone }
      : { recipient: address.userId, recipientUserId: address.userId }),
    type,
    [type]: content,
    ...pick(body, ["context", "externalId"]),
    status: "accepted",
    createTime: new Date(state.now()).toISOString(),
    totalPrice: 0,
    currency: "USD",
    regionCode: "AR",
    pricingCategory: pricingOf(state, body),
    bizType: "whatsapp",
    wamid: wamid(address.phone ?? address.userId ?? "", "api"),
  } as WhatsappMessage;
  record(state, { message, body, endpoint });
  return message;
}

function pricingOf(state: YCloudState, body: JsonObject): string {
  if (body["type"] !== "template") return "service";
  const found = findTemplate(accountTemplates(state, body), asObject(body["template"]));
  return (asText(found?.["category"]) ?? "service").toLowerCase();
}

function record(
  state: YCloudState,
  input: { message: WhatsappMessage; body: JsonObject; endpoint: SentMessage["endpoint"] },
): void {
  const { message, body, endpoint } = input;
  const address = recipientOf(body);
  const content = asObject(body[message.type]);
  const sent: SentMessage = {
    id: message.id,
    wamid: asText(message["wamid"]) ?? "",
    externalId: asText(body["externalId"]),
    from: message.from,
    to: address.phone,
    recipient: address.userId,
    type: message.type,
    text: shownText(state, message.type, content),
    imageUrl: asText(content["link"]),
    file: state.media.get(asText(content["id"]) ?? ""),
    at: state.now(),
    endpoint,
    status: "accepted",
    body,
  };
  state.sent.set(message.id, { record: sent, message });
  const customer = customerKey(address);
  state.log.addContact(
    state.log.contacts.get(customer) ?? { key: customer, name: address.phone ?? customer, ...address },
  );
  state.log.typing(customer, false);
  const quoted = asText(asObject(body["context"])["message_id"]);
  if (message.type === "reaction") {
    state.log.update(asText(content["message_id"]) ?? "", { reaction: asText(content["emoji"]) });
    return;
  }
  state.log.add({
    id: message.id,
    wamid: sent.wamid,
    customer,
    shop: sent.from,
    side: "shop",
    type: message.type,
    text: sent.text,
    media: shownMedia(state, { type: message.type, content }),
    at: sent.at,
    status: "accepted",
    replyTo: quoted,
    reaction: null,
  });
}

/** Where the phone finds what a message shows: at its address, or among what was uploaded. */
function shownMedia(
  state: YCloudState,
  { type, content }: { type: string; content: JsonObject },
): ChatEntry["media"] {
  const name = asText(content["filename"]);
  const link = asText(content["link"]);
  const uploaded = state.media.get(asText(content["id"]) ?? "");
  if (uploaded)
    return { url: `/phone/media/${uploaded.id}`, mime: uploaded.mime, name: name ?? uploaded.filename };
  return link ? { url: link, mime: `${type}/*`, name } : null;
}

function pick(body: JsonObject, keys: string[]): JsonObject {
  return Object.fromEntries(keys.filter((key) => body[key] !== undefined).map((key) => [key, body[key]]));
}

async function reachable(body: JsonObject): Promise<boolean> {
  const link = asText(asObject(body["image"])["link"]);
  if (!link) return true;
  try {
    const response = await fetch(link, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response.ok && (response.headers.get("content-type") ?? "").startsWith("image/");
  } catch {
    return false;
  }
}
