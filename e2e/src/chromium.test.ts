import { afterEach, expect, it, vi } from "vitest";

import { launchChromium, unpackPackaged } from "./chromium.ts";

afterEach(() => vi.unstubAllEnvs());

it.each(["the one of this machine", "the one of the packages"])(
  "%s shows a page and runs its script",
  async (which) => {
    if (which === "the one of the packages") vi.stubEnv("CHROMIUM_PATH", await unpackPackaged());
    await using browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto("data:text/html,<p>Hola</p><script>document.title = 1 + 1</script>");
    expect(await page.innerText("p")).toBe("Hola");
    expect(await page.title()).toBe("2");
  },
);
