import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { untilListening } from "@platform/processes";

const PROGRAM = ["nginx", "/usr/sbin/nginx"].find((name) => spawnSync(name, ["-v"]).status === 0);
export const nginxInstalled = PROGRAM !== undefined;

export interface Nginx {
  url: string;
  /** Puts another configuration into service without dropping a connection. */
  reload(config: string): Promise<void>;
  stop(): Promise<void>;
}

/** nginx with a `server` of ours, on loopback, in a folder of its own. */
export async function startNginx(input: { folder: string; config: string; port: number }): Promise<Nginx> {
  const { folder, port } = input;
  const file = join(folder, "nginx.conf");
  await chmod(folder, 0o755);
  await writeFile(file, around(input.config, folder));
  const checked = spawnSync(PROGRAM ?? "", ["-t", "-c", file, "-p", folder], { encoding: "utf8" });
  if (checked.status !== 0) throw new Error(checked.stderr);
  const child = spawn(PROGRAM ?? "", ["-c", file, "-p", folder], { stdio: "ignore" });
  await untilListening(port, 60_000);
  return {
    url: `http://127.0.0.1:${port}`,
    reload: async (config) => {
      await writeFile(file, around(config, folder));
      child.kill("SIGHUP");
      await untilReloaded(join(folder, "error.log"));
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function untilReloaded(log: string): Promise<void> {
  for (;;) {
    if ((await readFile(log, "utf8")).includes("gracefully shutting down")) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What Debian's own nginx.conf would be around it. */
function around(config: string, folder: string): string {
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  return `daemon off;
pid ${join(folder, "nginx.pid")};
error_log ${join(folder, "error.log")} notice;
worker_processes 2;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  ${temp.join("\n  ")}
${config}
}
`;
}
