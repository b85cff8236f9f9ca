import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { customerOf, eventually } from "./support/customer.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "es-AR" });
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const customer = () => customerOf(demo, { name: "Teresa Prueba", phone: "+5491130004444" });
const beside = () => page.getByRole("region", { name: "Contexto" });
const owner = () => page.getByRole("region", { name: "Quién atiende" });

it("what stands beside an open chat keeps up with it: products the bot tells of, files that come", async () => {
  await customer().write("Hola");
  await page
    .getByRole("link", { name: /Teresa Prueba/ })
    .first()
    .click();
  await page.getByRole("log").getByText("Hola", { exact: true }).waitFor();
  await beside().getByText("Últimas respuestas del bot").waitFor();
  await customer().write("¿tenés zapatillas de punta en 37?");
  await beside().getByText("Productos de este chat").waitFor();
  await customer().send({ type: "video" });
  await beside().getByText("Archivos", { exact: true }).waitFor();
});

it("the keyboard reaches the open chat past the whole list", async () => {
  await page.getByRole("searchbox", { name: /Buscar en todo/ }).focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.evaluate<string>("document.activeElement.textContent")).toMatch(/Teresa/);
});

/** A double click whose first press has been answered by the second: another button stands there by then. */
async function pressTwice(name: string, until: () => Promise<unknown>): Promise<void> {
  const button = await owner().getByRole("button", { name }).first().boundingBox();
  if (button === null) throw new Error(`No button ${name}`);
  await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
  await until();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
}

it("a double click takes the chat, or gives it back, and doesn't undo itself", async () => {
  const mine = owner().getByText(/Lo atendés vos/);
  await pressTwice("Tomar el chat", () => mine.waitFor());
  await page.waitForTimeout(1_000);
  expect(await mine.isVisible()).toBe(true);
  await pressTwice("Devolver al bot", () => mine.waitFor({ state: "detached" }));
  await page.waitForTimeout(1_000);
  expect(await mine.isVisible()).toBe(false);
});

it("that there is no connection is said of what was tried without one, and no longer once it is back", async () => {
  await page.context().setOffline(true);
  await owner().getByRole("button", { name: "Tomar el chat" }).click();
  const said = owner().getByText("No hay conexión con el servidor.");
  await said.waitFor();
  await page.getByText("Sin conexión. Lo que escribas sale cuando vuelva.").waitFor();
  await page.context().setOffline(false);
  await said.waitFor({ state: "detached" });
  expect(await owner().getByRole("button", { name: "Tomar el chat" }).count()).toBe(1);
});

it("who gives the chat back by the keyboard goes on from there", async () => {
  await owner().getByRole("button", { name: "Tomar el chat" }).click();
  await page.getByRole("textbox", { name: /Mensaje para/ }).waitFor();
  await owner().getByRole("button", { name: "Devolver al bot" }).focus();
  await page.keyboard.press("Enter");
  await owner().getByRole("button", { name: "Deshacer" }).waitFor();
  await page.keyboard.press("Tab");
  expect(await page.evaluate<string>("document.activeElement.textContent")).toBe("Deshacer");
});

it("what was given back and then answered from the phone is no longer said to be given back", async () => {
  await page.getByText("Lo devolviste al bot.").waitFor();
  await fetch(`${demo.phoneUrl}/phone/echo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ to: "+5491130004444", text: "Hola, te escribo del local" }),
  });
  await owner()
    .getByText(/Respondieron desde el teléfono/)
    .waitFor();
  expect(await owner().innerText()).not.toMatch(/Lo devolviste/);
});

it("a reply that the bot proposes in parts leaves whole and in order at one press", async () => {
  const luli = customerOf(demo, { name: "Luli", phone: "+5493572440165" });
  await page.goto(`${demo.url}/chats?q=Luli`);
  await page.getByRole("link", { name: /Luli/ }).first().click();
  await page.getByRole("button", { name: "Enviar los 2" }).click();
  const told = await eventually(
    () => luli.sees(),
    (all) => all.filter(({ side }) => side === "shop").length >= 2,
  );
  expect(told.filter(({ side }) => side === "shop").map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Hola\. Para carga rápida/),
    "¿De cuántos watts es el tuyo?",
  ]);
  await page.getByText("El bot propone", { exact: true }).waitFor({ state: "detached" });
});

it("a chat that isn't there has nothing beside it and leaves the way back to the list, on a phone too", async () => {
  await page.goto(`${demo.url}/chats/01a21c86-0000-7000-8000-000000000000`);
  await page.getByText("Este chat no existe o no es de tu tienda.").waitFor();
  await beside().waitFor({ state: "detached" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("link", { name: "Volver a la lista" }).click();
  await page
    .getByRole("link", { name: /Teresa Prueba/ })
    .first()
    .waitFor();
});

it("who takes a chat whose window has closed looks for a template at once, and what they type is no key", async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${demo.url}/chats?view=waiting`);
  await page
    .getByRole("link", { name: /Patricia Lobo/ })
    .first()
    .click();
  await page.getByText("Pasaron 24 h. Solo podés mandar una plantilla aprobada.").waitFor();
  await page.locator("#chat").focus();
  await page.keyboard.press("t");
  await owner()
    .getByText(/Lo atendés vos/)
    .waitFor();
  await expect
    .poll(() => page.evaluate<string>("document.activeElement.placeholder"))
    .toBe("Buscar plantilla");
  await page.keyboard.type("lb");
  await expect.poll(() => page.evaluate<string>("document.activeElement.value")).toBe("lb");
  expect(
    await owner()
      .getByText(/Lo atendés vos/)
      .isVisible(),
  ).toBe(true);
  expect(await page.getByRole("dialog").count()).toBe(0);
});

it("what was asked before the chat was taken, and is answered after, doesn't give it back", async () => {
  const berta = customerOf(demo, { name: "Berta Prueba", phone: "+5491130005555" });
  await berta.write("Hola");
  // What is told of a chat while the page is open is known of it, and not asked for again.
  await eventually(
    () => berta.sees(),
    (all) => all.some(({ side }) => side === "shop"),
  );
  const [read, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const asks = /\/trpc\/[^?]*chats\.get\b/;
  await page.route(asks, async (route) => {
    const response = await route.fetch();
    read.resolve();
    await release.promise;
    await route.fulfill({ response });
  });
  await page.goto(`${demo.url}/chats`);
  const asked = page.waitForRequest(asks);
  await page
    .getByRole("link", { name: /Berta Prueba/ })
    .first()
    .click();
  await asked;
  await read.promise;
  await owner().getByRole("button", { name: "Tomar el chat" }).click();
  const mine = owner().getByText(/Lo atendés vos/);
  await mine.waitFor();
  const answered = page.waitForResponse(asks);
  release.resolve();
  await (await answered).finished();
  await page.waitForTimeout(500);
  expect(await mine.isVisible()).toBe(true);
  await page.unrouteAll({ behavior: "wait" });
});

it("a key pressed the moment its chat can be seen does something", async () => {
  await page.addInitScript(`new MutationObserver((_, observer) => {
    if (document.querySelector("#chat [role=log]") === null) return;
    observer.disconnect();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }));
  }).observe(document, { subtree: true, childList: true })`);
  await page.reload();
  await page.getByPlaceholder(/^Escribí una nota/).waitFor();
});
