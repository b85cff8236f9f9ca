import { randomBytes } from "node:crypto";
import type { World } from "../processes/world.ts";

/** A person of the first store, invited and signed in as in a browser; the headers of their requests. */
export async function signInMember({
  url,
  adminToken,
  sql,
}: Pick<World, "url" | "adminToken" | "sql">): Promise<Record<string, string>> {
  const [tenant] = await sql<{ id: string }[]>`select id::text as id from tenants order by id limit 1`;
  const invited = await post(`${url}/trpc/team.invite`, {
    headers: { authorization: `Bearer ${adminToken}` },
    body: { tenantId: tenant?.id, email: "medicion@tienda.test", role: "staff" },
  });
  const { result } = (await invited.json()) as { result: { data: { link: string | null } } };
  const token = result.data.link?.split("#token=")[1];
  const accepted = await post(`${url}/api/auth/accept-invitation`, {
    headers: { origin: url },
    body: { token, name: "Marta", password: randomBytes(16).toString("base64url") },
  });
  const cookie = accepted.headers
    .getSetCookie()
    .map((each) => each.split(";", 1)[0])
    .join("; ");
  return { cookie, origin: url };
}

async function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: unknown },
): Promise<Response> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} was answered ${response.status}: ${await response.text()}`);
  return response;
}
