import type { Database } from "@platform/db";
import { createTestDatabase } from "@platform/db/testing";
import type { Browser } from "playwright-core";
import { launchChromium } from "../chromium.ts";
import { eventually } from "../support/customer.ts";
import { startOver, type Demo } from "../support/startDemo.ts";
import { seedHostile, type HostileStore } from "./seedHostile.ts";

/** The built product over a database that a test writes into beside it, and a browser to look at it. */
export interface OpenWorld {
  demo: Demo;
  db: Database;
  browser: Browser;
  stop(): Promise<void>;
}

export interface HostileWorld extends OpenWorld {
  store: HostileStore;
}

export async function startOpenWorld(): Promise<OpenWorld> {
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
    return { demo, db, browser, stop };
  } catch (error) {
    // Whoever could not begin leaves nothing running.
    await stop();
    throw error;
  }
}

/** The same, with the corpus written into every place. */
export async function startHostileWorld(): Promise<HostileWorld> {
  const world = await startOpenWorld();
  const { system } = world.db;
  try {
    // What the shop is read into would be read over what is seeded.
    await eventually(
      async (): Promise<readonly unknown[]> => system`select 1 from catalog_sync where state = 'ready'`,
      (rows) => rows.length > 0,
    );
    return { ...world, store: await seedHostile(system) };
  } catch (error) {
    await world.stop();
    throw error;
  }
}
