import type { ServerResponse } from "node:http";
import Fastify from "fastify";

/** The least that tells many readers: Fastify, open answers, one event that is written to each of them. Reads nothing, asks nobody. */
const server = Fastify();
const open = new Set<ServerResponse>();
let told = 0;
server.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
server.get("/events", (_request, reply) => {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  raw.write('id: 0\ndata: {"kind":"reset"}\n\n');
  open.add(raw);
  raw.once("close", () => open.delete(raw));
});
server.post<{ Body: string }>("/events", (request, reply) => {
  // First the answer, as the product's comes before its event.
  void reply.send();
  setImmediate(() => {
    for (const raw of open) raw.write(`id: ${++told}\ndata: ${request.body}\n\n`);
  });
  return reply;
});
process.send?.(await server.listen({ host: "127.0.0.1", port: 0 }));
process.on("disconnect", () => process.exit(0));
