import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { recordsOf } from "./importCsv.ts";

it("a file whose disk fails in the middle ends the import where it is waited for", async () => {
  const failing = Readable.from(
    (function* () {
      yield "telefono,fecha,quien,texto\n+5491100000000,2026-01-01,cliente,Hola\n";
      throw new Error("EIO: i/o error, read");
    })(),
  );
  const read = async (): Promise<void> => {
    for await (const { record } of recordsOf(failing, ",")) expect(record).toMatchObject({ texto: "Hola" });
  };
  await expect(read()).rejects.toThrow("EIO: i/o error, read");
});
