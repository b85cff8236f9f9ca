import type { Browser, BrowserContext } from "playwright-core";
import type { Demo } from "./startDemo.ts";

/** What a browser keeps of a sign-in, so that each test's page begins signed in, and the path of a chat that waits. */
export interface SignedIn {
  storageState: Awaited<ReturnType<BrowserContext["storageState"]>>;
  waiting: string;
}

/** Signs in by the demo's link, once. */
export async function signIn(browser: Browser, demo: Demo): Promise<SignedIn> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
  const chat = page.locator('a[href^="/chats/"]').filter({ hasText: /Espera \d+/ });
  const waiting = (await chat.first().getAttribute("href")) ?? "";
  const storageState = await page.context().storageState();
  await page.close();
  return { storageState, waiting };
}
