import { timeoutSignal } from "@platform/integrations/http";
import { isLoopback } from "../loopback.ts";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { sameSecret } from "../../auth/index.ts";
import type { Metric, ReadinessCheck, ServerDeps } from "../../deps.ts";
import { AppError } from "../../domain/errors.ts";
import { refuse } from "../refuse.ts";

const CHECK_MS = 2_000;

/** Alive, ready, and in numbers. `isEnding`: a process that goes away takes no more traffic. */
export async function healthRoutes(
  app: FastifyInstance,
  {
    deps,
    isEnding,
  }: { deps: Pick<ServerDeps, "config" | "readiness" | "metrics" | "installation">; isEnding: () => boolean },
): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  app.addHook("onClose", async () => void delay.disable());

  const { version, commit, builtAt } = deps.installation;
  app.get("/healthz", async () => ({ status: "ok", version, commit, builtAt }));
  app.get("/readyz", async (_request, reply) => {
    const checked = await Promise.all(
      Object.entries(deps.readiness).map(
        async ([name, check]) => [name, (await reasonOf(check)) ?? "ok"] as const,
      ),
    );
    const checks = Object.fromEntries(isEnding() ? [...checked, ["process", "shutting down"]] : checked);
    const ready = Object.values(checks).every((state) => state === "ok");
    await reply.code(ready ? 200 : 503).send({ ready, checks });
  });
  app.get("/metrics", async (request, reply) => {
    if (!mayRead(request, deps.config.metricsToken)) {
      return refuse(
        reply,
        new AppError("not_signed_in", "Metrics need the METRICS_TOKEN, or a request from this machine"),
      );
    }
    const metrics = [...processMetrics(delay.mean / 1e9), ...(await deps.metrics())];
    return reply.type("text/plain; version=0.0.4; charset=utf-8").send(writeMetrics(metrics));
  });
}

async function reasonOf(check: ReadinessCheck): Promise<string | null> {
  const late = timeoutSignal(CHECK_MS);
  try {
    return await Promise.race([
      check(),
      new Promise<string>((resolve) =>
        late.addEventListener("abort", () => resolve(`no answer within ${CHECK_MS} ms`)),
      ),
    ]);
  } catch {
    return "failed";
  }
}

function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return isLoopback(request);
  const [, given] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
  return given !== undefined && sameSecret(given, token);
}

export function processMetrics(loopDelaySeconds: number): Metric[] {
  const { user, system } = process.cpuUsage();
  return [
    { name: "process_cpu_seconds_total", help: "CPU time.", type: "counter", value: (user + system) / 1e6 },
    {
      name: "process_resident_memory_bytes",
      help: "Resident memory.",
      type: "gauge",
      value: process.memoryUsage.rss(),
    },
    { name: "process_uptime_seconds", help: "Age of the process.", type: "gauge", value: process.uptime() },
    {
      name: "nodejs_eventloop_delay_seconds",
      help: "Mean delay of the event loop.",
      type: "gauge",
      value: Number.isFinite(loopDelaySeconds) ? loopDelaySeconds : 0,
    },
  ];
}

export function writeMetrics(metrics: readonly Metric[]): string {
  const described = new Set<string>();
  return metrics
    .map(({ name, family = name, help, type, labels = {}, value }) => {
      const head = described.has(family) ? "" : `# HELP ${family} ${help}\n# TYPE ${family} ${type}\n`;
      described.add(family);
      const pairs = Object.entries(labels).map(([label, each]) => `${label}=${JSON.stringify(each)}`);
      return `${head}${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}\n`;
    })
    .join("");
}
