import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** The one without its comments: every page that is looked at reads it anew. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What fades or moves is brought to its end, and what that begins too: half faded in, a text has not its contrast. */
const SETTLE = `for (;;) {
  const moving = document.getAnimations().filter(
    (each) => each.playState === "running" && each.effect.getTiming().iterations !== Infinity);
  if (moving.length === 0) break;
  for (const each of moving) each.finish();
  await new Promise((drawn) => requestAnimationFrame(drawn));
}`;

/** Every rule runs; what passed is only counted, not described element by element. */
const ONLY_VIOLATIONS = JSON.stringify({ resultTypes: ["violations"] });

interface Finding {
  id: string;
  nodes: { html: string }[];
}

/** What axe finds in the page, or in what this selector names, once nothing fades or moves. */
export async function look(page: Page, within = "html"): Promise<string[]> {
  await page.evaluate(AXE);
  return lookAgain(page, within);
}

/** The same in the light theme and in the dark one. The theme is the stylesheet's alone, so a page changes it where it stands. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await lookAgain(page, "html")).map((each) => `${colorScheme}: ${each}`));
  }
  return found;
}

async function lookAgain(page: Page, within: string): Promise<string[]> {
  const { violations } = await page.evaluate<{ violations: Finding[] }>(
    `(async () => { ${SETTLE} return axe.run("${within}", ${ONLY_VIOLATIONS}); })()`,
  );
  return violations.map(
    ({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")} at ${page.url()}`,
  );
}
