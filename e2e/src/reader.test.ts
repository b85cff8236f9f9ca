import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { signIn, type SignedIn } from "./support/signIn.ts";
import { startDemo, type Demo } from "./support/startDemo.ts";

/** Screens with little room, what people have set for their eyes, readers who listen, answers that don't come. */
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

async function open(path: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...options, storageState });
  const page = await context.newPage();
  await page.goto(demo.url + path);
  return page;
}

const styleOf = (page: Page, selector: string, property: string) =>
  page.evaluate<string>(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`);

const overflowing = (page: Page) =>
  page.evaluate<number[]>(
    "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]",
  );

const low = [
  { what: "a zoom of 400 %", width: 320, height: 256 },
  { what: "a phone on its side with its keyboard out", width: 667, height: 190 },
];

it.for(low)("at $what a chat can be read and taken", async ({ width, height }) => {
  const page = await open(waiting, { viewport: { width, height } });
  const log = page.getByRole("log");
  await log.waitFor();
  const owner = page.getByRole("region", { name: "Quién atiende" });
  const take = owner.getByRole("button", { name: "Tomar el chat" });
  const [words, bar, button] = await Promise.all([
    log.boundingBox(),
    owner.boundingBox(),
    take.boundingBox(),
  ]);
  if (!words || !bar || !button) throw new Error("Not there");
  expect(words.height).toBeGreaterThanOrEqual(96);
  expect(button.y + button.height).toBeLessThanOrEqual(bar.y + bar.height);
  expect(bar.y + bar.height).toBeLessThanOrEqual(words.y);
  for (const part of [take, page.getByText("Para escribir, tomá el chat."), log]) {
    await part.scrollIntoViewIfNeeded();
    const box = await part.boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= height).toBe(true);
  }
  expect(await overflowing(page)).toEqual([0, 0]);
  await page.context().close();
});

it("on a phone on its side what stands above a chat takes one line, and the reply box is in view", async () => {
  const page = await open(waiting, { viewport: { width: 667, height: 375 }, locale: "es-AR" });
  const tops = () =>
    Promise.all(
      ["Demo", "Visita"].map(async (name) => {
        const strip = page.getByRole("complementary", { name });
        await strip.waitFor();
        return (await strip.boundingBox())?.y;
      }),
    );
  await expect.poll(tops).toEqual([0, 0]);
  const locked = page.getByText("Para escribir, tomá el chat.");
  await locked.waitFor();
  const box = await locked.boundingBox();
  expect(box && box.y + box.height).toBeLessThanOrEqual(375);
  await page.context().close();
});

/** As where the keyboard lies over the page, which is told of it by this alone. */
const laidOver = `
  const view = Object.assign(new EventTarget(), { height: innerHeight, scale: 1, offsetTop: 0 });
  Object.defineProperty(window, "visualViewport", { value: view });
`;

it("a keyboard that lies over the page covers neither the reply box nor a dialog's field", async () => {
  const page = await open("/sign-in", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.addInitScript(laidOver);
  await page.goto(demo.url + waiting);
  const keyboard = (height: number) =>
    page.evaluate(
      `visualViewport.height = ${844 - height}; visualViewport.dispatchEvent(new Event("resize"))`,
    );
  const bottomOf = async (part: Locator) => {
    await part.waitFor();
    const box = await part.boundingBox();
    return box ? Math.round(box.y + box.height) : 0;
  };
  const locked = page.getByText("Para escribir, tomá el chat.");
  expect(await bottomOf(locked)).toBeGreaterThan(700);
  await keyboard(336);
  await expect.poll(() => bottomOf(locked)).toBeLessThanOrEqual(508);
  await page.getByRole("button", { name: "Mostrar u ocultar el contexto" }).click();
  const sheet = page.getByRole("dialog");
  await expect.poll(() => bottomOf(sheet)).toBe(508);
  expect((await sheet.boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await keyboard(0);
  await expect.poll(() => bottomOf(sheet)).toBe(844);
  await page.context().close();
});

it("for whoever wants nothing to move, nothing slides in and the way to the newest message is a jump", async () => {
  const page = await open(waiting, { viewport: { width: 390, height: 490 }, reducedMotion: "reduce" });
  const log = page.getByRole("log");
  await log.waitFor();
  expect(await styleOf(page, ":root", "getPropertyValue('--slide')")).toBe("0px");
  await page.evaluate(`document.querySelector('[role="log"]').scrollTo({ top: -10000 })`);
  await page.getByRole("button", { name: "Ir al último mensaje" }).click();
  const place = await page.evaluate<number>(
    `new Promise((seen) => requestAnimationFrame(() => seen(Math.round(document.querySelector('[role="log"]').scrollTop))))`,
  );
  expect(place).toBe(0);
  await page.context().close();
});

it("on a small laptop every place of the rail is in view, and the page stands still", async () => {
  const page = await open("/chats", { viewport: { width: 1366, height: 625 } });
  const rail = page.getByRole("navigation", { name: "Secciones" });
  await rail.getByRole("link").first().waitFor();
  for (const place of [...(await rail.getByRole("link").all()), rail.getByRole("button")]) {
    const box = await place.boundingBox();
    expect(box && box.y + box.height, await place.innerText()).toBeLessThanOrEqual(625);
  }
  expect(await overflowing(page)).toEqual([0, 0]);
  // The name beside an icon is drawn outside of the rail.
  const link = rail.getByRole("link", { name: "Números" }).first();
  await link.focus();
  const tip = 'nav a:focus ~ [aria-hidden="true"]';
  await expect.poll(() => styleOf(page, tip, "opacity")).toBe("1");
  const box = await page.locator(tip).boundingBox();
  if (!box) throw new Error("No name");
  expect(box.x + box.width).toBeGreaterThan(56);
  expect(
    await page.evaluate<number>(
      `document.querySelector(${JSON.stringify(tip)}).closest("nav > div > div").getBoundingClientRect().right`,
    ),
  ).toBeGreaterThanOrEqual(box.x + box.width);
  await page.context().close();
});

it("who has set letters twice as large in the browser gets them, and the layout of half the width", async () => {
  const page = await open("/sign-in", { viewport: { width: 1280, height: 900 } });
  const settings = await page.context().newCDPSession(page);
  await settings.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await page.goto(demo.url + waiting);
  const bubble = page.getByRole("log").locator(".text-bubble").first();
  await bubble.waitFor();
  expect(await styleOf(page, '[role="log"] .text-bubble', "fontSize")).toBe("32px");
  const icon = page.getByRole("button", { name: "Más acciones" }).locator("svg");
  expect((await icon.boundingBox())?.width).toBeGreaterThanOrEqual(30);
  await page.goto(`${demo.url}/chats?vista=todos`);
  const rows = page.getByRole("list", { name: "Chats" }).getByRole("listitem");
  await rows.nth(1).waitFor();
  const [first, second] = await Promise.all([rows.nth(0).boundingBox(), rows.nth(1).boundingBox()]);
  expect(first && second && second.y - first.y).toBe(first?.height);
  expect((await overflowing(page))[0]).toBe(0);
  await page.context().close();
});

it("in a few colours of the reader's own, what is chosen and switched on is still told apart", async () => {
  const options = { viewport: { width: 1280, height: 900 }, forcedColors: "active" } as const;
  const page = await open("/admin/tenants/1/alta?paso=mode", options);
  const radios = page.getByRole("radio");
  await radios.first().waitFor();
  const looks = async (checked: boolean) => {
    const radio = page.getByRole("radio", { checked }).first();
    return (await radio.screenshot()).toString("base64");
  };
  expect(await looks(true)).not.toBe(await looks(false));

  await page.goto(`${demo.url}/admin/tenants/1/handoff`);
  await page.getByRole("switch").first().waitFor();
  expect(await styleOf(page, '[role="switch"]', "backgroundColor")).not.toBe(
    await styleOf(page, '[role="switch"] > *', "backgroundColor"),
  );

  await page.goto(demo.url + waiting);
  const bubble = page.locator(".jump-target").first();
  await bubble.waitFor();
  expect(await styleOf(page, ".jump-target", "outlineStyle")).toBe("none");
  await page.context().close();
});

it("who listens hears whose words each are, whose labels a button changes, and no minute of a wait", async () => {
  const page = await open(waiting, { viewport: { width: 1440, height: 900 } });
  const log = page.getByRole("log");
  await log.waitFor();
  const row = await page.locator(`a[href="${waiting}"] [dir="auto"]`).first().innerText();
  await log.getByText(row, { exact: true }).first().waitFor({ state: "attached" });
  await page.getByRole("button", { name: `Cambiar etiquetas de ${row}` }).waitFor({ state: "attached" });
  const ticking = page.getByRole("region", { name: "Quién atiende" }).locator('[aria-live="off"]');
  expect(await ticking.innerText()).toMatch(/^ ?hace \d/);
  await page.goto(`${demo.url}/admin/tenants/1/sheet`);
  const entry = page.getByRole("group", { name: "Medios de pago 2" });
  await entry.getByRole("textbox", { name: "Medio de pago" }).waitFor();
  await page.context().close();
});

it("what could not be read is not said to be missing", async () => {
  const page = await open("/sign-in", { viewport: { width: 1440, height: 900 } });
  await page.route(/baseTrials\.stores/, (route) => route.abort());
  await page.goto(`${demo.url}/admin/base`);
  await page.getByText("No pudimos cargar las tiendas.").waitFor();
  expect(await page.getByText(/Ninguna tienda/).count()).toBe(0);
  await page.context().close();
});

it("a dialog gives the focus back to what opened it, also where a field of it took the focus at once", async () => {
  const page = await open(waiting, { viewport: { width: 1440, height: 900 } });
  const context = page.getByRole("region", { name: "Contexto" });
  const openers = [
    context.getByRole("button", { name: "Cambiar etiquetas", exact: true }),
    page.getByRole("button", { name: /^Cambiar etiquetas de / }).first(),
  ];
  for (const opener of openers) {
    await opener.focus();
    // The first time its code comes first, later it is there at once.
    for (const field of [1, 2].map(() => page.getByRole("textbox", { name: /etiqueta/i }))) {
      await page.keyboard.press("Enter");
      await field.waitFor();
      await page.keyboard.press("Escape");
      await field.waitFor({ state: "detached" });
      const focused = page.evaluate<string>(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
      );
      expect(await focused).toMatch(/^Cambiar etiquetas/);
    }
  }
  await page.context().close();
});

it("says so where the browser lets nothing be copied", async () => {
  const page = await open("/admin/tenants/1", { viewport: { width: 1440, height: 900 } });
  await page.getByRole("button", { name: "Copiar" }).first().click();
  await page.getByText("El navegador no dejó copiarlo. Seleccionalo a mano.").waitFor();
  await page.context().close();
});

it("what a finger has to find is large enough on a phone", async () => {
  const page = await open("/admin/tenants/1/labels", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const sized = async (part: Locator) => {
    await part.waitFor();
    const { width = 0, height = 0 } = (await part.boundingBox()) ?? {};
    return Math.min(width, height);
  };
  expect(await sized(page.getByRole("radio").first())).toBeGreaterThanOrEqual(40);
  await page.goto(`${demo.url}/admin/tenants/1/brain`);
  expect(await sized(page.getByRole("button", { name: "{STORE_NAME}" }))).toBeGreaterThanOrEqual(44);
  await page.goto(`${demo.url}/admin/tenants/1`);
  expect(await sized(page.getByText("Por modelo, últimos 30 días"))).toBeGreaterThanOrEqual(44);
  await page.context().close();
});

it("a chat or a page goes whole onto paper", async () => {
  const page = await open("/admin/tenants/1/numeros", { viewport: { width: 1440, height: 500 } });
  const whole = () =>
    page.evaluate<boolean>(
      `[...document.querySelectorAll("#root *")].every((part) =>
        part.scrollHeight <= part.clientHeight + 1 || getComputedStyle(part).overflowY === "visible" ||
        part.closest(".sr-only") !== null || part.clientHeight === 0)`,
    );
  await page.getByRole("heading", { name: "Preguntas sin respuesta" }).waitFor();
  await page.emulateMedia({ media: "print" });
  await expect.poll(whole).toBe(true);
  expect(await page.getByRole("navigation", { name: "Secciones" }).count()).toBe(0);
  await page.emulateMedia({ media: "screen" });
  await page.goto(demo.url + waiting);
  await page.getByRole("log").waitFor();
  const name = page.getByRole("heading", { level: 2 }).first();
  await name.waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await name.isVisible()).toBe(true);
  expect(await page.getByRole("list", { name: "Chats" }).count()).toBe(0);
  expect(await page.getByText("Para escribir, tomá el chat.").isVisible()).toBe(false);
  await page.context().close();
});

it("what is wrong with a field is said below it in the panel's words, and what was typed stays", async () => {
  const page = await open("/admin/tenants/1/team", { viewport: { width: 1440, height: 900 } });
  const send = async (form: { box: Locator; value: string; button: string }) => {
    await form.box.fill(form.value);
    await page.getByRole("main").getByRole("button", { name: form.button, exact: true }).click();
    await expect.poll(() => form.box.getAttribute("aria-invalid")).toBe("true");
    await form.box.and(page.locator(":focus")).waitFor();
  };
  const email = page.getByRole("main").getByRole("textbox", { name: "Correo" });
  await send({ box: email, value: "ana.tienda.com", button: "Invitar" });
  await page.getByText("Escribí un correo completo, como ana@tienda.com.").waitFor();
  expect(await email.inputValue()).toBe("ana.tienda.com");
  await email.press("End");
  await email.pressSequentially("@");
  await expect.poll(() => email.getAttribute("aria-invalid")).toBe(null);
  await page.goto(`${demo.url}/admin/tenants/1/claves`);
  await send({ box: page.getByRole("textbox", { name: "Nombre" }), value: "   ", button: "Crear clave" });
  await page.getByText("Falta este dato.").waitFor();
  // Nothing that mends it is lost, be it typed or pasted.
  const name = page.getByRole("textbox", { name: "Nombre" });
  await name.selectText();
  await name.pressSequentially("Caja");
  expect(await name.inputValue()).toBe("Caja");
  await send({ box: name, value: "   ", button: "Crear clave" });
  await name.selectText();
  await page.keyboard.insertText("Depósito");
  expect(await name.inputValue()).toBe("Depósito");
  await page.goto(`${demo.url}/admin/tenants/1/answers`);
  await page.getByRole("button", { name: "Nueva respuesta" }).click();
  await page.getByRole("textbox", { name: "Imagen (opcional)" }).fill("foto");
  await send({
    box: page.getByRole("textbox", { name: "Nombre corto" }),
    value: "dos palabras",
    button: "Guardar",
  });
  expect(await page.locator("main [aria-invalid=true]").count()).toBe(3);
  await page.context().close();
});

it("on the narrowest phone the head of a chat has room for a first and a last name", async () => {
  const page = await open(waiting, { viewport: { width: 320, height: 640 }, hasTouch: true });
  const name = page.getByRole("heading", { level: 2 }).first().locator("[dir=auto]").first();
  await name.waitFor();
  const cut = () => name.evaluate((text) => text.scrollWidth - text.clientWidth);
  expect(await name.innerText()).toMatch(/^\S+ \S+/);
  await expect.poll(cut).toBeLessThanOrEqual(0);
  await page.context().close();
});

it("a day that can't be asked for is said below it", async () => {
  const page = await open("/admin/tenants/1/numeros", { viewport: { width: 1440, height: 900 } });
  await page.getByRole("combobox", { name: "Período" }).selectOption("custom");
  const until = page.getByLabel("Hasta");
  // Today, where the store is.
  await expect.poll(() => until.getAttribute("max")).toMatch(/^\d/);
  const latest = (await until.getAttribute("max")) ?? "";
  await until.fill("2999-12-31");
  await page.getByRole("button", { name: "Ver", exact: true }).click();
  await page.getByText(/^No puede ser después del \d/).waitFor();
  await until.and(page.locator(":focus")).waitFor();
  await until.fill("");
  await page.getByRole("button", { name: "Ver", exact: true }).click();
  await page.getByText("Falta este dato.").waitFor();
  await until.fill(latest);
  await page.getByRole("button", { name: "Ver", exact: true }).click();
  await page.waitForURL(/from=.*to=|to=.*from=/);
  await page.context().close();
});

it("a long label leaves room for the store beside it", async () => {
  const page = await open(waiting, { viewport: { width: 1440, height: 900 } });
  await page
    .getByRole("region", { name: "Contexto" })
    .getByRole("button", { name: "Cambiar etiquetas" })
    .click();
  const label = "Quiere que le avisemos cuando entre";
  await page.getByRole("textbox", { name: /etiqueta/i }).fill(label);
  await page.keyboard.press("Enter");
  const row = page.locator(`a[href="${waiting}"]`);
  const tag = row.getByText(label, { exact: true });
  await tag.waitFor();
  await page.keyboard.press("Escape");
  expect((await tag.locator("xpath=../..").boundingBox())?.width).toBeLessThanOrEqual(96);
  const store = await row.getByTitle("Punta y Compás").boundingBox();
  const bounds = await row.boundingBox();
  if (!store || !bounds) throw new Error("Not there");
  expect(store.y + store.height).toBeLessThanOrEqual(bounds.y + bounds.height);
  await page.context().close();
});

it("a server that takes its time leaves no empty page", async () => {
  const page = await open("/sign-in", { viewport: { width: 1440, height: 900 } });
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/trpc\//, async (route) => {
    await answered;
    await route.continue();
  });
  await page.goto(demo.url + waiting);
  await page.getByText("Cargando…").first().waitFor();
  await expect.poll(() => styleOf(page, "#root > *", "opacity")).toBe("1");
  answer();
  await page.getByRole("log").waitFor();
  expect(await page.locator(".first-wait").count()).toBe(0);
  await page.context().close();
});
