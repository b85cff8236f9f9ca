import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CANARY_HOST, payloads } from "./hostile/payloads.ts";
import type { HostileStore } from "./hostile/seedHostile.ts";
import { startHostileWorld, type HostileWorld } from "./hostile/startHostileWorld.ts";
import { armed, watch, type Watched } from "./hostile/watch.ts";
import { eventually } from "./support/customer.ts";
import type { Demo } from "./support/startDemo.ts";

let world: HostileWorld;
let demo: Demo;
let browser: Browser;
let store: HostileStore;

beforeAll(async () => {
  world = await startHostileWorld();
  ({ demo, browser, store } = world);
});
afterAll(() => world?.stop());

const pages = (tenantId: string): string[] => [
  "/numeros",
  "/account",
  "/team",
  ...[
    "",
    "/numeros",
    "/brain",
    "/handoff",
    "/plantillas",
    "/privacidad",
    "/auditoria",
    "/claves",
    "/sheet",
    "/articles",
    "/answers",
    "/labels",
    "/intents",
    "/catalogo",
    "/team",
  ].map((page) => `/admin/tenants/${tenantId}${page}`),
  "/admin/tenants",
  "/admin/numeros",
  "/admin/base",
  "/admin/webhooks",
  "/admin/auditoria",
];

/** Asked from outside: what waits within the page would be an eval of ours, which the policy reports. */
const until = (page: Page, condition: string): Promise<boolean> =>
  eventually(
    () => page.evaluate<boolean>(condition),
    (holds) => holds,
  );

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${demo.url}${path}`);
  await page.locator("main").first().waitFor();
  // Loaded, with what the page asks for shown or refused.
  await until(page, `document.querySelector('[aria-busy="true"], [role="status"].animate-pulse') === null`);
  await page.waitForTimeout(150);
  await page.evaluate(`for (const each of document.querySelectorAll("details")) each.open = true`);
}

/** To the end and back in everything that scrolls, so that whatever comes into sight is made. */
async function scrollAll(page: Page): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await page.evaluate(`for (const each of document.querySelectorAll("main, main *, aside, aside *"))
      if (each.scrollHeight > each.clientHeight + 40) each.scrollTop = ${turn % 2 === 0 ? "each.scrollHeight" : "0"}`);
    await page.waitForTimeout(80);
  }
}

it("the corpus has teeth: put into a page as HTML, without a policy, much of it runs", async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const ran = new Set<string>();
  await page.exposeBinding("ran", ({ frame }) => void ran.add(payloadOf(frame)));
  await context.route(
    (url) => url.hostname === CANARY_HOST,
    (route) => {
      ran.add(payloadOf(route.request().frame()));
      return route.abort();
    },
  );
  // Each in a document of its own: some go away, some take what follows with them.
  await page.evaluate(`for (const [number, payload] of ${JSON.stringify(payloads)}.entries())
    document.body.append(Object.assign(document.createElement("iframe"), { name: number, srcdoc: "<body>" + payload + "</body>" }))`);
  await eventually(
    async () => ran.size,
    (dangerous) => dangerous >= 60,
  );
  process.stdout.write(
    `corpus: ${payloads.length} payloads, of which ${ran.size} ran or called out at once\n`,
  );
  await context.close();
  expect(new Set(payloads).size).toBe(payloads.length);
  expect(payloads.length).toBeGreaterThanOrEqual(150);
});

/** The name of the page's own frame that this one is, or is in. */
function payloadOf(frame: Frame): string {
  const parent = frame.parentFrame();
  return parent?.parentFrame() ? payloadOf(parent) : frame.name();
}

/** The product's policy says what it would stop, and stops nothing: both are shown in one walk. */
async function onlyTell(context: BrowserContext): Promise<void> {
  await context.route(
    (url) => url.href.startsWith(demo.url),
    async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      const response = await route.fetch();
      const { "content-security-policy": policy = "", ...headers } = response.headers();
      headers["content-security-policy-report-only"] = policy;
      return route.fulfill({ response, headers });
    },
  );
}

describe("nothing runs, and the product's policy, which stops nothing here, has nothing to tell", () => {
  let context: BrowserContext;
  let watched: Watched;
  const looked = new Set<string>();
  beforeAll(async () => {
    context = await browser.newContext({ locale: "es-AR", viewport: { width: 1440, height: 1000 } });
    await onlyTell(context);
    watched = await watch(context);
    await watched.page.goto(demo.signInUrl);
    await watched.page.waitForURL(/\/chats/);
  });
  afterAll(async () => {
    process.stdout.write(
      `${payloads.length} payloads in ${store.places} places, ${looked.size} pages looked at\n`,
    );
    await context.close();
  });
  const nothing = async (path: string): Promise<void> => {
    looked.add(path);
    // A page that could not show the corpus shows nothing.
    expect([path, await watched.page.getByText("Algo falló de nuestro lado").count()]).toEqual([path, 0]);
    expect([path, await armed(watched.page)]).toEqual([path, []]);
    expect([path, watched.ran, watched.violations]).toEqual([path, [], []]);
  };

  it("in the list of chats, its search and the palette", async () => {
    const { page } = watched;
    await open(page, "/chats");
    await until(page, `document.body.innerText.includes("ran(1)")`);
    await scrollAll(page);
    await nothing("/chats");
    for (const query of ["ran", "script", "<img", "javascript:", "onerror"]) {
      await open(page, `/chats?q=${encodeURIComponent(query)}`);
      await page.waitForTimeout(300);
      await nothing(`/chats?q=${query}`);
    }
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("script");
    await page.waitForTimeout(500);
    await nothing("palette");
  });

  it("in chats, with what is beside them, and on paper", async () => {
    const { page } = watched;
    for (const chat of store.chats) {
      await open(page, `/chats/${chat}`);
      await until(page, `document.body.innerText.includes("ran(1)")`);
      await scrollAll(page);
      await nothing(`/chats/${chat}`);
    }
    await page.emulateMedia({ media: "print" });
    await nothing("on paper");
    await page.emulateMedia({ media: "screen" });
  });

  it("among the products that a search finds", async () => {
    const { page } = watched;
    await open(page, `/admin/tenants/${store.tenantId}/catalogo`);
    await page.locator("main").getByRole("searchbox").fill("script");
    await page.keyboard.press("Enter");
    await page.locator("main li").first().waitFor();
    await nothing("products");
  });

  it("on every other page", async () => {
    const { page } = watched;
    for (const path of pages(store.tenantId)) {
      await open(page, path);
      await scrollAll(page);
      await nothing(path);
    }
  });

  it("and one that did run would have been seen, and told", async () => {
    const { page, ran, violations } = watched;
    await page.evaluate(`document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=ran(1)>")`);
    await until(page, `document.querySelector("img[onerror]") !== null`);
    await eventually(
      async () => [ran.length, violations.join()] as const,
      ([times, told]) => times === 1 && told.startsWith("script-src-attr inline"),
    );
  });
});
