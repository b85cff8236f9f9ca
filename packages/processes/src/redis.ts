import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Guard } from "./guard.ts";
import { freePort, untilListening } from "./ports.ts";

export interface RedisServer {
  url: string;
  flush(): Promise<void>;
  kill(downMs: number): Promise<void>;
  pause(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/** Whether Redis is installed here; without it the product runs as processes of all roles. */
export const redisInstalled = spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status === 0;

/** A Redis that will listen on this port, without files. */
export function spawnRedis(port: number, folder: string): ChildProcess {
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  return spawn("redis-server", args, { stdio: "ignore", cwd: folder });
}

/** A Redis of the run's own, which the guard ends with it. */
export async function startRedis(folder: string, guard: Guard): Promise<RedisServer> {
  const port = await freePort();
  const open = async (): Promise<ChildProcess> => {
    const child = spawnRedis(port, folder);
    if (child.pid !== undefined) guard.watch("redis", child.pid);
    await untilListening(port, 60_000);
    return child;
  };
  let server = await open();
  const kill = async (): Promise<void> => {
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
    guard.forget("redis");
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => {
      const socket = connect(port, "127.0.0.1");
      // Read, or its end would never be seen.
      socket.on("error", () => undefined).resume();
      socket.end("FLUSHALL\r\nQUIT\r\n");
      await once(socket, "close");
    },
    kill: async (downMs) => {
      await kill();
      await sleep(downMs);
      server = await open();
    },
    pause: async (ms) => {
      const paused = server;
      paused.kill("SIGSTOP");
      await sleep(ms);
      paused.kill("SIGCONT");
    },
    stop: kill,
  };
}
