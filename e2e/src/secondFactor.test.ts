import { createHmac } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { look } from "./support/axe.ts";
import { eventually } from "./support/customer.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

let demo: Demo;
let browser: Browser;
const PASSWORD = "siete gatos bajo la parra";
const EMAIL = "carla@tienda.test";

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

async function open(context?: BrowserContext): Promise<Page> {
  const used =
    context ?? (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "es-AR" }));
  return used.newPage();
}

/** A device that makes passkeys and knows its holder, as Chromium's own tools simulate one. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** The code of an app that was given this key, so many half minutes from now (RFC 6238). */
function codeOf(typed: string, steps = 0): string {
  const bits = typed
    .replaceAll(" ", "")
    .split("")
    .map((each) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each).toString(2).padStart(5, "0"));
  const secret = Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac("sha1", secret).update(counter).digest();
  return String((mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function procedure(path: string, input: object): Promise<unknown> {
  const response = await fetch(`${demo.url}/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${demo.adminToken}` },
    body: JSON.stringify(input),
  });
  expect(response.status).toBe(200);
  return response.json();
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${demo.url}/sign-in`);
  await page.getByRole("heading", { name: "Entrar" }).waitFor();
  const byEmail = page.getByRole("button", { name: "Entrar con correo y contraseña" });
  if (await byEmail.isVisible()) await byEmail.click();
  await page.getByLabel("Correo").fill(EMAIL);
  await page.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
}

let person: Page;
let secret = "";
let backup: string[] = [];

it("somebody invited comes in, and their store then asks for a second factor: nothing else opens until it is set up", async () => {
  await procedure("team.invite", { tenantId: "1", email: EMAIL, role: "staff" });
  const letters = `${/Mailbox\s+(http\S+)/i.exec(demo.output())?.[1] ?? ""}/messages.json`;
  const link = await eventually(
    async () => /http\S+#token=[\w-]+/.exec(await (await fetch(letters)).text())?.[0],
    (found) => found !== undefined,
  );
  person = await open(
    await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "es-AR", bypassCSP: true }),
  );
  await person.goto(link ?? "");
  await person.getByLabel("Tu nombre").fill("Carla");
  await person.getByLabel("Contraseña nueva").fill(PASSWORD);
  await person.getByRole("button", { name: "Sumarme" }).click();
  await person.waitForURL(/\/chats/);
  // What only owners may do is offered to nobody else.
  await person.goto(`${demo.url}/admin/tenants/1/claves`);
  await person.getByText("No tenés permiso.").waitFor();
  expect(await person.getByRole("button", { name: "Crear clave" }).count()).toBe(0);
  await procedure("team.requireSecondFactor", { tenantId: "1", required: true });
  await person.waitForURL(/\/sign-in/);
  await signIn(person);
  await person.waitForURL(/\/segundo-factor/);
  await person.getByRole("heading", { name: "Falta tu segundo factor" }).waitFor();
  expect(await look(person)).toEqual([]);
  await person.goto(`${demo.url}/admin/tenants/1/team`);
  await person.waitForURL(/\/segundo-factor/);
});

it("the app of codes: password, QR and typed key, a first code, backup codes that are shown once", async () => {
  await person.getByRole("button", { name: "Configurar la app" }).click();
  await person.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await person.getByRole("button", { name: "Seguir" }).click();
  await person.getByRole("img", { name: "Código QR para la app de códigos" }).waitFor();
  expect(await look(person)).toEqual([]);
  secret = (await person.locator("code").first().textContent()) ?? "";
  await person.getByLabel("Código de seis números").fill("000000");
  await person.getByRole("button", { name: "Comprobar" }).click();
  await person.getByText("Ese código no es.").waitFor();
  await person.getByLabel("Código de seis números").fill(codeOf(secret));
  await person.getByRole("button", { name: "Comprobar" }).click();
  await person.getByText("Guardá estos códigos").waitFor();
  expect(await look(person)).toEqual([]);
  backup = await person.getByRole("listitem").allTextContents();
  expect(backup).toHaveLength(10);
  await person.getByRole("button", { name: "Ya los guardé" }).click();
  // Back to where they wanted to go.
  await person.waitForURL(/\/admin\/tenants\/1\/team/);
});

it("the next sign-in asks for a code, and takes a backup code where the phone is gone", async () => {
  const page = await open();
  await signIn(page);
  await page.getByRole("heading", { name: "Segundo factor" }).waitFor();
  // The first one was used; the next counts already.
  await page.getByLabel("Código de seis números").fill(codeOf(secret, 1));
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await page.waitForURL(/\/chats/);
  const lost = await open();
  await signIn(lost);
  await lost.getByRole("button", { name: /No tengo el teléfono/ }).click();
  await lost.getByLabel("Código de respaldo").fill(backup[0] ?? "");
  await lost.getByRole("button", { name: "Entrar", exact: true }).click();
  await lost.waitForURL(/\/chats/);
  await lost.goto(`${demo.url}/account`);
  await lost.getByText("Te quedan 9 códigos de respaldo.").waitFor();
  await Promise.all([page, lost].map((each) => each.context().close()));
});

it("a passkey is added, named, offered at the sign-in, and removed", async () => {
  await withAuthenticator(person);
  await person.goto(`${demo.url}/account`);
  await person.getByLabel("Nombre de la llave").fill("Notebook");
  await person.getByRole("button", { name: "Agregar llave" }).click();
  const row = person.getByRole("list", { name: "Llaves de acceso" }).getByRole("listitem");
  await row.getByText("Notebook", { exact: true }).waitFor();
  await person.getByLabel("Nombre de la llave").fill("Otra");
  await person.getByRole("button", { name: "Agregar llave" }).click();
  await person.getByText("Este dispositivo ya tiene una llave de tu cuenta.").waitFor();
  await row.getByRole("button", { name: "Renombrar «Notebook»" }).click();
  await person.getByRole("dialog").getByLabel("Nombre de la llave").fill("Notebook de casa");
  await person.getByRole("button", { name: "Guardar" }).click();
  await row.getByText("Notebook de casa").waitFor();
  expect(await look(person)).toEqual([]);

  // The address's field offers it: what the virtual device answers at once, a person would pick.
  await person.context().clearCookies();
  await person.goto(`${demo.url}/sign-in`);
  await person.waitForURL(/\/chats/);

  // And by the button.
  await person.context().clearCookies();
  await person.evaluate(`localStorage.setItem("sign-in-way", "token")`);
  await person.goto(`${demo.url}/sign-in`);
  await person.getByRole("button", { name: "Entrar con una llave de acceso" }).click();
  await person.waitForURL(/\/chats/);
  await person.goto(`${demo.url}/account`);
  await person.getByRole("button", { name: "Quitar «Notebook de casa»" }).click();
  await person.getByRole("dialog").getByRole("button", { name: "Quitar", exact: true }).click();
  await row.first().waitFor({ state: "detached" });
});

it("the operator sees who lacks a second factor, takes a lost one away, and is urged to have one", async () => {
  const page = await open(
    await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "es-AR", bypassCSP: true }),
  );
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
  await page.goto(`${demo.url}/admin/tenants/1/team`);
  await page.getByText("Todos lo tienen.").waitFor();
  expect(await page.getByRole("switch", { name: "Exigir segundo factor" }).getAttribute("aria-checked")).toBe(
    "true",
  );
  await page.getByRole("button", { name: "Más sobre Carla" }).click();
  await page.getByRole("menuitem", { name: "Quitar su segundo factor" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Quitar su segundo factor" }).click();
  await page.getByText("Listo. Le avisamos por correo.").waitFor();
  await page.getByRole("button", { name: "Cerrar", exact: true }).last().click();
  await page.getByText("Todavía no lo tienen: Carla.").waitFor();
  await person.waitForURL(/\/sign-in/);
  await page.goto(`${demo.url}/admin/tenants`);
  await page.getByRole("link", { name: "Agregale una llave de acceso" }).click();
  await withAuthenticator(page);
  await page.getByText("Esta cuenta llega a todas las tiendas.").waitFor();
  await page.getByRole("button", { name: "Agregar llave" }).click();
  await page.getByText("Esta cuenta llega a todas las tiendas.").waitFor({ state: "detached" });
});

it("keys of the installation are made and revoked by the operator, and the audit is read by person and day", async () => {
  const page = await open(
    await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "es-AR" }),
  );
  await page.goto(demo.signInUrl);
  await page.waitForURL(/\/chats/);
  await page.goto(`${demo.url}/admin/claves`);
  await page.getByRole("heading", { name: "Claves de la instalación" }).waitFor();
  await page.getByLabel("Nombre").fill("ERP de todas");
  await page.getByRole("button", { name: "Crear clave" }).click();
  const key =
    (await page
      .locator("code")
      .filter({ hasText: /^pak_.{20,}/ })
      .first()
      .textContent()) ?? "";
  const asked = await fetch(`${demo.url}/trpc/tenants.list?input=${encodeURIComponent("{}")}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(asked.status).toBe(200);
  await page.getByRole("button", { name: "Anular la clave «ERP de todas»" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Anular" }).click();
  await page.getByText("Todavía no hay ninguna.").waitFor();

  await page.goto(`${demo.url}/admin/auditoria`);
  const entries = page.getByRole("list", { name: "Cambios" });
  await entries.getByText("anuló una clave").waitFor();
  // By keyboard alone.
  await page.getByLabel("Quién").focus();
  await page.getByLabel("Quién").selectOption({ label: "Carla" });
  await page.waitForURL(/who=/);
  await entries.getByText("activó la app de códigos").waitFor();
  expect(await entries.getByText("anuló una clave").count()).toBe(0);
  await page.getByLabel("Período").selectOption({ label: "7 días" });
  await page.waitForURL(/days=7/);
  await page.reload();
  await entries.getByText("activó la app de códigos").waitFor();
  expect(await page.getByLabel("Quién").inputValue()).not.toBe("");
  await page.getByLabel("Período").selectOption({ label: "Elegir días…" });
  await page.getByLabel("Desde").fill("2020-01-01");
  await page.getByLabel("Hasta").fill("2020-01-31");
  await page.getByRole("button", { name: "Ver", exact: true }).click();
  await page.getByText("Nada con este filtro.").waitFor();
  await page.getByRole("button", { name: "Quitar filtros" }).click();
  await entries.getByText("anuló una clave").waitFor();
});
