import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, type ExpectStatic } from "vitest";
import { launchChromium } from "./chromium.ts";
import { judgeImage } from "./design/compareImages.ts";
import { openDesign, takePictures } from "./design/openDesign.ts";
import { findBarriers } from "./support/axe.ts";
import { findShifts, watchShifts } from "./support/shifts.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
let signedIn: BrowserContextOptions["storageState"];

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ embedded: true }), launchChromium()]);
  const page = await browser.newPage();
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
  await page
    .getByText(/Espera \d+/)
    .first()
    .waitFor();
  const waiting = page.locator('a[href^="/chats/"]').filter({ hasText: /Espera \d+/ });
  chat = (await waiting.first().getAttribute("href")) ?? "";
  expect(chat).toMatch(/^\/chats\/[\w-]+$/);
  signedIn = await page.context().storageState();
  await page.close();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Stands for the way to a chat that waits, which the demo knows once it runs. */
const A_CHAT = "/chats/…";
let chat: string;

const pages = [
  "/chats",
  A_CHAT,
  "/admin/tenants",
  "/admin/tenants/new",
  "/admin/tenants/1",
  ...[
    "numeros",
    "brain",
    "brain?section=questions",
    "brain?section=cases",
    "catalogo",
    "sheet",
    "articles",
    "answers",
    "labels",
    "intents",
    "handoff",
    "team",
    "salud",
    "ajustes",
    "claves",
    "auditoria",
    "privacidad",
    "plantillas",
  ].map((page) => `/admin/tenants/1/${page}`),
  ...["store", "whatsapp", "model", "mail", "brain", "trial", "mode"].map(
    (step) => `/admin/tenants/1/alta?paso=${step}`,
  ),
  "/admin/numeros",
  "/admin/base",
  "/admin/webhooks",
  "/admin/auditoria",
  "/admin/claves",
  "/admin/diagnostico",
  "/account",
];

/** Once everything is there, nothing has moved on the way. */
async function expectStill(page: Page, assert: ExpectStatic): Promise<void> {
  const shifts = await findShifts(page);
  const moved = shifts.reduce((sum, { value }) => sum + value, 0);
  assert.soft(moved, `${page.url()}: ${JSON.stringify(shifts)}`).toBeLessThanOrEqual(0.02);
}

/** In a context of its own: tabs of one browser share a live stream, and say so when the one that reads it goes. */
async function openPage(width: number, storageState?: BrowserContextOptions["storageState"]): Promise<Page> {
  const viewport = { width, height: 860 };
  const context = await browser.newContext({
    viewport,
    bypassCSP: true,
    ...(storageState && { storageState }),
  });
  const page = await context.newPage();
  await watchShifts(page);
  return page;
}

const widths = [1440, 390];

it.concurrent.for(widths)(
  "nothing moves before one is signed in, at %i px",
  async (width, { expect: assert }) => {
    const page = await openPage(width);
    for (const path of ["/sign-in", "/invitation", "/reset"]) {
      await page.goto(demo.url + path);
      await expectStill(page, assert);
    }
    await page.context().close();
  },
);

// Side by side, as each page mostly waits; in parts, each with the whole patience of a test.
const PART = 13;
const parts = Array.from({ length: Math.ceil(pages.length / PART) }, (_, part) =>
  pages.slice(part * PART, (part + 1) * PART),
);
const walks = widths.flatMap((width) => parts.map((paths, part) => ({ width, part: part + 1, paths })));

it.concurrent.for(walks)(
  "axe finds nothing at $width px, light and dark, nothing scrolls sideways, and nothing moves when the rest comes: part $part",
  async ({ width, paths }, { expect: assert }) => {
    const page = await openPage(width, signedIn);
    for (const path of paths) {
      await page.goto(demo.url + (path === A_CHAT ? chat : path));
      await expectStill(page, assert);
      assert(await findBarriers(page)).toEqual([]);
      assert(await page.evaluate<number>("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(
        width,
      );
    }
    await page.context().close();
  },
);

const looks = [
  ["light", 1440],
  ["dark", 1440],
  ["light", 390],
  ["dark", 390],
] as const;

// Elsewhere the letters come from another rasteriser.
it.runIf(process.platform === "linux")(
  "every component looks as it did, in both themes, on desk and phone, and axe finds nothing in any of them",
  async () => {
    const page = await openDesign(browser, demo.signInUrl);
    const wrong: (string | null)[] = [];
    for (const [colorScheme, width] of looks)
      for (const [part, picture] of await takePictures(page, { colorScheme, width }))
        wrong.push(await judgeImage(`${part}-${colorScheme}-${width}`, picture));
    expect(wrong.filter((each) => each !== null)).toEqual([]);
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  },
);
