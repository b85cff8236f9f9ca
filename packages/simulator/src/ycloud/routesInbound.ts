import type { Exchange, Reply } from "../http/serve.ts";
import { NOT_FOUND, missing } from "./errors.ts";
import { uploadProblem } from "./mediaRules.ts";
import { failure } from "./routesSend.ts";
import type { YCloudState } from "./state.ts";
import { markReadByShop } from "./statuses.ts";

const TYPING_MS = 25_000;

/** Read receipts, typing, message retrieval and media. Null: not one of them. */
export function inbound(state: YCloudState, exchange: Exchange, path: string): Promise<Reply> | Reply | null {
  const parts = path.split("/").map(decodeURIComponent).filter(Boolean);
  const [scope, resource, id, action] = parts;
  if (scope !== "whatsapp" || id === undefined) return null;
  if (exchange.method === "POST" && resource === "inboundMessages")
    return receipt(state, { id, action: action ?? "" });
  if (exchange.method === "GET" && resource === "messages") return retrieve(state, id);
  if (exchange.method === "GET" && resource === "media" && id === "download")
    return download(state, action ?? "");
  if (exchange.method === "POST" && resource === "media" && action === "upload")
    return upload(state, exchange, id);
  return null;
}

function receipt(state: YCloudState, input: { id: string; action: string }): Reply {
  if (input.action !== "markAsRead" && input.action !== "typing") return failure(NOT_FOUND);
  const customer = markReadByShop(state, input.id);
  if (customer === null) return failure(NOT_FOUND);
  if (input.action === "markAsRead") return { status: 200 };
  state.log.typing(customer, true);
  state.timers.after(TYPING_MS, () => state.log.typing(customer, false), { awaited: false });
  return { body: { success: true } };
}

function retrieve(state: YCloudState, id: string): Reply {
  for (const { message } of state.sent.values()) {
    if (message.id === id || message["wamid"] === id) return { body: message };
  }
  return failure(NOT_FOUND);
}

function download(state: YCloudState, id: string): Reply {
  const media = state.media.get(id);
  if (!media) return failure(NOT_FOUND);
  return { headers: { "Content-Type": media.mime }, body: media.bytes };
}

async function upload(state: YCloudState, exchange: Exchange, phone: string): Promise<Reply> {
  if (!state.numbers.has(phone)) return failure(NOT_FOUND);
  const form = await new Response(new Uint8Array(exchange.body), {
    headers: { "Content-Type": exchange.headers["content-type"] ?? "" },
  })
    .formData()
    .catch(() => null);
  const file = form?.get("file");
  if (!file || typeof file === "string") return failure(missing("file"));
  const given = {
    bytes: Buffer.from(await file.arrayBuffer()),
    mime: file.type || "application/octet-stream",
    filename: file.name,
    phone,
  };
  const problem = uploadProblem(given);
  if (problem) return failure(problem);
  const media = state.media.put(given);
  return { body: { id: media.id } };
}
