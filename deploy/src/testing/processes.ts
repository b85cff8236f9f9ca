import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort, startProduct, untilListening, type Product, type Role } from "@platform/processes";
import { root } from "./copyContext.ts";
import type { World } from "./surroundings.ts";

export interface Running {
  product: Product;
  role: Role;
  port: number;
}

/** One process of the installation, which answers when this resolves. */
export async function startProcess(
  world: World,
  input: { name: string; role: Role; program: string; publicUrl: string; port?: number },
): Promise<Running> {
  const { name, role, program, publicUrl } = input;
  const port = input.port ?? (await freePort());
  const product = startProduct({
    name,
    role,
    program,
    folder: world.folder,
    guard: world.guard,
    environment: {
      ...world.environment,
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      TRUST_PROXY: "loopback",
    },
  });
  await untilListening(port, 120_000);
  return { product, role, port };
}

/** The example of docs/deploy, with the ports of these servers and of the test. */
export async function renderNginxConfig(port: number, servers: Running[]): Promise<string> {
  const text = await readFile(join(root, "docs/deploy/nginx.conf"), "utf8");
  const lines = servers.map((server) => `  server 127.0.0.1:${server.port} max_fails=0;`).join("\n");
  const rendered = text
    .replace(/(  server 127\.0\.0\.1:300\d max_fails=0;\n)+/, `${lines}\n`)
    .replace("listen 80;", `listen 127.0.0.1:${port};`);
  if (!rendered.includes(lines) || rendered.includes("listen 80;"))
    throw new Error("docs/deploy/nginx.conf is not written as this test expects");
  return rendered;
}
