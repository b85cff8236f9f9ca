import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CANARY_HOST } from "./hostile/payloads.ts";
import { startOpenWorld, type OpenWorld } from "./hostile/startHostileWorld.ts";
import { watch } from "./hostile/watch.ts";

let world: OpenWorld;
let tenantId: string;
beforeAll(async () => {
  world = await startOpenWorld();
  const [store] = await world.db.system<{ id: string }[]>`select id::text from tenants order by id limit 1`;
  tenantId = store?.id ?? "";
});
afterAll(() => world?.stop());

const nameOf = (type: string): string => createHash("sha256").update(type).digest("hex");

/** Files that would run if a browser took them for what they say they are. */
const files: [type: string, content: string][] = [
  ["text/html", "<script>top.ran(1);ran(1)</script>"],
  ["application/xhtml+xml", '<html xmlns="http://www.w3.org/1999/xhtml"><script>ran(1)</script></html>'],
  ["image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" onload="ran(1)"><script>ran(1)</script></svg>'],
  ["text/xml", '<x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>ran(1)</h:script></x>'],
  [
    "application/pdf",
    "%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj",
  ],
  ["application/javascript", "ran(1); self.postMessage?.('ran')"],
  ["text/javascript", "/*GIF89a*/ran(1)"],
  ["image/gif", "GIF89a=1;ran(1);"],
  ["text/css", `*{background:url(https://${CANARY_HOST}/css)}`],
  ["text/plain", "<html><script>ran(1)</script></html>"],
  ["text/html; charset=utf-7", "+ADw-script+AD4-ran(1)+ADw-/script+AD4-"],
  ["multipart/x-mixed-replace", "--x\r\nContent-Type: text/html\r\n\r\n<script>ran(1)</script>"],
  ["application/octet-stream", "<!doctype html><script>ran(1)</script>"],
];

describe.each([
  ["under the product's own policy", false],
  ["with the policy taken away", true],
])("%s no file of a customer runs", (_how, bypassCSP) => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await world.browser.newContext({ bypassCSP, locale: "es-AR" });
    const page = await context.newPage();
    await page.goto(world.demo.signInUrl);
    await page.waitForURL(/\/chats/);
    await page.close();
  });
  afterAll(() => context.close());

  it.each(files)("%s", async (type, content) => {
    const { demo, db } = world;
    const { page, ran } = await watch(context);
    await page.goto(`${demo.url}/account`);
    const [row] = await db.system<{ id: string }[]>`
      insert into chat_media (tenant_id, kind, mime_type, file_name, file_size, storage_key, state)
      values (${tenantId}, 'document', ${type}, 'x.html', ${Buffer.byteLength(content)},
        ${`${tenantId}/${nameOf(type)}`}, 'stored')
      returning id`;
    const folder = join(demo.dataDir, "media", tenantId);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, nameOf(type)), content);
    const url = `${demo.url}/media/${row?.id}`;
    // The connection that is kept from the test before may be closed at this very moment.
    const answer = await page.request.get(url, { maxRetries: 1 });
    expect(await answer.text()).toBe(content);
    expect(answer.headers()).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    // Every way in which our own page, or a link in it, could be made to take it.
    await page.evaluate(`(async () => {
      const url = ${JSON.stringify(url)};
      const put = (name, attributes) => document.body.append(Object.assign(document.createElement(name), attributes));
      put("script", { src: url });
      put("script", { src: url, type: "module" });
      put("iframe", { src: url });
      put("object", { data: url });
      put("embed", { src: url });
      put("img", { src: url });
      put("link", { rel: "stylesheet", href: url });
      const tell = (made) => made.addEventListener?.("message", () => ran(1));
      try { tell(new Worker(url)); } catch {}
      try { tell(new SharedWorker(url).port); } catch {}
      await navigator.serviceWorker?.register(url).then(() => ran(1), () => undefined);
      await import(url).then(() => ran(1), () => undefined);
      await new Promise((done) => setTimeout(done, 300));
    })()`);
    await page.goto(url).catch(() => undefined);
    await page.waitForTimeout(200);
    expect(ran).toEqual([]);
    await page.close();
  });
});
