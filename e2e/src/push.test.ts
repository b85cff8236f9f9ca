import { startPush, type PushSimulator, type SimulatedSubscription } from "@platform/simulator";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { customerOf, eventually } from "./support/customer.ts";
import { deliver, pageStandIns, tap } from "./support/pushBrowser.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
let page: Page;
let push: PushSimulator;
let subscription: SimulatedSubscription;

beforeAll(async () => {
  [demo, browser, push] = await Promise.all([startDemo(), launchChromium(), startPush()]);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "es-AR" });
  subscription = push.subscribe();
  await page.addInitScript(pageStandIns(subscription));
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
});
afterAll(async () => {
  await browser?.close();
  await push?.stop();
  await demo?.stop();
});

const account = () => page.goto(`${demo.url}/account`);

it("a browser that was told no says how to allow it again", async () => {
  await page.evaluate(`localStorage.setItem("permission", "denied")`);
  await account();
  await page.getByText("Este navegador tiene bloqueados los avisos del panel.").waitFor();
  await page.getByText("En Notificaciones elegí «Permitir».").waitFor();
  await page.evaluate(`localStorage.removeItem("permission")`);
});

it("a person turns notifications on, tries one, and reads what the push service said", async () => {
  await account();
  await page.getByRole("button", { name: "Activar avisos" }).click();
  await page.getByText("Este dispositivo recibe avisos.").waitFor();
  await page.getByRole("button", { name: "Probar aviso" }).click();
  await page.getByText("Salió: tiene que aparecer en unos segundos.").waitFor();
  await page.getByText("Contestó: 201").waitFor();
  const shown = await deliver(page, push.messages.at(-1)?.payload ?? {});
  expect(shown).toMatchObject([{ title: "Aviso de prueba", silent: false, renotify: true }]);
});

it("a chat that waits is pushed to the device, and its notice opens it in the panel that is there", async () => {
  await page.getByRole("combobox", { name: "Tienda" }).selectOption({ label: "Punta y Compás" });
  await page.getByRole("button", { name: "Avisarme de esta tienda" }).click();
  const quiet = page.getByRole("switch", { name: "Horas de silencio" });
  await quiet.click();
  await page.getByLabel("Desde").waitFor();
  await quiet.click();
  await page.getByLabel("Desde").waitFor({ state: "detached" });
  const renata = customerOf(demo, { name: "Renata Prueba", phone: "+5491130003333" });
  await renata.write("Quiero hablar con una persona");
  const title = "Renata Prueba espera a una persona";
  const pushed = await eventually(
    () => Promise.resolve(push.messages.map(({ payload }) => payload)),
    (all) => all.some((payload) => payload["title"] === title),
  );
  const payload = pushed.find((each) => each["title"] === title) ?? {};
  expect((await deliver(page, payload)).at(-1)).toMatchObject({ title, renotify: true });
  // Delivered twice, it makes no second sound.
  expect((await deliver(page, payload)).at(-1)).toMatchObject({ title, renotify: false });
  await tap(page);
  await page.waitForURL(new RegExp(String(payload["url"])));
});

it("a device that its push service doesn't know any more is taken off, and stays off until it is put back", async () => {
  await account();
  push.expire(subscription.endpoint);
  await page.getByRole("button", { name: "Probar aviso" }).click();
  await page.getByText("Este dispositivo no recibe avisos.").waitFor();
  // Nor does the browser sign up by itself again with what is dead.
  await page.reload();
  await page.getByRole("button", { name: "Activar avisos" }).waitFor();
});

it("the panel can be installed, and no page or file of it is ever a worker's", async () => {
  const manifest = (await (await fetch(`${demo.url}/manifest.webmanifest`)).json()) as {
    icons: { src: string }[];
  };
  for (const { src } of manifest.icons)
    expect((await fetch(`${demo.url}${src}`)).headers.get("content-type")).toBe("image/png");
  const worker = await (await fetch(`${demo.url}/sw.js`)).text();
  expect(worker).not.toMatch(/addEventListener\("fetch"|caches\./);
});
