import type { Exchange, Reply } from "../http/serve.ts";
import { asArray, asObject, asText, parseJson, type Json, type JsonObject } from "../json.ts";
import { invalid, missing, NOT_FOUND } from "./errors.ts";
import { failure } from "./routesSend.ts";
import { endpoint, wabaOf, type YCloudState } from "./state.ts";
import { createTemplate } from "./review.ts";

/** The management routes: balance, numbers, templates, webhook endpoints. Null: not one of them. */
export function account(state: YCloudState, exchange: Exchange, path: string): Reply | null {
  const route = `${exchange.method} ${path}`;
  switch (route) {
    case "GET /balance":
      return { body: { amount: 190.07658, currency: "USD" } };
    case "GET /whatsapp/phoneNumbers":
      return list(exchange, phoneNumbers(state));
    case "GET /whatsapp/businessAccounts":
      return list(exchange, [
        { id: state.wabaId, name: "Punta y Compás", currency: "USD", status: "APPROVED" },
      ]);
    case "GET /whatsapp/templates":
      return list(exchange, templates(state, exchange.query));
    case "POST /whatsapp/templates":
      return createTemplate(state, exchange);
    case "GET /webhookEndpoints":
      return list(exchange, state.endpoints);
    case "POST /webhookEndpoints":
      return createEndpoint(state, exchange);
    default:
      return path.startsWith("/webhookEndpoints/") ? oneEndpoint(state, exchange, path) : null;
  }
}

function list(exchange: Exchange, items: Json[]): Reply {
  const page = Number(exchange.query.get("page") ?? "1");
  const limit = Number(exchange.query.get("limit") ?? "10");
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    return failure(invalid("limit", "should be between 1 and 100"));
  if (!Number.isInteger(page) || page < 1 || page > 100)
    return failure(invalid("page", "should be between 1 and 100"));
  const offset = (page - 1) * limit;
  const shown = items.slice(offset, offset + limit);
  const total = exchange.query.get("includeTotal") === "true" ? { total: items.length } : {};
  return { body: { offset, limit, length: shown.length, ...total, items: shown } };
}

function phoneNumbers(state: YCloudState): Json[] {
  return [...state.numbers].map(([phone, name], index) => ({
    id: `10654035224292${index + 2}`,
    phoneNumber: phone,
    displayPhoneNumber: phone.replace(/^\+(\d{2})(\d)(\d{2,4})(\d{4})(\d{4})$/, "+$1 $2 $3 $4-$5"),
    wabaId: wabaOf(state, phone),
    verifiedName: name,
    qualityRating: state.trouble.get(phone)?.qualityRating ?? "GREEN",
    messagingLimit: "TIER_2K",
    whatsappBusinessManagerMessagingLimit: "TIER_2K",
    codeVerificationStatus: "VERIFIED",
    isOfficialBusinessAccount: false,
    status: state.trouble.get(phone)?.status ?? "CONNECTED",
    nameStatus: "APPROVED",
  }));
}

function templates(state: YCloudState, query: URLSearchParams): Json[] {
  const wanted = (template: JsonObject, key: string) => {
    const value = query.get(`filter.${key}`);
    return value === null || template[key] === value;
  };
  return state.templates.filter((template) =>
    ["wabaId", "name", "language", "status"].every((key) => wanted(template, key)),
  );
}

function createEndpoint(state: YCloudState, exchange: Exchange): Reply {
  const body = asObject(parseJson(exchange.body.toString("utf8")));
  const url = asText(body["url"]);
  const events = asArray(body["enabledEvents"]).filter((event): event is string => typeof event === "string");
  if (!url) return failure(missing("url"));
  if (!/^https?:\/\//.test(url) || url.length > 500)
    return failure(invalid("url", "should be an HTTP or HTTPS address"));
  if (events.length === 0) return failure(missing("enabledEvents"));
  if (state.endpoints.length >= 20) return failure(invalid("url", "exceeds the 20 endpoints of an account"));
  const created = endpoint({
    url,
    secret: newSecret(),
    now: state.now,
    events,
    description: asText(body["description"]) ?? "",
  });
  created.status = asText(body["status"]) ?? "active";
  state.endpoints.push(created);
  return { body: created };
}

/** Each endpoint has one of its own. */
const newSecret = (): string => `whsec_${crypto.randomUUID().replaceAll("-", "")}`;

function oneEndpoint(state: YCloudState, exchange: Exchange, path: string): Reply {
  const [id, action] = path.slice("/webhookEndpoints/".length).split("/");
  const index = state.endpoints.findIndex((candidate) => candidate.id === id);
  const found = state.endpoints[index];
  if (!found) return failure(NOT_FOUND);
  if (exchange.method === "DELETE") state.endpoints.splice(index, 1);
  if (exchange.method === "POST" && action === "rotateSecret") found.secret = newSecret();
  if (exchange.method === "PATCH") {
    const body = asObject(parseJson(exchange.body.toString("utf8")));
    for (const key of ["url", "enabledEvents", "description", "status"] as const) {
      if (body[key] !== undefined) Object.assign(found, { [key]: body[key] });
    }
    found.updateTime = new Date(state.now()).toISOString();
  }
  return { body: found };
}
