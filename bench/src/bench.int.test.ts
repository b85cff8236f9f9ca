import { expect, it } from "vitest";
import { ingest } from "./benches/ingest.ts";

it("the smallest bench measures the built product and its limit, and loses nothing", async () => {
  const { rows } = await ingest.run({ rounds: 1, size: 0.02, messages: 1 }, () => undefined);
  const measured = rows.filter(({ figure, median }) => figure === "per second" && median > 0);
  expect(measured.map(({ who }) => who)).toEqual(
    expect.arrayContaining(["product", "limit: bare Fastify, HMAC, JSON"]),
  );
});
