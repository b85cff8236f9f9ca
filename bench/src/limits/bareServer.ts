import { createHmac, timingSafeEqual } from "node:crypto";
import Fastify from "fastify";

/** The least that an honest receiver of webhooks does: Fastify, the signature over the raw bytes, JSON. Stores nothing. */
const [secret = ""] = process.argv.slice(2);
const server = Fastify();
server.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) =>
  done(null, body),
);
server.post<{ Body: Buffer }>("/chat/webhook", (request, reply) => {
  const header = String(request.headers["ycloud-signature"]);
  const [, time = "", signature = ""] = /^t=(\d+),s=([0-9a-f]+)$/.exec(header) ?? [];
  const expected = createHmac("sha256", secret).update(`${time}.`).update(request.body).digest();
  const given = Buffer.from(signature, "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return reply.code(401).send();
  const event = JSON.parse(request.body.toString("utf8")) as { id?: unknown };
  return reply.code(typeof event.id === "string" ? 200 : 400).send();
});
process.send?.(await server.listen({ host: "127.0.0.1", port: 0 }));
process.on("disconnect", () => process.exit(0));
