import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { failProcedures } from "./support/failProcedures.ts";
import { signIn, type SignedIn } from "./support/signIn.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

/** What the panel says where an answer fails, and that asking again brings it. */
let demo: Demo;
let browser: Browser;
let storageState: SignedIn["storageState"];
let waiting: string;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  ({ storageState, waiting } = await signIn(browser, demo));
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** A page where these procedures fail; `mend` lets them through again. */
async function openBroken(path: string, names: readonly string[]) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "es-AR",
    storageState,
  });
  const page = await context.newPage();
  const mend = await failProcedures(page, names);
  await page.goto(demo.url + path);
  return { page, mend };
}

/** Each place says that it failed, and is mended by its own button. */
async function expectMended(page: Page, { places, mend }: { places: number; mend: () => Promise<void> }) {
  const alerts = page.getByRole("alert").filter({ hasText: "Algo falló de nuestro lado." });
  await expect.poll(() => alerts.count()).toBe(places);
  await mend();
  // All that are still there at this moment: what the live stream brings may mend one before.
  await page.evaluate(
    `for (const button of document.querySelectorAll('[role="alert"] button')) button.click()`,
  );
  await expect.poll(() => alerts.count()).toBe(0);
}

it("beside a chat nothing that failed is silently missing: notes, intent, handoffs, the bot's last turns", async () => {
  const { page, mend } = await openBroken(waiting, [
    "notes.list",
    "intents.list",
    "handoff.list",
    "turns.list",
  ]);
  await page.getByText("No pudimos cargar las notas de este chat.").waitFor();
  const beside = page.getByRole("region", { name: "Contexto" });
  await beside.getByRole("heading", { name: "Derivaciones" }).waitFor();
  await beside.getByRole("heading", { name: "Últimas respuestas" }).waitFor();
  await expectMended(page, { places: 4, mend });
  await page.context().close();
});

it("labels, the team and canned answers that could not be read are not said to be none", async () => {
  const { page, mend } = await openBroken(waiting, ["labels.list", "team.list", "cannedAnswers.list"]);
  await page.getByRole("button", { name: "Tomar el chat" }).first().click();
  await page.getByRole("button", { name: "Filtros" }).click();
  await page.getByRole("menuitem", { name: "No pudimos cargar las etiquetas. Reintentar" }).waitFor();
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: /^Asigna(r|do a)/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "No pudimos cargar el equipo. Reintentar" }).waitFor();
  await page.keyboard.press("Escape");
  const composer = page.getByRole("textbox", { name: /mensaje|Escrib/i }).first();
  await composer.fill("/");
  await page.getByText("No pudimos cargar las respuestas.").waitFor();
  await composer.fill("");
  await page
    .getByRole("region", { name: "Contexto" })
    .getByRole("button", { name: "Cambiar etiquetas" })
    .click();
  await page.getByRole("alert").filter({ hasText: "No pudimos cargar las etiquetas." }).waitFor();
  expect(await page.getByText("Ninguna etiqueta con ese nombre.").count()).toBe(0);
  await mend();
  await page.getByRole("alert").getByRole("button", { name: "Reintentar" }).click();
  await page.getByRole("button", { name: "academia" }).waitFor();
  await page.context().close();
});

const pages = [
  { path: "/admin/tenants/1/team", names: ["team.invitations"] },
  { path: "/admin/tenants/1/auditoria", names: ["audit.actors"] },
  { path: "/admin/tenants/1/handoff", names: ["tenants.hours"] },
  { path: "/admin/tenants/1", names: ["suggestions.numbers"] },
  { path: "/admin/tenants", names: ["tenants.removed"] },
];

it.for(pages)("$names says so at $path", async ({ path, names }) => {
  const { page, mend } = await openBroken(path, names);
  await expectMended(page, { places: 1, mend });
  await page.context().close();
});

async function labelsOfWaiting(): Promise<string[]> {
  const input = encodeURIComponent(JSON.stringify({ conversationId: waiting.split("/").at(-1) }));
  const response = await fetch(`${demo.url}/trpc/chats.get?input=${input}`, {
    headers: { authorization: `Bearer ${demo.adminToken}` },
  });
  const { result } = (await response.json()) as { result: { data: { labels: string[] } } };
  return result.data.labels;
}

it("labels are made one after the other, without waiting for the one before", async () => {
  const { page } = await openBroken(waiting, []);
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/labels\.create/, async (route) => {
    await answered;
    await route.continue();
  });
  await page
    .getByRole("region", { name: "Contexto" })
    .getByRole("button", { name: "Cambiar etiquetas" })
    .click();
  const box = page.getByRole("textbox", { name: "Buscar o crear una etiqueta" });
  for (const name of ["primera a mano", "segunda a mano"]) {
    await box.fill(name);
    await box.press("Enter");
  }
  await page.getByText("Creando «primera a mano»…").waitFor();
  await box.fill("tercera");
  answer();
  // Of the server: a row of the list shows as many as have room.
  await expect.poll(labelsOfWaiting).toEqual(expect.arrayContaining(["primera a mano", "segunda a mano"]));
  // What is being typed meanwhile stays.
  expect(await box.inputValue()).toBe("tercera");
  await page.context().close();
});

it("of what was to be done and nobody answers, the page says that it may have been done, and the button is free again", async () => {
  const { page } = await openBroken("/admin/tenants/1/claves", []);
  await page.clock.install();
  const silent = Promise.withResolvers<void>();
  let asked = 0;
  await page.route("**/trpc/apiKeys.create*", async (route) => {
    asked += 1;
    await silent.promise;
    await route.abort();
  });
  await page.getByRole("textbox", { name: "Nombre" }).fill("Depósito");
  const button = page.getByRole("button", { name: "Crear clave" });
  await button.click();
  await expect.poll(() => asked).toBe(1);
  expect(await button.getAttribute("aria-busy")).toBe("true");
  await page.clock.fastForward(120_000);
  await page.getByText("Puede que se haya hecho: fijate antes de repetirlo.").waitFor();
  expect(await button.getAttribute("aria-busy")).toBe(null);
  await page.clock.fastForward(120_000);
  expect(asked).toBe(1);
  silent.resolve();
  await page.context().close();
});
