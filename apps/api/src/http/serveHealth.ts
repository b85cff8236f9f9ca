import { fastify } from "fastify";
import type { ServerDeps } from "../deps.ts";
import { listenAt } from "./listenAt.ts";
import { healthRoutes } from "./routes/health.ts";

type HealthDeps = Pick<ServerDeps, "config" | "readiness" | "metrics" | "installation" | "log">;

/**
 * What a worker serves: whether it lives, is ready, and its numbers. Who shares a machine with another process and
 * was given no port of its own works all the same.
 */
export async function serveHealth(deps: HealthDeps): Promise<() => Promise<void>> {
  const { config, log } = deps;
  const app = fastify({ logger: false, forceCloseConnections: true, trustProxy: config.trustProxy });
  await app.register((scope) => healthRoutes(scope, { deps, isEnding: () => false }));
  try {
    await listenAt(app, config);
  } catch (error) {
    await app.close();
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    log.warn(`Port ${config.port} is taken: this worker answers no /healthz. Give it a PORT of its own.`);
    return async () => undefined;
  }
  return () => app.close();
}
