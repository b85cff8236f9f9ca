import { expect, it } from "vitest";
import { runChaos } from "./runChaos.ts";

/** R2 and R16 in short; `npm run chaos` is the long form. */
it("R2, R16: loses, doubles and leaves nothing while processes are killed and the database restarts", async () => {
  const said: string[] = [];
  const { lines, broken } = await runChaos(
    {
      events: 300,
      seed: 7,
      minutes: 0.3,
      customers: 40,
      hurry: true,
      quietWithinSeconds: 300,
      keep: false,
    },
    (line) => said.push(line),
  );
  expect(broken, [...said, ...lines].join("\n")).toEqual([]);
});
