import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const SETTLED =
  "document.getAnimations().every((each) => each.playState !== 'running' || each.effect.getTiming().iterations === Infinity)";

/** Every rule runs; what passed is only counted, not described element by element. */
const ONLY_VIOLATIONS = JSON.stringify({ resultTypes: ["violations"] });

interface Finding {
  id: string;
  nodes: { html: string }[];
}

/** What axe finds in the page, or in what this selector names, once nothing fades or moves: half faded in, a text has not its contrast. */
export async function look(page: Page, within = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
  return lookAgain(page, within);
}

/** The same in the light theme and in the dark one. The theme is the stylesheet's alone, so a page changes it where it stands. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await lookAgain(page, "html")).map((each) => `${colorScheme}: ${each}`));
  }
  return found;
}

async function lookAgain(page: Page, within: string): Promise<string[]> {
  // Asked from outside: what waits within the page would be an eval of ours, which a policy may refuse.
  await expect.poll(() => page.evaluate<boolean>(SETTLED)).toBe(true);
  const { violations } = await page.evaluate<{ violations: Finding[] }>(
    `axe.run("${within}", ${ONLY_VIOLATIONS})`,
  );
  return violations.map(
    ({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")} at ${page.url()}`,
  );
}
