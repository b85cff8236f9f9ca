import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
let page: Page;
let store: { id: string; storeName: string };

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  page = await browser.newPage({ locale: "es-AR", acceptDownloads: true });
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
  const answer = await page.request.get(`${demo.url}/trpc/tenants.list?input=%7B%7D`);
  const { result } = (await answer.json()) as { result: { data: { items: (typeof store)[] } } };
  store = result.data.items[0] ?? { id: "", storeName: "" };
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

it("a store is removed by its typed name, after a copy, and brought back paused", async () => {
  await page.goto(`${demo.url}/admin/tenants/${store.id}`);
  await page.getByRole("button", { name: "Quitar la tienda" }).click();
  const dialog = page.getByRole("dialog");
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "Descargar todo" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^tienda-\d+-[\d-]+\.zip$/);
  const archive = await readFile(await download.path());
  expect(archive.subarray(0, 2).toString()).toBe("PK");
  const confirm = dialog.getByRole("button", { name: "Quitar la tienda" });
  await dialog.getByRole("textbox").fill("otra");
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByRole("textbox").fill(store.storeName);
  await confirm.click();
  await page.waitForURL(/\/admin\/tenants$/);
  const removed = page.getByRole("region", { name: "Eliminadas" });
  await removed.getByText(store.storeName).waitFor();
  await removed.getByText(/Se borra todo el \d+ de \w+ de \d{4}/).waitFor();
  await page.goto(`${demo.url}/admin/tenants/${store.id}`);
  await page.getByText("Esta tienda no existe.").waitFor();
  await page.goto(`${demo.url}/admin/tenants`);
  await removed.getByRole("button", { name: "Recuperar" }).click();
  await removed.getByRole("status").getByText("La tienda volvió, con el bot en pausa.").waitFor();
  await page
    .getByRole("row", { name: new RegExp(store.storeName) })
    .getByText("En pausa")
    .waitFor();
});
