import { afterAll, beforeAll, expect, it } from "vitest";
import { insertTenant } from "../testing/rows.ts";
import { operator, startApi, type Api, type Credentials } from "../testing/startApi.ts";
import type { Actor, SignedIn } from "./index.ts";

let api: Api;
let [first, second] = ["", ""];
beforeAll(async () => {
  api = await startApi();
  [first, second] = [await insertTenant(api.sql), await insertTenant(api.sql)];
});
afterAll(() => api.stop());

async function signedIn(credentials: Credentials): Promise<SignedIn> {
  const actor = await api.deps.auth.resolveActor(credentials);
  if (actor.kind === "nobody") throw new Error("These credentials are nobody's");
  return actor;
}

/** Without why: somebody who was somebody is nobody for a reason that only the way in tells. */
const plain = (actor: Actor | undefined): unknown => (actor?.kind === "nobody" ? "nobody" : actor);

it("says of each of many what their credentials would, as rights come and go", async () => {
  const member = await api.member({ [first]: "staff", [second]: "viewer" });
  const leaving = await api.member({ [first]: "owner" });
  const idle = await api.member({ [second]: "staff" });
  const signIn = await api.signInWithToken(operator["authorization"]?.slice(7) ?? "");
  const cookie = signIn.headers.getSetCookie().map((each) => each.split(";", 1)[0]);
  const key = await api.addKey(first, ["read"]);
  const lost = await api.addKey(null, ["read"]);
  const all: Credentials[] = [
    member,
    leaving,
    idle,
    { cookie: cookie.join("; ") },
    operator,
    key.credentials,
    lost.credentials,
    member,
  ];
  const were = await Promise.all(all.map(signedIn));
  const agree = async (): Promise<unknown[]> => {
    const now = await api.deps.auth.lookAgain(were);
    const resolved = await Promise.all(all.map((each) => api.deps.auth.resolveActor(each)));
    expect(now.map(plain)).toEqual(resolved.map(plain));
    return now.map(plain);
  };
  expect(await agree()).toEqual(were);
  const { sql } = api;
  await sql`update auth.memberships set role = 'owner' where user_id = ${member.id} and tenant_id = ${second}`;
  await sql`update auth.memberships set disabled_at = now() where user_id = ${idle.id}`;
  expect(await agree()).not.toEqual(were);
  await sql`update auth.users set disabled_at = now() where id = ${leaving.id}`;
  await sql`update auth.api_keys set revoked_at = now() where id = ${lost.id}`;
  expect((await agree()).filter((each) => each === "nobody")).toHaveLength(2);
  await sql`update tenants set require_second_factor = true where id = ${first}`;
  expect((await agree()).filter((each) => each === "nobody")).toHaveLength(4);
  await sql`update auth.users set role = 'operator', disabled_at = null where id = ${leaving.id}`;
  await sql`update auth.sessions set expires_at = now() - interval '1 second' where user_id = ${idle.id}`;
  await agree();
});
