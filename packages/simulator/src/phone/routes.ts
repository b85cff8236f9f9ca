import { readFileSync } from "node:fs";
import { sendBytes, sendJson, type Exchange } from "../http/serve.ts";
import { asObject, asText, parseJson, type JsonObject } from "../json.ts";
import { SAMPLES, type SampleName } from "../media/samples.ts";
import type { CustomerContent } from "../ycloud/content.ts";
import { Customer } from "../ycloud/customer.ts";
import { PhoneApp } from "../ycloud/phone-app.ts";
import type { Pages } from "../ycloud/server.ts";
import type { YCloudState } from "../ycloud/state.ts";
import { markReadByCustomer } from "../ycloud/statuses.ts";

const FILES: Record<string, [file: string, type: string]> = {
  "/phone": ["index.html", "text/html; charset=utf-8"],
  "/phone/": ["index.html", "text/html; charset=utf-8"],
  "/phone/phone.css": ["phone.css", "text/css; charset=utf-8"],
  "/phone/phone.js": ["phone.js", "text/javascript; charset=utf-8"],
  "/phone/bubbles.js": ["bubbles.js", "text/javascript; charset=utf-8"],
  "/phone/icons.js": ["icons.js", "text/javascript; charset=utf-8"],
};

/** The customer's phone: a page, its data, its live events and what it sends. */
export function phonePages(state: YCloudState): Pages {
  return async (exchange) => {
    const { method, path, response } = exchange;
    const file = FILES[path];
    if (method === "GET" && file) {
      sendBytes(response, { type: file[1], bytes: readFileSync(new URL(`./page/${file[0]}`, import.meta.url)), headers: { "Cache-Control": "no-cache" } });
      return true;
    }
    if (method === "GET" && path === "/") {
      response.writeHead(302, { Location: "/phone" }).end();
      return true;
    }
    if (method === "GET" && path === "/phone/state") return show(state, exchange);
    if (method === "GET" && path === "/phone/events") return stream(state, exchange);
    if (method === "GET" && path.startsWith("/phone/media/")) return media(state, exchange);
    if (method === "POST" && path === "/phone/send") return send(state, exchange);
    if (method === "POST" && path === "/phone/echo") return echo(state, exchange);
    if (method === "POST" && path === "/phone/seen") return seen(state, exchange);
    return false;
  };
}

function show(state: YCloudState, { query, response }: Exchange): boolean {
  const customer = query.get("customer") ?? "";
  const [phone = "", name = ""] = [...state.numbers][0] ?? [];
  const last = new Map<string, number>();
  for (const entry of state.log.entries()) last.set(entry.customer, entry.at);
  const contacts = [...state.log.contacts.values()]
    .map((contact) => ({ ...contact, lastAt: last.get(contact.key) ?? null }))
    .sort((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0));
  sendJson(response, { body: { business: { name, phone }, contacts, entries: state.log.entries(customer), links: state.options.phoneLinks ?? [] } });
  return true;
}

/** Every change of every chat; the page picks what it shows. */
function stream(state: YCloudState, { response }: Exchange): boolean {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  response.write("retry: 1000\n\n");
  const stop = state.log.subscribe((change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
  const beat = setInterval(() => response.write(": .\n\n"), 15_000);
  response.on("close", () => {
    clearInterval(beat);
    stop();
  });
  return true;
}

/** Bytes a customer sent, without the provider's key: it is their own phone. */
function media(state: YCloudState, { path, response }: Exchange): boolean {
  const id = path.slice("/phone/media/".length);
  const stored = state.media.get(id) ?? (id in SAMPLES ? SAMPLES[id as SampleName]() : null);
  if (!stored) return false;
  sendBytes(response, { type: stored.mime, bytes: stored.bytes });
  return true;
}

async function send(state: YCloudState, { body, response }: Exchange): Promise<boolean> {
  const input = asObject(parseJson(body.toString("utf8")));
  const who = asObject(input["customer"]);
  const phone = asText(who["phone"]);
  const userId = asText(who["userId"]);
  const name = asText(who["name"]);
  if (phone === null && userId === null) return refuse(response, "Falta el cliente.");
  const customer = new Customer(state, {
    ...(phone === null ? {} : { phone }),
    ...(userId === null ? {} : { userId }),
    ...(name === null ? {} : { name }),
  });
  const replyTo = asText(input["replyTo"]);
  const sent = await customer.send(input["content"] as unknown as CustomerContent, replyTo === null ? {} : { replyTo });
  sendJson(response, { body: { id: sent.id, status: sent.delivery?.status ?? null } });
  return true;
}

async function echo(state: YCloudState, { body, response }: Exchange): Promise<boolean> {
  const input = asObject(parseJson(body.toString("utf8")));
  const to = asText(input["to"]);
  const text = asText(input["text"]);
  if (to === null || text === null) return refuse(response, "Falta el texto.");
  await new PhoneApp(state).sendEcho(text, { to });
  sendJson(response, { body: {} });
  return true;
}

function seen(state: YCloudState, { body, response }: Exchange): boolean {
  const input: JsonObject = asObject(parseJson(body.toString("utf8")));
  markReadByCustomer(state, asText(input["customer"]) ?? "");
  response.writeHead(204).end();
  return true;
}

function refuse(response: Exchange["response"], message: string): boolean {
  sendJson(response, { status: 400, body: { error: message } });
  return true;
}
