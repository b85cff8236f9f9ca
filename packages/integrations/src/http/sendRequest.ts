import { pipeline, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Dispatcher } from "undici";
import { Answer, type Pieces } from "./answer.ts";
import { OutgoingRequestError } from "./errors.ts";
import type { Hop } from "./redirect.ts";

/** What `fetch` sends of itself, and some servers miss. */
const OWN_HEADERS = { accept: "*/*", "accept-encoding": "gzip, deflate, br", "user-agent": "undici" };

const unpackers = new Map([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/** Answers with these have no body. */
const BODILESS = new Set([101, 103, 204, 205, 304]);

export interface SendRequestOptions {
  signal: AbortSignal;
  /** Bytes of a body once it is unpacked: a few on the wire are as many as the other side likes. */
  maxUnpackedBytes: number;
}

/**
 * One request, answered as `fetch` would, for a third of its processor time: undici's `request` knows neither modes nor
 * caches nor cookies, of which a server needs none.
 */
export async function sendRequest(
  dispatcher: Dispatcher,
  { url, method, headers, body }: Hop,
  { signal, maxUnpackedBytes }: SendRequestOptions,
): Promise<Answer> {
  const answer = await dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: method as Dispatcher.HttpMethod,
    headers: { ...OWN_HEADERS, ...headers },
    // undici iterates over a stream of either kind; its types name the one of Node.
    body: (body ?? null) as Dispatcher.RequestOptions["body"] & {},
    signal,
  });
  const { statusCode: status, statusText, headers: answered } = answer;
  const head = { status, statusText, answered, url: url.href };
  if (!BODILESS.has(status)) return new Answer(unpacked(answer, maxUnpackedBytes), head);
  await answer.body.dump();
  return new Answer(null, head);
}

function unpacked({ headers, body }: Dispatcher.ResponseData, maxBytes: number): Pieces {
  const createUnpacker = unpackers.get(String(headers["content-encoding"]).trim().toLowerCase());
  if (createUnpacker === undefined) return body;
  // Whoever reads is told of its errors by the last stream.
  return pipeline(body, createUnpacker(), createBound(maxBytes), () => undefined);
}

/** Passes on what comes, and fails once it is more than `maxBytes`. */
function createBound(maxBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      size += piece.byteLength;
      if (size <= maxBytes) done(null, piece);
      else done(new OutgoingRequestError("too_large", `The answer is larger than ${maxBytes} bytes.`));
    },
  });
}
