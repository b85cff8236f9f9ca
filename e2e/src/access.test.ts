import axe from "axe-core";
import type { Browser } from "playwright-core";
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

interface Finding {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

const pages = [
  "/chats",
  "/admin/tenants",
  "/admin/tenants/new",
  "/admin/tenants/1",
  ...[
    "numeros",
    "brain",
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
  ].map((page) => `/admin/tenants/1/${page}`),
  "/admin/webhooks",
  "/admin/auditoria",
  "/account",
];

it.each([
  ["light", 1440],
  ["dark", 1440],
  ["light", 390],
  ["dark", 390],
] as const)("axe finds nothing in %s at %i px, and nothing scrolls sideways", async (colorScheme, width) => {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 860 },
    bypassCSP: true,
  });
  const page = await context.newPage();
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
  for (const path of [...pages, chat ?? "/chats"]) {
    await page.goto(demo.url + path);
    await page.getByRole("main").waitFor();
    // What still loads is dimmed, and says so.
    await page.waitForFunction("document.querySelector('[aria-busy=true]') === null");
    // Half faded in, a text has not its contrast yet.
    await page.waitForFunction(
      "document.getAnimations().every((each) => each.playState !== 'running' || each.effect.getTiming().iterations === Infinity)",
    );
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<{ violations: Finding[] }>("axe.run()");
    expect(
      violations.map(
        ({ id, nodes }) => `${path}: ${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
      ),
    ).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(
      width,
    );
  }
  await context.close();
});
