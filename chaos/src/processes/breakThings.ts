import { setTimeout as sleep } from "node:timers/promises";
import type { Outage } from "../scenario/outages.ts";
import type { Installation } from "./installation.ts";
import type { Product } from "@platform/processes";

/** What was done, and when it began and was over, in milliseconds since the epoch. */
export interface OutageRecord extends Outage {
  beganAt: number;
  endedAt: number;
}

/** Carries the planned outages out; two of one thing never overlap, outages of different things do. */
export async function breakThings(input: {
  outages: Outage[];
  installation: Installation;
  startedAt: number;
  tell: (line: string) => void;
}): Promise<OutageRecord[]> {
  const records: OutageRecord[] = [];
  const busy = new Map<string, Promise<void>>();
  for (const outage of input.outages) {
    await sleep(Math.max(0, input.startedAt + outage.at - Date.now()));
    const victim = victimOf(outage, input.installation);
    const before = busy.get(victim) ?? Promise.resolve();
    const work = before.then(async () => {
      const beganAt = Date.now();
      input.tell(`${outage.kind} (${victim}, ${Math.round(outage.forMs)} ms)`);
      await carryOut(outage, input.installation, victim);
      records.push({ ...outage, beganAt, endedAt: Date.now() });
    });
    busy.set(victim, work);
  }
  await Promise.all(busy.values());
  return records;
}

function victimOf({ kind, target }: Outage, { products }: Installation): string {
  if (kind.endsWith("Redis")) return "redis";
  if (kind.includes("database")) return "database";
  const serving = kind.endsWith("web");
  const able = products.filter(({ role }) => role === "all" || (role === "web") === serving);
  return able[target % able.length]?.name ?? "";
}

async function carryOut(outage: Outage, installation: Installation, victim: string): Promise<void> {
  const { database, redis } = installation;
  const { kind, forMs } = outage;
  switch (kind) {
    case "kill web":
    case "kill worker":
      return await productOf(installation, victim).kill(forMs);
    case "pause web":
    case "pause worker":
      return await productOf(installation, victim).pause(forMs);
    case "restart database at once":
      return await database.restart("SIGQUIT", forMs);
    case "restart database fast":
      return await database.restart("SIGINT", forMs);
    case "kill database":
      return await database.restart("SIGKILL", forMs);
    case "hang database":
      return await database.hang(forMs);
    case "close database":
      return await database.close(forMs);
    case "flush Redis":
      return await redis?.flush();
    case "kill Redis":
      return await redis?.kill(forMs);
    case "pause Redis":
      return await redis?.pause(forMs);
  }
}

function productOf({ products }: Installation, name: string): Product {
  const found = products.find((product) => product.name === name);
  if (found === undefined) throw new Error(`No process is called ${name}`);
  return found;
}
