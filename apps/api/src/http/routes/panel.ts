import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { AppError } from "../../domain/errors.ts";
import { refuse } from "../refuse.ts";

const MISSING = `The panel has not been built: run "npm start", or "pnpm --filter @platform/web build".\n`;
/** Paths of the API that don't exist are no pages of the panel. */
const NOT_PAGES = /^(api|trpc|media|chat|tiendanube|assets|t)(\/|$)/;

/** The built panel: every address that is no file is its first page. Only files that are there can be named. */
export async function panelRoutes(app: FastifyInstance, { webDist }: { webDist: string }): Promise<void> {
  await app.register(fastifyStatic, {
    root: webDist,
    serve: false,
    index: false,
    cacheControl: false,
    // Scripts and styles lie there as they travel, too: what a phone waits for most is bytes.
    preCompressed: true,
  });
  let files = listFiles(webDist);
  app.get<{ Params: { "*": string } }>("/*", async (request, reply) => {
    if (!files.has("index.html")) files = listFiles(webDist);
    const path = request.params["*"];
    if (files.has(path) && path !== "index.html") {
      // Names of assets carry the hash of their content.
      const lasting = path.startsWith("assets/");
      return reply
        .header("cache-control", lasting ? "public, max-age=31536000, immutable" : "no-cache")
        .sendFile(path);
    }
    if (NOT_PAGES.test(path) || /\.[a-z0-9]{1,8}$/i.test(path)) {
      return refuse(reply, new AppError("not_found", "Not found"));
    }
    if (!files.has("index.html")) return reply.code(503).type("text/plain; charset=utf-8").send(MISSING);
    return reply.header("cache-control", "no-cache").sendFile("index.html");
  });
}

function listFiles(root: string): Set<string> {
  if (!existsSync(root)) return new Set();
  const entries = readdirSync(root, { withFileTypes: true, recursive: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/")),
  );
}
