import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request with its body read, and the way to answer it. */
export interface Exchange {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  request: IncomingMessage;
  response: ServerResponse;
}

export interface RunningServer {
  port: number;
  /** `http://127.0.0.1:port`, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  port?: number | undefined;
  host?: string | undefined;
  handle: (exchange: Exchange) => void | Promise<void>;
}

/**
 * Starts an HTTP server on loopback. `port` 0 or absent takes a free one; a taken port rejects
 * with the system's EADDRINUSE. A handler that throws answers 500 with the error's text.
 */
export function serve(options: ServeOptions): Promise<RunningServer> {
  const host = options.host ?? "127.0.0.1";
  const server = createServer((request, response) => {
    void answer({ request, response, handle: options.handle });
  });
  // Whoever asked ends a connection: after a standstill of seconds ours would end while the next request comes over it.
  server.keepAliveTimeout = 0;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, () => {
      server.off("error", reject);
      const { port } = server.address() as AddressInfo;
      resolve({
        port,
        url: `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

interface Pending {
  request: IncomingMessage;
  response: ServerResponse;
  handle: ServeOptions["handle"];
}

async function answer({ request, response, handle }: Pending): Promise<void> {
  try {
    const url = new URL(request.url ?? "/", "http://simulator");
    await handle({
      method: request.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: await readBody(request),
      request,
      response,
    });
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    sendJson(response, { status: 500, body: { error: `simulator: ${String(error)}` } });
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Absent or undefined: an empty body, as some of the providers' routes answer. */
  body?: unknown;
}

/** Sends a JSON answer, or an empty one where there is no body. */
export function sendJson(response: ServerResponse, { status = 200, headers = {}, body }: Reply): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Sends bytes of a given type. */
export function sendBytes(
  response: ServerResponse,
  {
    status = 200,
    type,
    bytes,
    headers = {},
  }: { status?: number; type: string; bytes: Buffer | string; headers?: Record<string, string> },
): void {
  // With its length, so that a player knows how long a voice note is.
  response
    .writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(bytes), ...headers })
    .end(bytes);
}
