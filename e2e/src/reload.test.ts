import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const offer = (page: Page) => page.getByRole("button", { name: "Recargar" });

async function signedIn(prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "es-AR" });
  await prepare?.(page);
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
  await page
    .getByRole("link", { name: /, espera/i })
    .first()
    .waitFor();
  return page;
}

async function write(page: Page, text: string): Promise<void> {
  await page
    .getByRole("link", { name: /, espera/i })
    .first()
    .click();
  await page.getByRole("button", { name: "Tomar el chat" }).first().click();
  await page.getByRole("log").waitFor();
  await page.locator("textarea").first().fill(text);
}

it("a tab of an older build offers to reload on the first answer after it, and one of this build doesn't", async () => {
  const page = await signedIn();
  expect(await offer(page).count()).toBe(0);
  // The next build: the page starts with another script, and answers name another build.
  await page.route(`${demo.url}/`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/assets\/index-[\w-]+\.js/, "assets/index-newer.js");
    await route.fulfill({ response, body });
  });
  await page.route("**/trpc/**", async (route) => {
    if (route.request().headers().accept?.includes("event-stream")) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), "x-build": "next" } });
  });
  await page
    .getByRole("link", { name: /Catálogo|Números/ })
    .first()
    .click();
  await offer(page).waitFor();
  await page.getByText("Hay una versión nueva.").waitFor();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.close();
});

it("a page whose part is gone offers to reload by itself, and what was being written is there afterwards", async () => {
  const page = await signedIn();
  await write(page, "Hola, te lo averiguo y");
  const chat = page.url();
  await page.route("**/assets/numbers-route-*", (route) => route.fulfill({ status: 404, body: "" }));
  await page.getByRole("link", { name: "Números" }).first().click();
  await page.getByRole("main").getByText("Una parte del panel no se pudo cargar.").waitFor();
  await page.goto(chat);
  await expect.poll(() => page.locator("textarea").first().inputValue()).toBe("Hola, te lo averiguo y");
  await page.close();
});

it("what was written and not out yet leaves once, after its page was loaded anew and after its writer has signed in again", async () => {
  const page = await signedIn();
  page.on("dialog", (dialog) => void dialog.accept());
  await write(page, "Ya te lo averiguo");
  const chat = page.url();
  const refuse = (status: number) =>
    page.route("**/trpc/chats.send*", (route) => route.fulfill({ status, body: "" }));
  await refuse(503);
  await page.locator("textarea").first().press("Enter");
  await page.getByText("Todavía no salió. Lo seguimos intentando.").waitFor();
  await page.reload();
  await page.getByRole("log").getByText("Ya te lo averiguo").waitFor();
  // The session is over, and nothing of the page knows.
  await page.context().clearCookies();
  await page.unroute("**/trpc/chats.send*");
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel("Clave de administración").fill(demo.adminToken);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await page.waitForURL(chat);
  const sent = page.getByRole("log").getByText("Ya te lo averiguo");
  await expect.poll(() => storedTexts(chat)).toEqual(["Ya te lo averiguo"]);
  await sent.first().waitFor();
  expect(await sent.count()).toBe(1);
  await page.close();
});

it("whoever leaves while a message waits is asked first, and may stay", async () => {
  const page = await signedIn();
  await write(page, "Enseguida te digo");
  await page.route("**/trpc/chats.send*", (route) => route.fulfill({ status: 503, body: "" }));
  await page.locator("textarea").first().press("Enter");
  await page.getByText("Todavía no salió. Lo seguimos intentando.").waitFor();
  const leave = async (): Promise<void> => {
    await page
      .getByRole("button", { name: /^Menú de/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Salir" }).click();
  };
  const asked = page.waitForEvent("dialog");
  const left = leave();
  const question = await asked;
  expect(question.message()).toMatch(/^Hay un mensaje que todavía no salió y se pierde/);
  await question.dismiss();
  await left;
  await page.getByRole("log").getByText("Enseguida te digo").waitFor();
  page.once("dialog", (dialog) => void dialog.accept());
  await leave();
  await page.waitForURL(/\/sign-in/);
  await page.close();
});

/** What people wrote in this chat, as the server has it. */
async function storedTexts(chat: string): Promise<(string | null)[]> {
  const input = encodeURIComponent(JSON.stringify({ conversationId: chat.split("/").at(-1) }));
  const response = await fetch(`${demo.url}/trpc/chats.messages?input=${input}`, {
    headers: { authorization: `Bearer ${demo.adminToken}` },
  });
  const { result } = (await response.json()) as {
    result: { data: { items: { author: string; text: string | null }[] } };
  };
  return result.data.items.filter(({ author }) => author === "human").map(({ text }) => text);
}

it("a menu that can't be loaded leaves the page as it is", async () => {
  const page = await signedIn((tab) =>
    tab.route("**/assets/menu-layer-*", (route) => route.fulfill({ status: 404, body: "" })),
  );
  await write(page, "Sigo acá");
  await page
    .getByRole("button", { name: /^Menú de/ })
    .first()
    .click();
  await offer(page).waitFor();
  // What stands in for it is its button alone, which opens nothing any more.
  await page.locator('button[aria-label^="Menú de"]:not([aria-haspopup])').waitFor();
  expect(await page.locator("textarea").first().inputValue()).toBe("Sigo acá");
  expect(
    await page
      .getByRole("button", { name: /^Menú de/ })
      .first()
      .isVisible(),
  ).toBe(true);
  await page.close();
});

it("a dialog that is wanted without a connection before its part has come opens when it is back, and no reload is offered", async () => {
  const page = await signedIn();
  // As within the page's first moments: what comes after them is not asked for.
  await page.addInitScript(
    `const later = window.setTimeout; window.setTimeout = (run, ms) => later(run, ms === 2000 ? 1e9 : ms);`,
  );
  const tools = await page.context().newCDPSession(page);
  await tools.send("Network.clearBrowserCache");
  await page.reload();
  await page.locator('a[href^="/chats/"]').first().waitFor();
  await page.context().setOffline(true);
  await page.keyboard.press("?");
  await page.getByText("Sin conexión.").waitFor();
  expect(await offer(page).count()).toBe(0);
  await page.context().setOffline(false);
  await page.getByRole("dialog").waitFor();
  expect(await offer(page).count()).toBe(0);
  await page.close();
});

it("a dialog that was never opened before opens without a connection", async () => {
  const page = await signedIn();
  const loaded = () =>
    page.evaluate(() =>
      performance.getEntriesByType("resource").some(({ name }) => name.includes("dialog-layer")),
    );
  await expect.poll(loaded, { timeout: 20_000 }).toBe(true);
  await page.context().setOffline(true);
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  expect(await offer(page).count()).toBe(0);
  await page.close();
});
