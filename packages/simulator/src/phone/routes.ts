import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { sendBytes, sendJson, type Exchange } from "../http/serve.ts";
import { asObject, asText, parseJson, type JsonObject } from "../json.ts";
import { SAMPLES, type SampleName } from "../media/samples.ts";
import type { CustomerContent } from "../ycloud/content.ts";
import { isWith } from "../ycloud/chatLog.ts";
import { Customer } from "../ycloud/customer.ts";
import { PhoneApp } from "../ycloud/phoneApp.ts";
import type { Pages } from "../ycloud/server.ts";
import type { YCloudState } from "../ycloud/state.ts";
import { markReadByCustomer } from "../ycloud/statuses.ts";

const PAGE = new URL("./page/", import.meta.url);

/** Files of the page by address. Scripts are TypeScript, sent with their types blanked out. */
const FILES: Record<string, { file: string; type: string }> = {
  "/phone": { file: "index.html", type: "text/html; charset=utf-8" },
  "/phone/": { file: "index.html", type: "text/html; charset=utf-8" },
  "/phone/phone.css": { file: "phone.css", type: "text/css; charset=utf-8" },
  ...Object.fromEntries(
    ["phone", "view", "bubbles", "icons", "samples"].map((name) => [
      `/phone/${name}.ts`,
      { file: `${name}.ts`, type: "text/javascript; charset=utf-8" },
    ]),
  ),
};

function readPage({ file }: { file: string }): string {
  const text = readFileSync(new URL(file, PAGE), "utf8");
  return file.endsWith(".ts") ? stripped(text) : text;
}

/** Node calls this function experimental on stderr; the demo's terminal is no place for that. */
function stripped(text: string): string {
  const warn = process.emitWarning;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = warn;
  }
}

/** The customer's phone: a page, its data, its live events and what it sends. */
export function phonePages(state: YCloudState): Pages {
  return async (exchange) => {
    const { method, path, response } = exchange;
    const file = FILES[path];
    if (method === "GET" && file) {
      sendBytes(response, {
        type: file.type,
        bytes: readPage(file),
        headers: { "Cache-Control": "no-cache" },
      });
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
  const shops = [...state.numbers].map(([phone, name]) => ({ phone, name }));
  const first = shops[0]?.phone ?? "";
  const asked = query.get("shop");
  const business = shops.find(({ phone }) => phone === asked) ?? shops[0] ?? { phone: "", name: "" };
  const last = new Map<string, number>();
  for (const entry of state.log.entries()) last.set(entry.customer, entry.at);
  const contacts = [...state.log.contacts.values()]
    .map((contact) => ({ ...contact, lastAt: last.get(contact.key) ?? null }))
    .sort((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0));
  sendJson(response, {
    body: {
      business,
      shops,
      contacts,
      // Who names no number sees what was said with all of them.
      entries: state.log
        .entries(customer)
        .filter((entry) => asked === null || isWith(entry, business.phone, first)),
      keys: state.options.phoneKeys?.() ?? [],
      links: state.options.phoneLinks ?? [],
    },
  });
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
  const shop = asText(input["shop"]);
  if (shop !== null && !state.numbers.has(shop)) return refuse(response, "Ese número no es de la cuenta.");
  const customer = new Customer(state, {
    ...(phone === null ? {} : { phone }),
    ...(userId === null ? {} : { userId }),
    ...(name === null ? {} : { name }),
    ...(shop === null ? {} : { to: shop }),
  });
  const replyTo = asText(input["replyTo"]);
  const sent = await customer.send(
    input["content"] as unknown as CustomerContent,
    replyTo === null ? {} : { replyTo },
  );
  sendJson(response, { body: { id: sent.id, status: sent.delivery?.status ?? null } });
  return true;
}

async function echo(state: YCloudState, { body, response }: Exchange): Promise<boolean> {
  const input = asObject(parseJson(body.toString("utf8")));
  const to = asText(input["to"]);
  const text = asText(input["text"]);
  if (to === null || text === null) return refuse(response, "Falta el texto.");
  const from = asText(input["shop"]);
  await new PhoneApp(state).sendEcho(text, { to, ...(from === null ? {} : { from }) });
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
