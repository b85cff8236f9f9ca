import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { look } from "./support/axe.ts";
import { customerOf, eventually } from "./support/customer.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  page = await browser.newPage({ locale: "es-AR", viewport: { width: 1440, height: 900 } });
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const customer = () => customerOf(demo, { name: "Carla Prueba", phone: "+5491130004444" });
const said = async (): Promise<string> =>
  (await customer().sees())
    .filter(({ side }) => side === "shop")
    .map(({ text }) => text ?? "")
    .join("\n");

it("keeps a reply that was marked wrong, and offers the ways to mend it with what is known filled in", async () => {
  await customer().write("¿Tenés zapatillas de punta?");
  await eventually(said, (text) => text.includes("$"));
  await page
    .getByRole("link", { name: /Carla Prueba/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Razonamiento" }).last().click();
  await page.getByRole("button", { name: "Esta respuesta está mal" }).click();
  await page.getByRole("radio", { name: "Precio o stock mal" }).check();
  await page.getByRole("textbox", { name: "Qué tenía que contestar" }).fill("Que están en oferta");
  await page.getByRole("textbox", { name: "Tiene que decir", exact: true }).fill("oferta de locos");
  // Turned into a phone and back, what was typed is there.
  const desk = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ ...desk, width: 390 });
  const expected = page.getByRole("dialog").getByRole("textbox", { name: "Qué tenía que contestar" });
  await expect.poll(() => expected.inputValue()).toBe("Que están en oferta");
  const kind = page.getByRole("dialog").getByRole("radio", { name: "Precio o stock mal" });
  await expect.poll(() => kind.isChecked()).toBe(true);
  await page.setViewportSize(desk);
  await page.getByRole("button", { name: "Guardar como caso" }).click();
  await page.getByText("Guardada como caso de prueba. ¿Dónde la arreglás?").waitFor();
  // So do the ways to mend it.
  await page.setViewportSize({ ...desk, width: 390 });
  await page.getByRole("dialog").getByText("¿Dónde la arreglás?").waitFor();
  await page.setViewportSize(desk);
  const product = page.getByRole("link", { name: /^Corregir «/ }).first();
  expect(await product.getAttribute("href")).toMatch(/\/admin\/products\/\d+$/);
  await page.getByRole("link", { name: "Escribir un artículo con la respuesta" }).click();
  const title = page.getByRole("textbox", { name: "Pregunta" });
  await expect.poll(() => title.inputValue()).toBe("¿Tenés zapatillas de punta?");
  await page.getByRole("button", { name: "Cancelar" }).click();
});

it("has the case beside the draft, ready to be tried", async () => {
  await page.goto(`${demo.url}/brain`);
  await page.waitForURL(/\/brain/);
  await page.getByRole("button", { name: "Respuestas a corregir" }).click();
  await page.getByRole("button", { name: "Cambiar las instrucciones" }).click();
  await page.getByRole("complementary", { name: "El caso" }).waitFor();
  const box = page.getByRole("textbox", { name: "Escribí como cliente" });
  await expect.poll(() => box.inputValue()).toBe("¿Tenés zapatillas de punta?");
  const area = page.getByRole("textbox", { name: "Instrucciones" });
  await area.fill(`${await area.inputValue()}\nSaludá siempre.`);
  await page.getByText(/Borrador · \d+ cambio/).waitFor();
});

it("tries the draft on recent chats before it goes live, and says what is still wrong", async () => {
  await page.getByRole("button", { name: "Publicar", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const publish = dialog.getByRole("button", { name: "Publicar como versión 2" });
  await dialog.getByText(/Este borrador todavía no se probó/).waitFor();
  expect(await publish.isDisabled()).toBe(true);
  const sent = (await customer().sees()).length;
  await dialog.getByText(/1 caso · unos [\d.]+ tokens/).waitFor();
  await dialog.getByRole("button", { name: "Probar el borrador" }).click();
  await dialog.getByText(/iguale?s? · \d+ mejor/).waitFor();
  expect((await customer().sees()).length).toBe(sent);
  expect(await dialog.getByText(/todavía no se probó/).count()).toBe(0);
  await publish.click();
  await page.getByText("En uso: versión 2").waitFor();
});

it("puts a trade's template into the draft once it was compared, and its topics where people answer", async () => {
  const area = page.getByRole("textbox", { name: "Instrucciones" });
  await page.getByRole("button", { name: "Partir de una plantilla" }).click();
  const dialog = page.getByRole("dialog", { name: "Plantillas por rubro" });
  await dialog.getByRole("button", { name: "Danza", exact: true }).click();
  await dialog.locator("ins").first().waitFor();
  expect(await page.getByText(/^Borrador/).count()).toBe(0);
  await dialog.getByRole("button", { name: /^Agregar \d temas? a Derivación/ }).click();
  await dialog.getByText("Ya están en Derivación.").waitFor();
  await dialog.getByRole("button", { name: "Reemplazar en el borrador" }).click();
  await page.getByText(/Borrador · \d+ cambio/).waitFor();
  expect(await area.inputValue()).toMatch(
    /^Sos el asistente automático de \{STORE_NAME\}, una tienda de danza/,
  );
  await page.getByText(/caracteres · unos [\d.]+ tokens/).waitFor();
});

it("has nothing that axe finds, in the places that are new", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const place of ["Preguntas sin respuesta", "Respuestas a corregir"]) {
      await page.getByRole("button", { name: place, exact: true }).click();
      await page.getByRole("heading", { name: place, level: 2 }).waitFor();
      await page.getByRole("article").first().waitFor();
      expect([place, colorScheme, await look(page)]).toEqual([place, colorScheme, []]);
    }
  }
});

it("an answer to what nobody could answer becomes an article, and reaches who still waits as a person's message", async () => {
  await page.getByRole("button", { name: "Preguntas sin respuesta" }).click();
  const card = page
    .getByRole("article")
    .filter({ hasText: /esperan?/ })
    .first();
  await card.getByRole("button", { name: "Responder y guardar" }).click();
  await card.getByRole("textbox", { name: "La respuesta" }).fill("Sí, la semana que viene te confirmo.");
  await card.getByRole("button", { name: "Guardar", exact: true }).click();
  const tell = page.getByRole("region", { name: "Avisar a quienes esperan" });
  await tell.getByText(/Guardada como artículo/).waitFor();
  await tell.getByRole("button", { name: /^Mandar a/ }).click();
  await tell.getByText("Mandado", { exact: true }).first().waitFor();
  await tell.getByRole("link", { name: "Abrir" }).first().click();
  await page.getByRole("log").getByText("Sí, la semana que viene te confirmo.").first().waitFor();
});

it("what all bots are told is written as a draft, talked to, and tried in some stores before it counts", async () => {
  const shopper = customerOf(demo, { name: "Nora Prueba", phone: "+5491130005555" });
  await shopper.write("¿Tenés medias?");
  await eventually(
    () => shopper.sees(),
    (entries) => entries.some(({ side }) => side === "shop"),
  );
  await page.goto(`${demo.url}/admin/base`);
  await page
    .getByRole("textbox", { name: "Instrucciones comunes" })
    .fill("Somos de {STORE_NAME} y hablamos claro.");
  const never = page.getByRole("textbox", { name: "Lo que nunca se dice" });
  await never.fill("x".repeat(81));
  await page.getByText(/pasa las 80 letras. Acortala/).waitFor();
  await never.fill("sí, claro");
  await page.getByText("Borrador · 2 cambios").waitFor();
  await page.getByRole("button", { name: "¿Hacen envíos?" }).click();
  await page.getByText(/^Por qué ·/).waitFor();
  // It is kept, and nobody is told it.
  await page.reload();
  expect(await never.inputValue()).toBe("sí, claro");
  expect(await page.getByText("Todavía sin publicar").count()).toBe(0);
  await page.getByRole("button", { name: "Publicar", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const publish = dialog.getByRole("button", { name: "Publicar para todas como versión 1" });
  await dialog.getByText(/Este borrador todavía no se probó/).waitFor();
  expect(await publish.isDisabled()).toBe(true);
  await dialog.getByRole("checkbox", { name: "Voltio Electrónica" }).uncheck();
  await dialog.getByRole("button", { name: "Probar el borrador" }).click();
  await dialog.getByText(/iguale?s? · \d+ mejor/).waitFor();
  expect(await dialog.getByText(/todavía no se probó/).count()).toBe(0);
  await publish.click();
  await page.getByText("En uso: versión 1").waitFor();
  await page.getByRole("listitem").filter({ hasText: "Versión 1" }).getByText("En uso").waitFor();
});
