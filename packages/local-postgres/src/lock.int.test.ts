import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, it } from "vitest";

import { takeLock } from "./lock.ts";

it("waits for one that only looks at the lock, so that two who start at once don't refuse each other", async () => {
  const folder = await mkdtemp(join(tmpdir(), "platform-lock-"));
  const script = join(import.meta.dirname, "testing/glanceAtLock.ts");
  const other = spawn(process.execPath, [script, join(folder, "owner.lock")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(other, "exit");
  await once(other.stdout, "data");

  const lock = await takeLock(folder);
  await expect(takeLock(folder)).rejects.toMatchObject({ code: "already_running" });
  lock.release();
  expect(await ended).toEqual([0, null]);
  await rm(folder, { recursive: true });
});
