import { SAMPLES } from "@platform/simulator";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { customerOf, eventually, type PhoneEntry } from "./support/customer.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const troubles: string[] = [];

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium({ microphone: true })]);
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "es-AR" });
  page = await openChat();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const customer = () => customerOf(demo, { name: "Julia Prueba", phone: "+5491130003333" });
const composer = (on = page) => on.getByRole("textbox", { name: /Julia/ });
const strip = (on = page) => on.getByRole("list", { name: "Archivos para enviar" });
/** Its size is there once it is known how it can be sent; before, Enter sends nothing. */
const ready = () =>
  strip()
    .getByText(/\d\s?(MB|kB)/)
    .first()
    .waitFor();
const log = (on = page) => on.getByRole("log");
const photo = () => ({ name: "punta.png", mimeType: "image/png", buffer: SAMPLES.photo().bytes });
const arrived = async (holds: (shop: PhoneEntry[]) => boolean) =>
  eventually(async () => (await customer().sees()).filter(({ side }) => side === "shop"), holds);
/** What the agent would answer, as the server has it. */
async function proposed(): Promise<string | null> {
  const input = encodeURIComponent(JSON.stringify({ query: "Julia Prueba" }));
  const response = await fetch(`${demo.url}/trpc/chats.list?input=${input}`, {
    headers: { authorization: `Bearer ${demo.adminToken}` },
  });
  const { result } = (await response.json()) as {
    result: { data: { items: { suggestion: { text: string } | null }[] } };
  };
  return result.data.items[0]?.suggestion?.text ?? null;
}

/** A tab with the customer's chat in hand. */
async function openChat(): Promise<Page> {
  const tab = await context.newPage();
  tab.on("pageerror", (error) => troubles.push(String(error)));
  tab.on("console", (message) => {
    // Refusals and cuts that the tests themselves bring about are written there by the browser.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
      troubles.push(message.text());
  });
  await tab.goto(demo.signInUrl);
  await tab.waitForURL(/\/chats/);
  if ((await customer().sees()).length === 0) await customer().write("Hola, ¿me mandás una foto?");
  await tab
    .getByRole("link", { name: /Julia Prueba/ })
    .first()
    .click();
  const take = tab.getByRole("button", { name: "Tomar el chat" }).first();
  await Promise.race([take.waitFor(), composer(tab).waitFor()]);
  if (await take.isVisible()) await take.click();
  await composer(tab).waitFor();
  return tab;
}

it("a photo is seen before it leaves, and reaches the customer with its words", async () => {
  await page.locator("input[type=file]").setInputFiles([photo()]);
  await strip().getByText("punta.png").waitFor();
  await ready();
  await composer().fill("Así son las de media punta");
  await composer().press("Enter");
  await log().getByText("Así son las de media punta").waitFor();
  const shop = await arrived((all) => all.some(({ text }) => text === "Así son las de media punta"));
  expect(shop.at(-1)).toMatchObject({ type: "image" });
  expect(shop.at(-1)?.media?.url).toMatch(/^\/phone\/media\//);
  const shown = await fetch(`${demo.phoneUrl}${shop.at(-1)?.media?.url ?? ""}`);
  expect(Buffer.from(await shown.arrayBuffer()).equals(SAMPLES.photo().bytes)).toBe(true);
  await log().locator("img[src^='/media/']").last().waitFor();
});

it("a voice note recorded here is heard before, and arrives as WhatsApp's own", async () => {
  await page.getByRole("button", { name: "Grabar un audio" }).click();
  await page.getByRole("group", { name: "Grabando" }).waitFor();
  await page.waitForTimeout(1_300);
  await page.getByRole("button", { name: "Escuchar" }).click();
  await strip().getByRole("button", { name: "Reproducir" }).waitFor();
  await page.getByRole("button", { name: "Enviar", exact: true }).click();
  const shop = await arrived((all) => all.at(-1)?.type === "audio");
  expect(shop.at(-1)?.media?.mime).toBe("audio/ogg");
  await log().getByRole("button", { name: "Reproducir" }).last().waitFor();
});

it("a picture that was copied is pasted, and one that is dragged is dropped", async () => {
  const give = (how: "paste" | "drop") =>
    page.evaluate(`{
      const bytes = Uint8Array.from(atob("${SAMPLES.transfer().bytes.toString("base64")}"), (sign) => sign.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], "${how}.png", { type: "image/png" }));
      const options = { bubbles: true, cancelable: true };
      const event = "${how}" === "paste"
        ? new ClipboardEvent("paste", { clipboardData: data, ...options })
        : new DragEvent("drop", { dataTransfer: data, ...options });
      document.querySelector("textarea").dispatchEvent(event);
    }`);
  await give("paste");
  await give("drop");
  await strip().getByText("drop.png").waitFor();
  await composer().fill("");
  await composer().press("Enter");
  await arrived((all) => all.slice(-2).every(({ type, text }) => type === "image" && text === null));
});

it("what is sent before its picture is read leaves with it", async () => {
  await page.evaluate(`{
    const read = createImageBitmap;
    const later = new Promise((resolve) => (window.letRead = resolve));
    window.createImageBitmap = (file) => later.then(() => read(file));
  }`);
  const before = (await arrived(() => true)).length;
  await page.locator("input[type=file]").setInputFiles({
    name: "lenta.png",
    mimeType: "image/png",
    buffer: Buffer.from(SAMPLES.transfer().bytes),
  });
  await strip().getByText("lenta.png").waitFor();
  await composer().press("Enter");
  await page.evaluate("window.letRead()");
  await arrived((all) => all.length > before && all.at(-1)?.type === "image");
});

it("what WhatsApp doesn't take is refused with the reason: a program called a picture, and what is too large", async () => {
  const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(3_000, 7)]);
  await page.locator("input[type=file]").setInputFiles([
    { name: "foto.jpg", mimeType: "image/jpeg", buffer: program },
    { name: "lista.pdf", mimeType: "application/pdf", buffer: program },
    { name: "larga.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(17 * 1024 * 1024) },
  ]);
  await strip()
    .getByText(/demasiado grande/)
    .waitFor();
  await strip().getByRole("button", { name: "Quitar larga.mp4" }).click();
  await strip()
    .getByText(/WhatsApp no acepta este archivo/)
    .waitFor();
  await strip().getByRole("button", { name: "Quitar foto.jpg" }).click();
  await composer().press("Enter");
  await log()
    .getByText(/No se entregó\. WhatsApp no acepta este archivo/)
    .waitFor();
  await page.getByRole("button", { name: "Descartar" }).click();
});

it("a message too long for WhatsApp stays whole in the box, and says by how much", async () => {
  const long = "a".repeat(4_099);
  await composer().focus();
  // As pasted: what is filled in by a script keeps to no bound of the box.
  await page.keyboard.insertText(long);
  await page.getByText("sobran 3").waitFor();
  await composer().press("Enter");
  expect(await composer().inputValue()).toBe(long);
  await composer().fill("");
});

it("a photo too large for WhatsApp is made smaller here", async () => {
  const base64 = String(
    await page.evaluate(`(() => {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 1300;
      const pen = canvas.getContext("2d");
      const noise = pen.createImageData(1300, 1300);
      for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = Math.random() * 256;
      pen.putImageData(noise, 0, 0);
      return canvas.toDataURL("image/png").split(",")[1];
    })()`),
  );
  const buffer = Buffer.from(base64, "base64");
  expect(buffer.byteLength).toBeGreaterThan(5 * 1024 * 1024);
  await page
    .locator("input[type=file]")
    .setInputFiles([{ name: "grande.png", mimeType: "image/png", buffer }]);
  await strip()
    .getByText(/\d\s?(MB|kB)/)
    .waitFor();
  await composer().press("Enter");
  const shop = await arrived((all) => all.at(-1)?.media?.mime === "image/jpeg");
  expect(shop.at(-1)?.type).toBe("image");
});

it("without a connection it waits in both tabs' chat, and goes out once when it is back", async () => {
  const before = (await arrived(() => true)).length;
  await context.setOffline(true);
  await page.locator("input[type=file]").setInputFiles([photo()]);
  await strip().getByText("punta.png").waitFor();
  await ready();
  await composer().fill("Sale cuando vuelve");
  await composer().press("Enter");
  await page.getByText("Sale cuando vuelva la conexión.").waitFor();
  await context.setOffline(false);
  const other = await openChat();
  await log(other).getByText("Sale cuando vuelve").waitFor();
  const shop = await arrived((all) => all.length > before);
  expect(shop.slice(before).map(({ text }) => text)).toEqual(["Sale cuando vuelve"]);
  await other.close();
});

it("what leaves slowly can be taken back before it has arrived", async () => {
  const before = (await arrived(() => true)).length;
  // It hangs until the page takes it back.
  await page.route("**/media/chats/**", () => undefined);
  await page.locator("input[type=file]").setInputFiles([photo()]);
  await strip().getByText("punta.png").waitFor();
  await ready();
  await composer().press("Enter");
  await log().getByRole("button", { name: "Cancelar" }).waitFor();
  await log().getByRole("button", { name: "Cancelar" }).click();
  await log().getByRole("button", { name: "Cancelar" }).waitFor({ state: "detached" });
  await page.unroute("**/media/chats/**");
  await composer().fill("Listo");
  await composer().press("Enter");
  const shop = await arrived((all) => all.length > before);
  expect(shop.slice(before).map(({ text }) => text)).toEqual(["Listo"]);
});

it("the agent proposes an answer to whoever has the chat; Tab takes it, and nothing leaves by itself", async () => {
  const before = (await arrived(() => true)).length;
  const suggestion = page.getByRole("group", { name: "Sugerencia" });
  await composer().fill("Algo a medio escribir");
  await customer().write("¿Tenés zapatillas de media punta talle 37?");
  await log().getByText("media punta talle 37").waitFor();
  await eventually(proposed, (text) => text !== null);
  expect(await composer().inputValue()).toBe("Algo a medio escribir");
  expect(await suggestion.isVisible()).toBe(false);
  await composer().fill("");
  await suggestion.waitFor();
  expect((await arrived(() => true)).length).toBe(before);
  await composer().press("Tab");
  await expect.poll(() => composer().inputValue()).toMatch(/\$/);
  await composer().press("Enter");
  await arrived((all) => all.length === before + 1 && /\$/.test(all.at(-1)?.text ?? ""));
  await suggestion.waitFor({ state: "detached" });

  await customer().write("¿Y en talle 38?");
  await suggestion.waitFor();
  await composer().press("Escape");
  await suggestion.waitFor({ state: "detached" });
});

it("a label that came with its chats is given a colour, and is no second one however it is written", async () => {
  await page.goto(`${demo.url}/admin/tenants/1/labels`);
  const colour = (name: string) => page.getByRole("button", { name: `Color de ${name}`, exact: true });
  const remove = (name: string) => page.getByRole("button", { name: `Borrar ${name}`, exact: true });
  await colour("academia").click();
  await page.getByRole("menuitemradio", { name: "Rojo" }).click();
  await remove("academia").waitFor();
  await page.getByRole("textbox", { name: "Nombre", exact: true }).fill(" CAMBIO ");
  await page.getByRole("button", { name: "Agregar" }).click();
  await remove("cambio").waitFor();
  expect(await colour("CAMBIO").count()).toBe(0);
});

it("a note that was begun says that it is there, after another chat and after the page was loaded anew", async () => {
  await page.goto(`${demo.url}/chats`);
  const rows = page.locator('a[href^="/chats/"]');
  await rows.filter({ hasText: "Julia Prueba" }).first().click();
  await page.waitForURL(/\/chats\/./);
  const chat = page.url();
  await page.getByRole("button", { name: "Nota privada", exact: true }).click();
  await page.getByRole("textbox", { name: "Nota privada" }).fill("Pasa a buscarlo el vi");
  await rows.filter({ hasText: "Hernán Villalba" }).first().click();
  await page.waitForURL((url) => url.href !== chat);
  await page.goto(chat);
  await page.getByRole("button", { name: "Nota sin guardar" }).click();
  expect(await page.getByRole("textbox", { name: "Nota privada" }).inputValue()).toBe(
    "Pasa a buscarlo el vi",
  );
  // Its save is on its way when the box is closed, opened and saved again.
  const asked: (() => void)[] = [];
  await page.route("**/trpc/notes.add*", async (route) => {
    await new Promise<void>((answer) => asked.push(answer));
    await route.continue();
  });
  await page.getByRole("button", { name: "Guardar nota" }).click();
  await page.getByRole("button", { name: "Volver a la respuesta" }).click();
  await page.getByRole("button", { name: "Nota sin guardar" }).click();
  await page.getByRole("button", { name: "Guardar nota" }).click();
  await expect.poll(() => asked.length).toBe(2);
  for (const answer of asked) answer();
  await page.getByRole("button", { name: "Nota privada", exact: true }).waitFor();
  await page.unrouteAll({ behavior: "wait" });
  await page.reload();
  await page.getByText("Pasa a buscarlo el vi", { exact: true }).first().waitFor();
  expect(await page.getByText("Pasa a buscarlo el vi", { exact: true }).count()).toBe(1);
});

it("whoever closes a note by the keys goes on where replies are written, and single keys work there", async () => {
  await page.locator('a[href^="/chats/"]').filter({ hasText: "Julia Prueba" }).first().click();
  await page.getByRole("button", { name: "Nota privada", exact: true }).press("Enter");
  await page.getByRole("textbox", { name: "Nota privada" }).press("Escape");
  await page.locator(":focus").getByRole("button", { name: "Nota privada", exact: true }).waitFor();
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Nota privada" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Escape");
});

it("runs without an error in the console", () => {
  expect(troubles).toEqual([]);
});
