import type { Database } from "@platform/db";
import { createTestDatabase } from "@platform/db/testing";
import type { Browser } from "playwright-core";
import { launchChromium } from "../chromium.ts";
import { eventually } from "../support/customer.ts";
import { startOver, type Demo } from "../support/startDemo.ts";
import { seedHostile, type HostileStore } from "./seedHostile.ts";

export interface HostileWorld {
  demo: Demo;
  db: Database;
  browser: Browser;
  store: HostileStore;
  stop(): Promise<void>;
}

/** The built product over a database that the corpus was written into, and a browser to look at it. */
export async function startHostileWorld(): Promise<HostileWorld> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.toReversed()) await each();
  };
  try {
    const { db, dsn, drop } = await createTestDatabase();
    stops.push(drop);
    const demo = await startOver({ POSTGRES_DSN: dsn });
    stops.push(() => demo.stop());
    const browser = await launchChromium();
    stops.push(() => browser.close());
    // What the shop is read into would be read over what is seeded.
    const ready = async (): Promise<readonly unknown[]> =>
      db.system`select 1 from catalog_sync where state = 'ready'`;
    await eventually(ready, (rows) => rows.length > 0);
    return { demo, db, browser, store: await seedHostile(db.system), stop };
  } catch (error) {
    // Whoever could not begin leaves nothing running.
    await stop();
    throw error;
  }
}
