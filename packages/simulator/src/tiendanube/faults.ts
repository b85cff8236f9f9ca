import type { Exchange, Reply } from "../http/serve.ts";
import { problem } from "./checks.ts";
import type { TiendanubeFault } from "./types.ts";

/** Plays a fault; false: the request goes on after it. */
export async function fail(exchange: Exchange, fault: TiendanubeFault): Promise<boolean> {
  const { response } = exchange;
  switch (fault.kind) {
    case "hang":
      return true;
    case "held":
      await fault.until;
      return false;
    case "done_unanswered":
      return false;
    case "reset":
      response.socket?.destroy();
      return true;
    case "truncated":
      response.writeHead(200, { "Content-Type": "application/json" }).end('[{"id":2534');
      return true;
    case "html_page":
      response
        .writeHead(502, { "Content-Type": "text/html" })
        .end("<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>");
      return true;
    case "rate_limited":
      send(exchange, problem(429, "Too Many Requests", null), {
        "x-rate-limit-limit": "40",
        "x-rate-limit-remaining": "0",
        "x-rate-limit-reset": String(fault.resetMs ?? 20_000),
      });
      return true;
    case "error":
      send(
        exchange,
        problem(fault.status, fault.status === 500 ? "Internal Server Error" : "Service Unavailable", null),
        {},
      );
      return true;
  }
}

/** An answer in the API's form. */
export function send({ response }: Exchange, reply: Reply, headers: Record<string, string>): void {
  response.writeHead(reply.status ?? 200, {
    "Content-Type": "application/json; charset=utf-8",
    ...headers,
    ...reply.headers,
  });
  response.end(reply.body === undefined ? "" : JSON.stringify(reply.body));
}
