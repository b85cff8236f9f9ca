import type { Config } from "../config/index.ts";
import { noTracing, type Tracing } from "./tracing.ts";

/** Off unless an endpoint is set: then nothing of it is even loaded. */
export async function startTracing({
  otlpEndpoint,
  role,
}: Pick<Config, "otlpEndpoint" | "role">): Promise<Tracing> {
  if (otlpEndpoint === undefined) return noTracing;
  const { createOtlpTracing } = await import("./otlpTracing.ts");
  return createOtlpTracing({ endpoint: otlpEndpoint, role });
}
