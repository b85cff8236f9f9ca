import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { look } from "./support/axe.ts";
import { customerOf, eventually } from "./support/customer.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

/** The panel as a store's own people have it: what they may do has a way there, what they may not has none. */
let demo: Demo;
let browser: Browser;
let owner: Page;
let staff: Page;
let viewer: Page;
const PHRASE = "una frase bien larga 77";

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  owner = await join("owner", "Olga Prueba");
  staff = await join("staff", "Santi Prueba");
  viewer = await join("viewer", "Vera Prueba");
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Invited by the operator, and in by the letter's link. */
async function join(role: "owner" | "staff" | "viewer", name: string, tenantId = "1"): Promise<Page> {
  const email = `${role}${tenantId}@prueba.example`;
  await fetch(`${demo.url}/trpc/team.invite`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${demo.adminToken}` },
    body: JSON.stringify({ tenantId, email, role }),
  });
  const letters = `${/Mailbox\s+(http\S+)/i.exec(demo.output())?.[1] ?? ""}/messages.json`;
  const link = await eventually(
    async () => {
      const all = (await (await fetch(letters)).json()) as { to: string; text: string }[];
      return /http\S+#token=[\w-]+/.exec(all.find(({ to }) => to === email)?.text ?? "")?.[0];
    },
    (found) => found !== undefined,
  );
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "es-AR",
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto(link ?? "");
  await page.getByLabel("Tu nombre").fill(name);
  await page.getByLabel("Contraseña nueva").fill(PHRASE);
  await page.getByRole("button", { name: "Sumarme" }).click();
  await page.waitForURL(/\/chats/);
  return page;
}

const rail = (page: Page) => page.getByRole("navigation", { name: "Secciones" });

it("an owner finds all that is set up of a store from the rail", async () => {
  await rail(owner).getByRole("link", { name: "Ajustes" }).click();
  await owner.waitForURL(/\/admin\/tenants\/1\/ajustes/);
  await owner.getByRole("heading", { level: 1, name: "Ajustes" }).waitFor();
  expect(await look(owner)).toEqual([]);
  const places = ["Alta", "Plantillas", "Claves para programas", "Auditoría", "Pedidos de privacidad"];
  for (const place of places) {
    await owner.getByRole("main").getByRole("link", { name: place }).first().click();
    await owner.getByRole("heading", { level: 1, name: place }).waitFor();
    expect(await owner.getByText("No tenés permiso").count()).toBe(0);
    expect(await rail(owner).getByRole("link", { name: "Ajustes" }).getAttribute("aria-current")).toBe(
      "page",
    );
    await rail(owner).getByRole("link", { name: "Ajustes" }).click();
  }
  await rail(owner).getByRole("link", { name: "Derivación" }).click();
  await owner.getByRole("heading", { level: 1, name: "Derivación" }).waitFor();
  const current = rail(owner).locator("[aria-current=page]");
  await expect.poll(() => current.getAttribute("href")).toBe("/handoff");
});

it("how a store is has its place, and its worst state shows there wherever one is, on the desk and on a phone", async () => {
  const health = (page: Page) => rail(page).getByRole("link", { name: /^Salud/ });
  await health(staff).click();
  await staff.waitForURL(/\/admin\/tenants\/1\/salud/);
  await staff.getByText("Conectada con Punta y Compás.").waitFor();
  expect(await look(staff)).toEqual([]);
  for (const role of ["owner", "staff"] as const) {
    const page = await join(role, "Nora Prueba", "2");
    await rail(page)
      .getByRole("link", { name: /^Salud\s+hay algo para revisar/ })
      .waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await health(page).click();
    await page.waitForURL(/\/admin\/tenants\/2\/salud/);
    await page.getByText("La tienda de Tiendanube no está conectada").waitFor();
    expect(await health(page).getAttribute("aria-current")).toBe("page");
    // Who can't mend it is not sent to a page that refuses them.
    expect(await page.getByRole("link", { name: /^Arreglarlo en el alta\s*: Tiendanube/ }).count()).toBe(
      role === "owner" ? 1 : 0,
    );
    await page.context().close();
  }
});

it("whoever attends is not offered what an owner sets up", async () => {
  await rail(staff).getByRole("link", { name: "Equipo" }).waitFor();
  expect(await rail(staff).getByRole("link", { name: "Ajustes" }).count()).toBe(0);
  await rail(staff).getByRole("link", { name: "Cerebro" }).click();
  await staff.getByText("Podés leerlo.").waitFor();
  expect(await staff.getByRole("heading", { name: "Probar" }).count()).toBe(0);
});

it("whoever may only look is offered nothing that would be refused, and their look leaves a chat unread", async () => {
  const row = viewer.locator('a[href^="/chats/"]').filter({ hasText: "Hernán Villalba" });
  const unread = async () => /\d+ sin leer/.exec((await row.textContent()) ?? "")?.[0];
  await row.waitFor();
  const before = await unread();
  expect(before).toBeDefined();
  await row.click();
  await viewer.getByText("Podés leer este chat.").waitFor();
  await viewer.getByRole("region", { name: "Quién atiende" }).getByText("Espera a una persona").waitFor();
  const acts = /Tomar el chat|Que siga el bot|Nota privada|Cambiar etiquetas|Elegir|Asignar|Más acciones/;
  expect(await viewer.getByRole("button", { name: acts }).count()).toBe(0);
  await viewer.keyboard.press("t");
  await viewer.keyboard.press("n");
  await viewer.keyboard.press("u");
  expect(await viewer.getByRole("textbox", { name: /nota/i }).count()).toBe(0);
  expect(await viewer.getByRole("switch", { name: "El bot le responde a este contacto" }).isDisabled()).toBe(
    true,
  );
  expect(await look(viewer)).toEqual([]);
  await viewer.reload();
  await row.waitFor();
  expect(await unread()).toBe(before);
  await viewer.goto(`${demo.url}/numeros`);
  await viewer.getByRole("heading", { name: "Preguntas sin respuesta" }).waitFor();
  expect(await viewer.getByRole("link", { name: "Responder y guardar" }).count()).toBe(0);
});

it("a chat can be given to anybody of a large team, and several chats too", async () => {
  // Who asks joined first and so is all of the first page.
  await owner.route(/team\.list/, (route) =>
    route.continue({ url: route.request().url().replaceAll("%22limit%22%3A100", "%22limit%22%3A1") }),
  );
  await owner.goto(`${demo.url}/chats`);
  const row = owner.getByRole("listitem").filter({ hasText: "Hernán Villalba" });
  await row.hover();
  await row.getByRole("checkbox").click();
  await owner.getByRole("button", { name: "Más acciones con los elegidos" }).click();
  await owner.getByRole("menuitem", { name: "Asignar" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Santi Prueba" }).waitFor();
  await owner.keyboard.press("Escape");
  await owner.goto(`${demo.url}${(await row.getByRole("link").getAttribute("href")) ?? ""}`);
  await owner.getByRole("button", { name: "Asignar" }).click();
  await owner.getByRole("menuitemradio", { name: /Santi Prueba/ }).waitFor();
  expect(await owner.getByRole("menuitemradio", { name: /Vera Prueba/ }).count()).toBe(0);
});

it("the people of a large team are all there, page by page", async () => {
  await owner.route(/team\.list/, (route) =>
    route.continue({ url: route.request().url().replaceAll("%22limit%22%3A100", "%22limit%22%3A2") }),
  );
  await owner.goto(`${demo.url}/admin/tenants/1/team`);
  await owner.getByText("olga", { exact: false }).first().waitFor();
  expect(await owner.getByText("Vera Prueba").count()).toBe(0);
  await owner.getByRole("button", { name: "Ver más personas" }).click();
  await owner.getByText("Vera Prueba").first().waitFor();
  expect(await owner.getByRole("button", { name: "Ver más personas" }).count()).toBe(0);
});

it("keys and invitations are all there, on however many pages they stand", async () => {
  await owner.route(/apiKeys\.list|team\.invitations/, (route) =>
    route.continue({ url: route.request().url().replaceAll("%22limit%22%3A100", "%22limit%22%3A1") }),
  );
  const post = (procedure: string, input: object) =>
    fetch(`${demo.url}/trpc/${procedure}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${demo.adminToken}` },
      body: JSON.stringify({ tenantId: "1", ...input }),
    });
  for (const one of ["uno", "dos", "tres"]) {
    await post("apiKeys.create", { name: `Sistema ${one}`, scopes: ["read"], expiresInDays: 1 });
    await post("team.invite", { email: `${one}@prueba.example`, role: "staff" });
  }
  await owner.goto(`${demo.url}/admin/tenants/1/claves`);
  for (const one of ["uno", "dos", "tres"]) await owner.getByText(`Sistema ${one}`).first().waitFor();
  await owner.goto(`${demo.url}/admin/tenants/1/team`);
  for (const one of ["uno", "dos", "tres"]) await owner.getByText(`${one}@prueba.example`).waitFor();
});

it("whose chat a colleague takes while they write keeps the text in sight, and what they go on typing is no key", async () => {
  const heldBy = (page: Page) => page.getByRole("region", { name: "Quién atiende" });
  await customerOf(demo, { name: "Dora Prueba", phone: "+5491130005555" }).write("Hola");
  await staff.goto(`${demo.url}/chats`);
  await staff
    .getByRole("link", { name: /Dora Prueba/ })
    .first()
    .click();
  await heldBy(staff).getByRole("button", { name: "Tomar el chat" }).click();
  await staff.getByRole("textbox", { name: /Mensaje para/ }).fill("Te lo averiguo y");
  await owner.goto(staff.url());
  await heldBy(owner).getByRole("button", { name: "Tomarlo igual" }).click();
  await heldBy(staff)
    .getByText(/Lo atiende Olga Prueba/)
    .waitFor();
  await staff.keyboard.type("in");
  await staff.getByRole("note").getByText("Te lo averiguo y").waitFor();
  expect(await staff.getByRole("textbox", { name: /nota/i }).count()).toBe(0);
  expect(new URL(staff.url()).search).not.toMatch(/panel/);
});

/** As another tab of the same browser does. */
async function signInBeside(page: Page, email: string): Promise<void> {
  const answer = await page.context().request.post(`${demo.url}/api/auth/sign-in/email`, {
    headers: { origin: demo.url },
    data: { email, password: PHRASE },
  });
  expect(answer.ok()).toBe(true);
}

it("a tab of who was signed in before is anew whoever's the browser is now, and sends nothing in their name", async () => {
  const emma = customerOf(demo, { name: "Emma Prueba", phone: "+5491130006666" });
  const said = async () => (await emma.sees()).filter(({ text }) => text === "Esto lo dice Santi").length;
  const open = async (name: RegExp) => {
    await staff.goto(`${demo.url}/chats`);
    await staff.getByRole("link", { name }).first().click();
  };
  const box = () => staff.getByRole("textbox", { name: /Mensaje para/ });
  await emma.write("Hola");
  const stream = staff.waitForRequest(/\/trpc\/chats\.events/);
  await open(/Emma Prueba/);
  expect(new URL((await stream).url()).searchParams.get("connectionParams")).toMatch(/"reader":"/);
  await staff.getByRole("button", { name: "Tomar el chat" }).first().click();
  await box().fill("Esto lo dice Santi");
  await signInBeside(staff, "owner1@prueba.example");
  await staff.keyboard.press("Enter");
  await staff.getByRole("button", { name: /^Menú de Olga Prueba/ }).waitFor();
  await staff
    .getByRole("region", { name: "Quién atiende" })
    .getByText(/Santi Prueba/)
    .waitFor();
  expect(await staff.getByText("Esto lo dice Santi").count()).toBe(0);
  await open(/Dora Prueba/);
  expect(await box().inputValue()).toBe("");
  expect(await said()).toBe(0);

  await signInBeside(staff, "staff1@prueba.example");
  await staff.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await staff.getByRole("button", { name: /^Menú de Santi Prueba/ }).waitFor();
  await eventually(said, (times) => times === 1);
});

it("who may do less than when the page was opened is told so by what is refused, and the page offers no more of it", async () => {
  await owner.goto(`${demo.url}/admin/tenants/1/brain`);
  const text = owner.getByRole("main").getByRole("textbox").first();
  await text.waitFor();
  const api = { "content-type": "application/json", authorization: `Bearer ${demo.adminToken}` };
  const input = encodeURIComponent(JSON.stringify({ tenantId: "1" }));
  const listed = await fetch(`${demo.url}/trpc/team.list?input=${input}`, { headers: api });
  const { result } = (await listed.json()) as {
    result: { data: { items: { id: string; email: string }[] } };
  };
  const userId = result.data.items.find(({ email }) => email === "owner1@prueba.example")?.id;
  const changed = await fetch(`${demo.url}/trpc/team.update`, {
    method: "POST",
    headers: api,
    body: JSON.stringify({ tenantId: "1", userId, role: "staff" }),
  });
  expect(changed.status).toBe(200);
  await text.fill("Lo que ya no puede cambiar");
  await owner.getByText("Podés leerlo. Para cambiarlo, pedíselo a quien administra la tienda.").waitFor();
  expect(await owner.getByRole("button", { name: "Publicar", exact: true }).count()).toBe(0);
});
