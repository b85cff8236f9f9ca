import { readFileSync } from "node:fs";
import type { Server } from "node:net";
import type { Logger } from "pino";

/** Files, the database, providers and mail servers are open files, too. */
const KEPT_FOR_OURSELVES = 512;
const TELL_EVERY_MS = 60_000;

/**
 * Leaves room for the process's own connections: whoever connects beyond is let go of at once and comes again, whereas
 * a process without an open file left asks no model and sends nothing, and the system tells nobody why.
 */
export function limitConnections(
  server: Server,
  { log, openFiles = limitOfOpenFiles() }: { log: Pick<Logger, "warn">; openFiles?: number | null },
): void {
  if (openFiles === null) return;
  const most = openFiles - Math.min(KEPT_FOR_OURSELVES, Math.floor(openFiles / 2));
  server.maxConnections = most;
  let dropped = 0;
  let toldAt = -TELL_EVERY_MS;
  server.on("drop", () => {
    dropped += 1;
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    log.warn(
      { connections: most, dropped, openFiles },
      "No more connections are taken: the limit of open files has no room for them. Raise it (ulimit -n, or nofile of the container)",
    );
    toldAt = performance.now();
    dropped = 0;
  });
}

/** Of this process; null where the system names none. */
function limitOfOpenFiles(): number | null {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
    return soft === undefined ? null : Number(soft);
  } catch {
    return null;
  }
}
