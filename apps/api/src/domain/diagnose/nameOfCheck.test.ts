import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { nameOfCheck } from "./nameOfCheck.ts";

it("every check that the panel has a name for has one in letters and for the doctor", async () => {
  const file = new URL("../../../../web/src/lib/i18n/messages/pages/es-AR.json", import.meta.url);
  const { tenants } = JSON.parse(await readFile(file, "utf8")) as {
    tenants: { health: { check: Record<string, string> } };
  };
  const checks = Object.keys(tenants.health.check);
  expect(checks).toContain("signature");
  expect(checks.filter((check) => nameOfCheck(check) === check)).toEqual([]);
});
