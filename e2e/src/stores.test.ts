import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  page = await browser.newPage({ locale: "es-AR" });
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

it("refuses a wrong token in words, and lets nobody see chats without signing in", async () => {
  await page.goto(`${demo.url}/chats`);
  await page.waitForURL(/\/sign-in/);
  await page.locator('input[name="token"]').fill("not-the-token");
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await page.getByText("Los datos no coinciden. Revisalos y probá de nuevo.").waitFor();
  const response = await page.request.get(`${demo.url}/trpc/chats.list?input=%7B%7D`);
  expect(response.status()).toBe(401);
});

it("signs in by the link of the terminal, and the token leaves the address", async () => {
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
  expect(page.url()).not.toContain(demo.adminToken);
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

it("creates a store, keeps its secrets to itself, and refuses a number that is taken", async () => {
  await page.goto(`${demo.url}/admin/tenants/new`);
  const number = page.getByRole("textbox", { name: /número/i }).first();
  const create = page.getByRole("button", { name: "Agregar tienda" });
  await page
    .getByRole("textbox", { name: /nombre/i })
    .first()
    .fill("Tienda de prueba");
  await number.fill("+54 9 11 4862-3390");
  await create.click();
  await page.getByText("Ese número ya es de otra tienda.").first().waitFor();
  await number.fill("+54 9 11 4000-1234");
  await create.click();
  await page.waitForURL(/\/admin\/tenants\/\d+/);
  const id = /tenants\/(\d+)/.exec(page.url())?.[1] ?? "";
  const script = { authorization: `Bearer ${demo.adminToken}`, "content-type": "application/json" };
  await page.request.post(`${demo.url}/trpc/tenants.update`, {
    headers: script,
    data: { tenantId: id, openaiApiKey: "sk-canary-very-secret-4f2a" },
  });
  await page.goto(`${demo.url}/admin/tenants/${id}`);
  await page.getByText("4f2a").first().waitFor();
  expect(await page.content()).not.toContain("sk-canary-very-secret");
});

it("shows what customers asked about their data, and hands over the copy", async () => {
  const world = await readFile(join(demo.dataDir, "world/world.json"), "utf8");
  const { secrets } = JSON.parse(world) as { secrets: { clientSecret: string } };
  /** As Tiendanube passes it on. */
  const ask = async (path: string, wish: object): Promise<void> => {
    const body = JSON.stringify({ store_id: 4815162, ...wish });
    const signature = createHmac("sha256", secrets.clientSecret).update(body).digest("hex");
    const response = await page.request.post(`${demo.url}/tiendanube/webhook/${path}`, {
      headers: { "content-type": "application/json", "x-linkedstore-hmac-sha256": signature },
      data: Buffer.from(body),
    });
    expect(response.status()).toBe(200);
  };
  const customer = { id: 77, email: "camila.ruiz@example.com", phone: "+541123456701" };
  await ask("customers/data_request", { customer, data_request: { id: 456 } });
  // The store that was looked at last is whose settings are shown.
  await page.goto(`${demo.url}/admin/tenants/1/brain`);
  await page.getByRole("main").waitFor();
  await page.goto(`${demo.url}/ajustes`);
  await page.waitForURL(/\/admin\/tenants\/\d+\/ajustes/);
  await page.getByRole("link", { name: "Pedidos de privacidad" }).click();
  const copy = page.getByRole("listitem").filter({ hasText: "Copia de los datos de un cliente" });
  await copy.getByText("Hecho", { exact: true }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    copy.getByRole("button", { name: "Descargar copia" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^datos-de-cliente-\d{4}-\d{2}-\d{2}\.json$/);
  expect(await readFile(await file.path(), "utf8")).toContain("camila.ruiz@example.com");
  await ask("customers/redact", { customer, orders_to_redact: [] });
  await page.reload();
  const erased = page.getByRole("listitem").filter({ hasText: "Borrar los datos de un cliente" });
  await erased.getByText(/Se borró: .*1 pedido|Se borró: .*pedidos/).waitFor();
});

it("tells whoever operates in which store they are, and lets them out; the store's audit says that they came", async () => {
  await page.goto(`${demo.url}/admin/tenants`);
  await page.getByRole("heading", { name: "Tiendas", level: 1 }).waitFor();
  const banner = page.getByRole("complementary", { name: "Visita" });
  expect(await banner.count()).toBe(0);
  await page.goto(`${demo.url}/admin/tenants/1/auditoria`);
  await banner.getByText("Estás en Punta y Compás como operador").waitFor();
  await page.getByText("entró a la tienda").first().waitFor();
  await banner.getByRole("button", { name: "Salir" }).click();
  await page.waitForURL(/\/admin\/tenants$/);
  await banner.waitFor({ state: "detached" });
});

it("who presses twice, or again while it is being saved, makes one key", async () => {
  await page.goto(`${demo.url}/admin/tenants/1/claves`);
  const name = page.getByRole("textbox", { name: "Nombre" });
  const made = () => page.getByRole("listitem").filter({ hasText: "Planilla de stock" });
  await name.fill("Planilla de stock");
  await page.getByRole("button", { name: "Crear clave" }).dblclick();
  await page.getByText("Esta es la clave de «Planilla de stock»").waitFor();
  await page.reload();
  await made().first().waitFor();
  expect(await made().count()).toBe(1);

  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const asked: string[] = [];
  await page.route("**/trpc/apiKeys.create**", async (route) => {
    asked.push(route.request().url());
    await held;
    await route.continue();
  });
  await name.fill("Planilla de precios");
  await page.getByRole("button", { name: "Crear clave" }).click();
  await page.locator("button[aria-busy=true]", { hasText: "Crear clave" }).waitFor();
  await name.press("Enter");
  await page.getByRole("button", { name: "Crear clave" }).dispatchEvent("click");
  letGo();
  await page.getByText("Esta es la clave de «Planilla de precios»").waitFor();
  expect(asked).toHaveLength(1);
  await page.unrouteAll({ behavior: "wait" });
});

it("a form that is closed by its keys leaves the reader where it was opened, and a name that is taken is called that", async () => {
  await page.goto(`${demo.url}/admin/tenants/2/answers`);
  const begin = page.getByRole("button", { name: "Nueva respuesta" });
  const focused = () => page.evaluate<string | undefined>("document.activeElement?.textContent");
  const write = async (shortcut: string) => {
    await begin.press("Enter");
    await page.getByRole("textbox", { name: "Nombre corto" }).fill(shortcut);
    await page.getByRole("textbox", { name: "Texto" }).fill("Sale mañana.");
    await page.getByRole("button", { name: "Guardar" }).press("Enter");
  };
  await write("despacho");
  await page.getByText("/despacho").waitFor();
  await expect.poll(focused).toBe("Nueva respuesta");
  await write("DESPACHO");
  await page.getByText("Ya hay una respuesta con ese nombre corto").waitFor();
  // What is being written would be lost.
  expect(await page.getByRole("button", { name: "Editar" }).count()).toBe(0);
  await page.getByRole("button", { name: "Cancelar" }).press("Enter");
  await expect.poll(focused).toBe("Nueva respuesta");
  await page.getByRole("button", { name: "Editar" }).press("Enter");
  await page.getByRole("button", { name: "Cancelar" }).press("Enter");
  await expect.poll(focused).toBe("Editar");
});

it("a store's country and time zone are chosen by their names, and kept by their codes", async () => {
  await page.goto(`${demo.url}/admin/tenants/1`);
  const country = page.getByRole("combobox", { name: "País" });
  const zone = page.getByRole("combobox", { name: "Zona horaria" });
  const shown = (select: typeof zone) => select.locator("option:checked").textContent();
  await expect.poll(() => shown(country)).toBe("Argentina");
  expect(await shown(zone)).toBe("Buenos Aires (GMT-3)");
  await country.selectOption({ label: "Uruguay" });
  await zone.selectOption({ label: "Montevideo (GMT-3)" });
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await page.getByText("Guardado.", { exact: true }).first().waitFor();
  await page.reload();
  await expect.poll(() => country.inputValue()).toBe("UY");
  expect(await zone.inputValue()).toBe("America/Montevideo");
});

it("a label's colour is chosen with the arrows, one stop of the keyboard for all of them", async () => {
  await page.goto(`${demo.url}/admin/tenants/1/labels`);
  const colours = page.getByRole("radiogroup", { name: "Color", exact: true });
  const chosen = () => colours.getByRole("radio", { checked: true }).getAttribute("aria-label");
  await page.getByRole("textbox", { name: "Nombre", exact: true }).fill("Feria");
  await expect.poll(chosen).toBe("Azul");
  await colours.getByRole("radio", { checked: true }).press("ArrowRight");
  await expect.poll(chosen).toBe("Violeta");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Color de Feria" }).click();
  await page.getByRole("menuitemradio", { name: "Violeta", checked: true }).waitFor();
});

it("of a store that has just begun nothing is said that nobody asked or counted", async () => {
  const headers = { "content-type": "application/json", authorization: `Bearer ${demo.adminToken}` };
  const body = JSON.stringify({ storeName: "Recién abierta", botPhoneNumber: "+5491122223333" });
  const made = await fetch(`${demo.url}/trpc/tenants.create`, { method: "POST", headers, body });
  const { result } = (await made.json()) as { result: { data: { id: string } } };
  const store = `${demo.url}/admin/tenants/${result.data.id}`;
  await page.goto(`${store}/plantillas`);
  await page.getByText("Todavía no se leyeron de WhatsApp.").waitFor();
  await page.getByRole("heading", { name: "Listas para pedir" }).waitFor();
  await expect.poll(() => page.getByRole("status", { name: "Cargando" }).count()).toBe(0);
  expect(await page.getByText("WhatsApp no tiene plantillas").count()).toBe(0);
  await page.goto(`${store}/numeros`);
  await page.getByRole("slider", { name: "Clientes nuevos, por día" }).waitFor();
  expect(await page.getByText(/^Máximo/).count()).toBe(0);
});
