import { spawnSync } from "node:child_process";
import { join } from "node:path";
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

it("S9: blots out secrets in errors, lists, a child's own words and in any spelling, and leaves what was logged as it was", () => {
  let written = "";
  const log = createLogger({ level: "info", to: { write: (line) => void (written += line) } });
  const error = Object.assign(new Error("refused"), {
    response: { headers: [{ "X-API-Key": "canary-1" }] },
    cause: Object.assign(new Error("before"), { config: { api_key: "canary-2" } }),
  });
  const circle: Record<string, unknown> = { openai_api_key: "canary-3" };
  circle["again"] = circle;
  log.child({ smtp: { password: "canary-4" } }).error({ err: error, circle, at: new Date(0) }, "failed");
  expect(written).not.toContain("canary");
  expect(JSON.parse(written)).toMatchObject({
    err: { message: expect.stringContaining("refused") as string, type: "Error" },
    at: "1970-01-01T00:00:00.000Z",
    msg: "failed",
  });
  expect(circle["openai_api_key"]).toBe("canary-3");
});

it("S13: keeps one line per entry, whatever a customer writes", () => {
  let written = "";
  const log = createLogger({ level: "info", to: { write: (line) => void (written += line) } });
  log.info({ recipient: '+54\n{"level":60}\u001b[31m' }, "Tenant not found for phone +54\nfake");
  expect(written.trimEnd().split("\n")).toHaveLength(1);
  expect(written).not.toContain("\u001b");
});

// Only Linux has a file that is always full.
it.skipIf(process.platform !== "linux")("a log that can't be written ends nobody", () => {
  const program = `const { createLogger } = await import(process.argv[1]);
    const log = createLogger({ level: "info" });
    log.info("first");
    setTimeout(() => log.info("second"), 50);
    setTimeout(() => process.stderr.write("still here"), 100);`;
  const file = join(import.meta.dirname, "createLogger.ts");
  const full = 'exec "$0" --input-type=module -e "$1" "$2" > /dev/full';
  const { status, stderr } = spawnSync("/bin/sh", ["-c", full, process.execPath, program, file], {
    encoding: "utf8",
    timeout: 30_000,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "still here" });
});
