import { expect, it } from "vitest";
import { resolveActor } from "./resolveActor.ts";

const ADMIN_TOKEN = "a-token-of-the-operators-own-0123456789";

it("the operator's token, and who shows nothing, wait for no session that is being looked up", async () => {
  const unasked = {} as never;
  const deps = {
    library: unasked,
    sql: unasked,
    adminToken: ADMIN_TOKEN,
    inTurn: () => new Promise<never>(() => undefined),
  };
  expect(await resolveActor(deps, { authorization: `Bearer ${ADMIN_TOKEN}` })).toMatchObject({
    kind: "operator",
  });
  expect(await resolveActor(deps, { authorization: "Bearer other", cookie: "a=b" })).toMatchObject({
    refused: true,
  });
  expect(await resolveActor(deps, {})).toMatchObject({ kind: "nobody", refused: false });
});
