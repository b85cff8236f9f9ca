import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

it("is unpacked once by two at the same time, and takes nobody's temporary folder meanwhile", async () => {
  const cache = await mkdtemp(join(tmpdir(), "platform-chromium-"));
  const [before, seen] = [tmpdir(), new Set<string>()];
  const look = setInterval(() => seen.add(tmpdir()), 1);
  try {
    const [one, other] = await Promise.all([unpackPackaged(cache), unpackPackaged(cache)]);
    expect(one).toBe(other);
    expect([...seen]).toEqual([before]);
    expect(await readdir(cache)).toHaveLength(1);
  } finally {
    clearInterval(look);
    await rm(cache, { recursive: true, force: true });
  }
});
