import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { judgeImage } from "./design/compareImages.ts";
import { openDesign, takePictures } from "./design/openDesign.ts";
import { findBarriers } from "./support/axe.ts";
import { findShifts, watchShifts } from "./support/shifts.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ embedded: true }), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const pages = [
  "/chats",
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
async function expectStill(page: Page): Promise<void> {
  const shifts = await findShifts(page);
  const moved = shifts.reduce((sum, { value }) => sum + value, 0);
  expect.soft(moved, `${page.url()}: ${JSON.stringify(shifts)}`).toBeLessThanOrEqual(0.02);
}

// In two parts, each with the whole patience of a test.
const walks = [1440, 390].flatMap((width) => [
  { width, part: 1, paths: pages.slice(0, 18) },
  { width, part: 2, paths: pages.slice(18) },
]);

it.each(walks)(
  "axe finds nothing at $width px, light and dark, nothing scrolls sideways, and nothing moves when the rest comes: part $part",
  async ({ width, paths }) => {
    const context = await browser.newContext({ viewport: { width, height: 860 }, bypassCSP: true });
    const page = await context.newPage();
    await watchShifts(page);
    for (const path of ["/sign-in", "/invitation", "/reset"]) {
      await page.goto(demo.url + path);
      await expectStill(page);
    }
    await page.goto(demo.signInUrl);
    await page.waitForURL(/\/chats/);
    await page
      .getByText(/Espera \d+/)
      .first()
      .waitFor();
    const chat = await page
      .getByRole("link", { name: /espera/i })
      .first()
      .getAttribute("href");
    for (const path of [...paths, chat ?? "/chats"]) {
      await page.goto(demo.url + path);
      await expectStill(page);
      expect(await findBarriers(page)).toEqual([]);
      expect(await page.evaluate<number>("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(
        width,
      );
    }
    await context.close();
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
