import { open } from "node:fs/promises";
import { join } from "node:path";

import { cacheFolder } from "./paths.mjs";
import { seconds } from "./steps.mjs";

const EVERY_MS = 500;
/** Below this a machine is busy; above it, whatever keeps a bound of its own may miss it through no fault of its own. */
const LONG_MS = 3_000;

/**
 * Notices when the machine stands still, or its disk alone does, while the tests run: who looks for the reason of a test
 * that failed then has to know it.
 * @returns what it saw, in words, once it is stopped
 */
export function watchForStandstills() {
  const seen = [];
  const noticed = (what, since, expectedMs) => {
    const ms = performance.now() - since - expectedMs;
    if (ms > LONG_MS) seen.push(`${what} ${seconds(ms)} until ${new Date().toISOString().slice(11, 19)} UTC`);
  };
  const disk = open(join(cacheFolder("logs"), "standstills"), "w");
  let last = performance.now();
  let syncing = false;
  const look = async () => {
    noticed("the machine", last, EVERY_MS);
    const now = performance.now();
    last = now;
    if (syncing) return;
    syncing = true;
    const file = await disk;
    await file.write("x", 0);
    await file.datasync();
    noticed("its disk", now, 0);
    syncing = false;
  };
  // A disk that can't be written to will be heard of from the tests.
  const timer = setInterval(() => look().catch(() => clearInterval(timer)), EVERY_MS);
  return () => {
    clearInterval(timer);
    return seen;
  };
}
