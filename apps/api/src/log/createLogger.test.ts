import { expect, it } from "vitest";
import { createLogger } from "./createLogger.ts";

it("S9: blots out whatever travels under the name of a secret, wherever it lies", () => {
  let written = "";
  const log = createLogger({ level: "info", to: { write: (line) => void (written += line) } });
  log.info(
    { token: "canary-1", request: { headers: { authorization: "canary-2", cookie: "canary-3" } } },
    "first",
  );
  log.warn(
    { tenant: { ycloudApiKey: "canary-4" }, input: { a: { smtpPassword: "canary-5" } }, kept: "visible" },
    "second",
  );
  expect(written).not.toContain("canary");
  expect(written).toContain("[secret]");
  expect(written).toContain("visible");
});

it("S13: keeps one line per entry, whatever a customer writes", () => {
  let written = "";
  const log = createLogger({ level: "info", to: { write: (line) => void (written += line) } });
  log.info({ recipient: '+54\n{"level":60}\u001b[31m' }, "Tenant not found for phone +54\nfake");
  expect(written.trimEnd().split("\n")).toHaveLength(1);
  expect(written).not.toContain("\u001b");
});
