import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { ServerDeps } from "../deps.ts";
import { addErrorHandler, refuseUnrouted } from "./errors.ts";
import { AppError } from "../domain/errors.ts";
import { boundSenders } from "./boundSenders.ts";
import { limitConnections } from "./limitConnections.ts";
import { refuse } from "./refuse.ts";
import { addCors } from "./origin.ts";
import { authRoutes } from "./routes/auth.ts";
import { healthRoutes } from "./routes/health.ts";
import { letterLinkRoutes } from "./routes/letterLinks.ts";
import { mediaRoutes } from "./routes/media.ts";
import { panelRoutes } from "./routes/panel.ts";
import { storeExportRoutes } from "./routes/storeExport.ts";
import { storeInstallRoutes } from "./routes/storeInstall.ts";
import { trpcRoutes } from "./routes/trpc.ts";
import { uploadRoutes } from "./routes/uploads.ts";
import { webhookRoutes } from "./routes/webhooks.ts";
import { addSecurityHeaders } from "./securityHeaders.ts";

/** The HTTP edge. `close()` refuses new work, ends the live streams and waits for what is under way. */
export async function buildServer(deps: ServerDeps): Promise<FastifyInstance> {
  const { config, log } = deps;
  const closing = new AbortController();
  const ending =
    deps.retiring === undefined ? closing.signal : AbortSignal.any([deps.retiring, closing.signal]);
  const loggerInstance: FastifyBaseLogger = log.child({ part: "http" });
  const app: FastifyInstance = fastify({
    loggerInstance,
    // Addresses of requests hold what people search for: one line of our own, without them.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.trustProxy,
    bodyLimit: 64 * 1024,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    forceCloseConnections: "idle",
    // Whoever still holds a connection is served to the end, and told to open the next one elsewhere.
    return503OnClosing: false,
    frameworkErrors: refuseUnrouted,
  });
  limitConnections(app.server, { log: loggerInstance });
  boundSenders(app);
  addSecurityHeaders(app, { demo: config.demo, https: config.publicUrl.startsWith("https://") });
  addCors(app, config.corsAllowedOrigins);
  addErrorHandler(app);
  nameBuild(app, deps.installation);
  logAnswers(app);
  app.setNotFoundHandler((_request, reply) => refuse(reply, new AppError("not_found", "Not found")));
  app.addHook("preClose", async () => {
    closing.abort();
    await untilNobodyKnocks(app);
    closeIdleConnections(app);
  });
  app.addHook("onSend", async (_request, reply) => {
    if (ending.aborted) void reply.header("connection", "close");
  });

  await app.register((scope) => webhookRoutes(scope, deps));
  await app.register((scope) => trpcRoutes(scope, { deps, ending }));
  await app.register((scope) => authRoutes(scope, deps));
  await app.register((scope) => mediaRoutes(scope, deps));
  await app.register((scope) => uploadRoutes(scope, deps));
  await app.register((scope) => storeExportRoutes(scope, deps));
  await app.register((scope) => storeInstallRoutes(scope, deps));
  await app.register((scope) => letterLinkRoutes(scope, { ...deps, defaults: config.defaults }));
  await app.register((scope) => healthRoutes(scope, { deps, isEnding: () => ending.aborted }));
  await app.register((scope) => panelRoutes(scope, deps));
  return app;
}

const KNOCKS_WITHIN_MS = 1_000;

/**
 * Whoever has connected and was not looked at yet is cut off by the end of listening, and a proxy doesn't repeat what
 * changes something. Connections are taken one a turn: a turn without one has nobody left at the door.
 */
async function untilNobodyKnocks({ server }: FastifyInstance): Promise<void> {
  let knocked = true;
  const knock = (): void => void (knocked = true);
  server.on("connection", knock);
  // The turn that this one begins in has looked already.
  await nextTurn();
  for (const end = performance.now() + KNOCKS_WITHIN_MS; knocked && performance.now() < end;) {
    knocked = false;
    await nextTurn();
  }
  server.off("connection", knock);
}

/** A connection whose last answer left after the first sweep would keep the server open for its keep-alive time. */
function closeIdleConnections({ server }: FastifyInstance): void {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  server.once("close", () => clearInterval(sweep));
}

/** By it the panel's tabs notice that another build answers. */
function nameBuild(app: FastifyInstance, { version, commit, builtAt }: ServerDeps["installation"]): void {
  const build = [version, commit, builtAt].filter((part) => part !== null).join(" ");
  app.addHook("onRequest", async (_request, reply) => void reply.header("x-build", build));
}

function logAnswers(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
  app.addHook("onResponse", async (request, reply) => {
    const line = {
      method: request.method,
      path: request.url.split("?", 1)[0]?.slice(0, 200),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (reply.statusCode >= 500) request.log.warn(line, "answered");
    else request.log.debug(line, "answered");
  });
}
