import { expect, it } from "vitest";
import { askAuth } from "./sign-in.ts";

it("a wrong current password is called that, not data that don't match", async () => {
  const answer = Response.json({ code: "INVALID_PASSWORD", message: "Invalid password" }, { status: 400 });
  const asked = await askAuth("change-password", {}, () => Promise.resolve(answer));
  expect(asked).toEqual({ ok: false, problem: "password" });
});
