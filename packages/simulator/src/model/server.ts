import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { sendJson, type Exchange } from "../http/serve.ts";
import { asObject, parseJson, type JsonObject } from "../json.ts";
import { SAMPLES, VOICE_TEXTS } from "../media/samples.ts";
import { chunks, completion, type Call, type ChatRequest, type ModelAnswer } from "./protocol.ts";
import type { ModelFault, TranscriptFault } from "./script.ts";

export interface ModelServerContext {
  apiKey: string | null;
  modelNames: string[];
  latencyMs: number;
  /** Texts of voice notes by the SHA-256 of the file, in hex. */
  transcripts: Map<string, string>;
  /** Told of each file to hear; answers what goes wrong with it. */
  hear: (heard: { model: string; bytes: number }) => TranscriptFault | undefined;
  answer: (raw: JsonObject) => Promise<{
    request: ChatRequest;
    call: Call;
    result: ModelAnswer | { fault: ModelFault };
  }>;
}

/** Answers one request of the OpenAI protocol, under `/v1`. */
export async function handleModel(context: ModelServerContext, exchange: Exchange): Promise<void> {
  const { response, headers, method, path } = exchange;
  if (context.apiKey !== null && headers.authorization !== `Bearer ${context.apiKey}`)
    return sendFault(response, { kind: "unauthorized" });
  const route = `${method} ${path}`;
  if (route === "GET /v1/models")
    return sendJson(response, { body: { object: "list", data: context.modelNames.map(modelObject) } });
  if (route === "POST /v1/audio/transcriptions") return transcribe(context, exchange);
  if (route === "POST /v1/chat/completions") return complete(context, exchange);
  sendError(response, 404, {
    message: `Unknown request URL: ${route}.`,
    type: "invalid_request_error",
    code: "unknown_url",
  });
}

async function complete(context: ModelServerContext, { response, body }: Exchange): Promise<void> {
  const parsed = parseJson(body.toString("utf8"));
  if (parsed === undefined) return sendFault(response, { kind: "bad_request" });
  const { request, call, result } = await context.answer(asObject(parsed));
  if (context.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, context.latencyMs));
  if ("fault" in result) {
    if (result.fault.kind !== "drip") return sendFault(response, result.fault);
    const full = completion(
      request,
      { text: result.fault.text ?? "Hola, un segundo que busco.", toolCalls: [] },
      call,
    );
    return drip(response, { full, stream: request.stream, everyMs: result.fault.everyMs ?? 1000 });
  }
  const full = completion(request, result, call);
  if (!request.stream)
    return sendJson(response, { body: full, headers: { "x-request-id": `req_sim${call.number}` } });
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  for (const chunk of chunks(full)) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  response.end("data: [DONE]\n\n");
}

function drip(response: ServerResponse, input: { full: JsonObject; stream: boolean; everyMs: number }): void {
  const pieces = input.stream
    ? [...chunks(input.full).map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`), "data: [DONE]\n\n"]
    : (JSON.stringify(input.full).match(/.{1,4}/gsu) ?? []);
  response.writeHead(200, { "Content-Type": input.stream ? "text/event-stream" : "application/json" });
  const timer = setInterval(() => {
    const piece = pieces.shift();
    if (piece === undefined) response.end();
    else response.write(piece);
    if (piece === undefined) clearInterval(timer);
  }, input.everyMs);
  response.on("close", () => clearInterval(timer));
}

async function transcribe(context: ModelServerContext, { response, headers, body }: Exchange): Promise<void> {
  const form = await new Response(new Uint8Array(body), {
    headers: { "Content-Type": headers["content-type"] ?? "" },
  })
    .formData()
    .catch(() => null);
  const file = form?.get("file");
  if (!file || typeof file === "string") {
    return sendError(response, 400, {
      message: "file is a required property",
      type: "invalid_request_error",
      code: null,
    });
  }
  const model = form?.get("model");
  const fault = context.hear({ model: typeof model === "string" ? model : "", bytes: file.size });
  if (fault?.kind === "held") await fault.until;
  else if (fault !== undefined) return sendFault(response, fault);
  const hash = sha256(Buffer.from(await file.arrayBuffer()));
  const text = context.transcripts.get(hash) ?? "Hola, quería hacer una consulta por un producto.";
  if (form?.get("response_format") === "text") {
    response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8" }).end(`${text}\n`);
    return;
  }
  sendJson(response, { body: { text, usage: { type: "duration", seconds: 4 } } });
}

export function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What the sample voice notes say, by hash. */
export function sampleTranscripts(): Map<string, string> {
  return new Map([
    [sha256(SAMPLES.voice().bytes), VOICE_TEXTS.voice],
    [sha256(SAMPLES.voice_order().bytes), VOICE_TEXTS.voice_order],
  ]);
}

function modelObject(id: string): JsonObject {
  return { id, object: "model", created: 1_760_000_000, owned_by: "simulador" };
}

function sendError(
  response: ServerResponse,
  status: number,
  error: { message: string; type: string; code: string | null },
): void {
  sendJson(response, { status, body: { error: { ...error, param: null } } });
}

const CANNOT = {
  cannot_see: "Invalid content type. image_url is only supported by certain models.",
  no_tools: "This model does not support tools.",
};

function sendFault(response: ServerResponse, fault: Exclude<ModelFault, { kind: "drip" }>): void {
  switch (fault.kind) {
    case "hang":
      return;
    case "reset":
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "9999" });
      response.write('{"id":"chatcmpl');
      setImmediate(() => response.socket?.destroy());
      return;
    case "html_page":
      response
        .writeHead(502, { "Content-Type": "text/html" })
        .end("<html><body>502 Bad Gateway</body></html>");
      return;
    case "unauthorized":
      return sendError(response, 401, {
        message: "Incorrect API key provided.",
        type: "invalid_request_error",
        code: "invalid_api_key",
      });
    case "bad_request":
      return sendError(response, 400, {
        message: "We could not parse the JSON body of your request.",
        type: "invalid_request_error",
        code: null,
      });
    case "cannot_see":
    case "no_tools":
      return sendError(response, 400, {
        message: CANNOT[fault.kind],
        type: "invalid_request_error",
        code: null,
      });
    case "quota_exhausted":
      return sendError(response, 429, {
        message: "You exceeded your current quota, please check your plan and billing details.",
        type: "insufficient_quota",
        code: "insufficient_quota",
      });
    case "rate_limited": {
      const after = fault.retryAfterSeconds;
      if (after !== undefined) response.setHeader("Retry-After", String(after));
      return sendError(response, 429, {
        message: "Rate limit reached.",
        type: "requests",
        code: "rate_limit_exceeded",
      });
    }
    case "server_error":
      return sendError(response, fault.status ?? 500, {
        message: "The server had an error.",
        type: "server_error",
        code: null,
      });
  }
}
