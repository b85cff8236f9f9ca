import { once } from "node:events";
import { tmpdir } from "node:os";
import { freePort, spawnRedis, untilListening } from "@platform/processes";

export interface RedisServer {
  url: string;
  port: number;
  /** Hangs until it is resumed: connections stay, nothing is answered. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** A Redis of the test's own, without files; on a port nobody else uses, or where one was before. */
export async function startRedisServer(port?: number): Promise<RedisServer> {
  const chosen = port ?? (await freePort());
  const child = spawnRedis(chosen, tmpdir());
  await untilListening(chosen, 60_000);
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
