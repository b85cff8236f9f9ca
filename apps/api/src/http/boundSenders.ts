import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { MAX_UPLOAD_BYTES } from "../media/index.ts";

export interface SendersPatience {
  /** For a request without a body, or with the smallest. */
  firstMs: number;
  /** What even a phone on a bad line brings. */
  bytesPerMs: number;
  /** For the rest of a request that has been answered already, and for all of one once the server closes. */
  lastMs: number;
  /** For an answer to be given and taken, once the server closes. */
  answerMs: number;
}

const PATIENCE: SendersPatience = { firstMs: 30_000, bytesPerMs: 8, lastMs: 5_000, answerMs: 15_000 };
const TOO_SLOW = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/**
 * Whoever sends a request a byte at a time holds a connection and, while the server closes, its end: nothing else bounds
 * how long a body takes. Who waits for an answer to a whole request is left alone, unless the server closes and it is
 * still not taken.
 */
export function boundSenders(app: FastifyInstance, patience: SendersPatience = PATIENCE): void {
  const open = new Set<Socket>();
  const answering = new Set<Socket>();
  app.server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => {
      open.delete(socket);
      answering.delete(socket);
    });
  });
  app.addHook("onRequest", async ({ raw }, reply) => {
    const { socket } = raw;
    const bytes = bodyOf(raw);
    if (bytes === null) answering.add(socket);
    else {
      cutAfter(raw, reply.raw, patience.firstMs + bytes / patience.bytesPerMs);
      raw.once("end", () => answering.add(socket));
    }
  });
  app.addHook("onResponse", async ({ raw }, reply) => {
    answering.delete(raw.socket);
    if (!raw.complete) cutAfter(raw, reply.raw, patience.lastMs);
  });
  app.addHook("preClose", async () => {
    const cutHalves = setTimeout(() => {
      for (const socket of open) if (!answering.has(socket)) socket.destroy();
    }, patience.lastMs);
    const cutAll = setTimeout(() => {
      for (const socket of open) socket.destroy();
    }, patience.answerMs);
    app.server.once("close", () => {
      clearTimeout(cutHalves);
      clearTimeout(cutAll);
    });
  });
}

/** How long the body is said to be, as far as one may be sent; null where none follows. */
function bodyOf({ headers }: IncomingMessage): number | null {
  const length = Number(headers["content-length"] ?? 0);
  if (headers["transfer-encoding"] === undefined && length === 0) return null;
  return Math.min(length, MAX_UPLOAD_BYTES);
}

function cutAfter(request: IncomingMessage, response: ServerResponse, ms: number): void {
  const late = setTimeout(() => {
    if (request.complete) return;
    if (!response.headersSent) request.socket.write(TOO_SLOW);
    request.socket.destroySoon();
  }, ms);
  late.unref();
  request.once("end", () => clearTimeout(late));
}
