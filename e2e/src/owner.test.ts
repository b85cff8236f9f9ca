import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { look } from "./support/axe.ts";
import { eventually } from "./support/customer.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

/** The panel as a store's own people have it: what they may do has a way there, what they may not has none. */
let demo: Demo;
let browser: Browser;
let owner: Page;
let staff: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  owner = await join("owner", "Olga Prueba");
  staff = await join("staff", "Santi Prueba");
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Invited by the operator, and in by the letter's link. */
async function join(role: "owner" | "staff", name: string): Promise<Page> {
  const email = `${role}@prueba.example`;
  await fetch(`${demo.url}/trpc/team.invite`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${demo.adminToken}` },
    body: JSON.stringify({ tenantId: "1", email, role }),
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
  await page.getByLabel("Contraseña nueva").fill("una frase bien larga 77");
  await page.getByRole("button", { name: "Sumarme" }).click();
  await page.waitForURL(/\/chats/);
  return page;
}

const rail = (page: Page) => page.getByRole("navigation", { name: "Secciones" });

it("an owner finds all that is set up of a store, and how it is, from the rail", async () => {
  await rail(owner).getByRole("link", { name: "Ajustes" }).click();
  await owner.waitForURL(/\/admin\/tenants\/1\/ajustes/);
  await owner.getByRole("heading", { name: "Estado" }).waitFor();
  await owner.getByText("Conectada con Punta y Compás.").waitFor();
  expect(await look(owner)).toEqual([]);
  const places = [
    "Alta",
    "Derivación",
    "Plantillas",
    "Claves para programas",
    "Auditoría",
    "Pedidos de privacidad",
  ];
  for (const place of places) {
    await owner.getByRole("main").getByRole("link", { name: place }).first().click();
    await owner.getByRole("heading", { level: 1, name: place }).waitFor();
    expect(await owner.getByText("No tenés permiso").count()).toBe(0);
    expect(await rail(owner).getByRole("link", { name: "Ajustes" }).getAttribute("aria-current")).toBe(
      "page",
    );
    await rail(owner).getByRole("link", { name: "Ajustes" }).click();
  }
});

it("whoever attends is not offered what an owner sets up", async () => {
  await rail(staff).getByRole("link", { name: "Equipo" }).waitFor();
  expect(await rail(staff).getByRole("link", { name: "Ajustes" }).count()).toBe(0);
  await rail(staff).getByRole("link", { name: "Cerebro" }).click();
  await staff.getByText("Podés leerlo.").waitFor();
  expect(await staff.getByRole("heading", { name: "Probar" }).count()).toBe(0);
});

it("the people of a large team are all there, page by page", async () => {
  await owner.route(/team\.list/, (route) =>
    route.continue({ url: route.request().url().replaceAll("%22limit%22%3A100", "%22limit%22%3A1") }),
  );
  await owner.goto(`${demo.url}/admin/tenants/1/team`);
  await owner.getByText("olga", { exact: false }).first().waitFor();
  expect(await owner.getByText("Santi Prueba").count()).toBe(0);
  await owner.getByRole("button", { name: "Ver más personas" }).click();
  await owner.getByText("Santi Prueba").first().waitFor();
  expect(await owner.getByRole("button", { name: "Ver más personas" }).count()).toBe(0);
});
