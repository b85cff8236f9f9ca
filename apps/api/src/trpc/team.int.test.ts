import { startMailbox, type MailboxSimulator } from "@platform/simulator";
import type { Invitation, Member, OpenSession } from "@platform/contract";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { awakeSince } from "../testing/awake.ts";
import { openStream, SOON_MS } from "../testing/eventSource.ts";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import {
  browser,
  cookieOf,
  operator,
  PASSWORD,
  startApi,
  type Api,
  type Credentials,
} from "../testing/startApi.ts";

let api: Api;
let mailbox: MailboxSimulator;
let tenantId: string;
let owner: Credentials & { id: string };

const NEW_PASSWORD = "otra-clave-bien-larga";

beforeAll(async () => {
  api = await startApi();
  mailbox = await startMailbox();
  tenantId = await insertTenant(api.sql, { store_name: "Danza" });
  owner = await api.member({ [tenantId]: "owner" });
});
afterAll(async () => {
  await api.stop();
  await mailbox.stop();
});

beforeEach(() => api.sql`delete from auth.rate_limits`);

const post = async (
  path: string,
  body: unknown,
  credentials: Credentials = {},
): Promise<{ status: number; code?: string; cookie: string; data: Record<string, unknown> }> => {
  const response = await fetch(`${api.url}/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: api.url, ...credentials },
    body: JSON.stringify(body),
  });
  const data = (await response.json()) as Record<string, unknown> & { code?: string };
  return { status: response.status, cookie: cookieOf(response), data, ...(data.code && { code: data.code }) };
};

const tokenIn = (text: string): string => /#token=([\w-]+)/.exec(text)?.[1] ?? "no token";
const members = async (tenant = tenantId): Promise<Member[]> =>
  ((await api.query("team.list", { tenantId: tenant })).data as { items: Member[] }).items;
/** Invites over nobody's mail, as `by`, and answers the link's token. */
const invited = async (email: string, role = "staff", by = operator): Promise<string> => {
  const { status, data } = await api.mutate("team.invite", { tenantId, email, role }, by);
  expect([status, (data as { mailed: boolean }).mailed]).toEqual([200, false]);
  return tokenIn((data as { link: string }).link);
};

it("a link brings somebody new in, once, with a name and a password of their own", async () => {
  const token = await invited("Ana@Tienda.test", "staff", owner);
  expect((await post("look-at-invitation", { token })).data).toEqual({
    email: "ana@tienda.test",
    role: "staff",
    storeName: "Danza",
    invitedBy: "Marta",
    known: false,
    signedIn: false,
  });
  const weak = async (password: string) =>
    (await post("accept-invitation", { token, name: "Ana", password })).code;
  expect(await weak("corta")).toBe("PASSWORD_TOO_SHORT");
  for (const common of ["password1234", "123456789012", "qwertyuiop12", "aaaaaaaaaaaa", "ana@tienda.test"])
    expect([common, await weak(common)]).toEqual([common, "PASSWORD_COMMON"]);
  const joined = await post("accept-invitation", { token, name: "Ana", password: NEW_PASSWORD });
  expect(joined.status).toBe(200);
  const session = await api.query("session.get", {}, browser(api.url, joined.cookie));
  expect(session.data).toMatchObject({ user: { name: "Ana" }, tenants: [{ id: tenantId, role: "staff" }] });
  expect((await api.signIn("ana@tienda.test", NEW_PASSWORD)).status).toBe(200);
  expect((await post("accept-invitation", { token, name: "Otra", password: NEW_PASSWORD })).code).toBe(
    "INVALID_TOKEN",
  );
  const [kept] = await api.sql`select email_verified from auth.users where email = 'ana@tienda.test'`;
  expect(kept?.["email_verified"]).toBe(false);
});

it("an invitation lapses after seven days, is replaced by the next and taken back; nothing of its link is stored", async () => {
  const first = await invited("beto@tienda.test");
  const second = await invited("beto@tienda.test", "viewer");
  expect(JSON.stringify(await api.sql`select * from auth.invitations`)).not.toContain(second);
  const look = async (token: string) => (await post("look-at-invitation", { token })).status;
  expect([await look(first), await look(second)]).toEqual([404, 200]);
  const items = async () =>
    ((await api.query("team.invitations", { tenantId }, owner)).data as { items: Invitation[] }).items;
  const [listed] = await items();
  expect(listed).toMatchObject({ email: "beto@tienda.test", role: "viewer" });
  const days = (Date.parse(listed?.expiresAt ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThan(7.1);
  await api.sql`update auth.invitations set expires_at = now() - interval '1 second' where email = 'beto@tienda.test'`;
  expect([await look(second), await items()]).toEqual([404, []]);
  const third = await invited("beto@tienda.test");
  const [{ id: invitationId } = { id: "" }] = await items();
  expect((await api.mutate("team.uninvite", { tenantId, invitationId }, owner)).status).toBe(200);
  expect(await look(third)).toBe(404);
});

it("whoever has an account joins by signing in with it; the link alone takes no account over", async () => {
  const other = await insertTenant(api.sql, { store_name: "Praia" });
  const { id, email } = await api.addPerson({ [other]: "owner" });
  const token = await invited(email, "viewer");
  const stranger = await post("accept-invitation", { token, name: "X", password: NEW_PASSWORD });
  expect([stranger.status, stranger.code]).toEqual([401, "SIGN_IN_FIRST"]);
  expect((await post("accept-invitation", { token }, owner)).code).toBe("SIGN_IN_FIRST");
  const cookie = cookieOf(await api.signIn(email));
  expect((await post("look-at-invitation", { token }, { cookie })).data).toMatchObject({
    known: true,
    signedIn: true,
  });
  expect((await post("accept-invitation", { token }, { cookie })).status).toBe(200);
  const session = await api.query("session.get", {}, browser(api.url, cookie));
  const running = { suspendedAt: null, suspensionNote: null };
  expect((session.data as { tenants: unknown[] }).tenants).toEqual([
    { id: tenantId, storeName: "Danza", role: "viewer", ...running },
    { id: other, storeName: "Praia", role: "owner", ...running },
  ]);
  const again = await api.mutate("team.invite", { tenantId, email, role: "staff" }, owner);
  expect([again.status, again.reason]).toEqual([409, "conflict"]);
  expect((await api.mutate("team.remove", { tenantId, userId: id }, owner)).status).toBe(200);
});

it("a store with a mail server invites by letter, and shows nobody the link", async () => {
  const tenant = await insertTenant(api.sql, { store_name: "Voltio" });
  await api.sql`insert into tenant_human_handoff_config ${api.sql({
    tenant_id: tenant,
    smtp_host: "localhost",
    smtp_port: mailbox.smtp.port,
    smtp_security: "NONE",
  })}`;
  const answer = await api.mutate("team.invite", {
    tenantId: tenant,
    email: "carla@tienda.test",
    role: "owner",
  });
  expect(answer.data).toMatchObject({ mailed: true, link: null });
  const [letter] = await mailbox.waitForMail(1);
  expect(letter?.subject).toBe("Te invitaron a Voltio");
  expect(letter?.headers["to"]).toBe("carla@tienda.test");
  const token = tokenIn(letter?.text ?? "");
  expect(letter?.html).toContain(token);
  expect(answer.text).not.toContain(token);
  expect((await post("accept-invitation", { token, name: "Carla", password: NEW_PASSWORD })).status).toBe(
    200,
  );
  // Without mail of the platform's own, the only store of a person carries the link for a new password.
  expect((await post("request-password-reset", { email: "carla@tienda.test" })).status).toBe(200);
  const [, reset] = await mailbox.waitForMail(2);
  expect(reset?.subject).toBe("Elegí una contraseña nueva");
  const stored = JSON.stringify(await api.sql`select * from auth.verifications`);
  expect(stored).not.toContain(tokenIn(reset?.text ?? ""));
  const open = browser(api.url, cookieOf(await api.signIn("carla@tienda.test", NEW_PASSWORD)));
  const change = { token: tokenIn(reset?.text ?? ""), newPassword: "tercera-clave-bien-larga" };
  expect((await post("reset-password", { ...change, newPassword: "password1234" })).code).toBe(
    "PASSWORD_COMMON",
  );
  expect((await post("reset-password", change)).status).toBe(200);
  expect((await post("reset-password", change)).status).toBe(400);
  expect((await api.query("tenants.get", { tenantId: tenant }, open)).status).toBe(401);
  expect((await api.signIn("carla@tienda.test", NEW_PASSWORD)).status).toBe(401);
  expect((await api.signIn("carla@tienda.test", "tercera-clave-bien-larga")).status).toBe(200);
});

it("a letter for a new password tells nobody who is known, and comes a few times only", async () => {
  const { email } = await api.addPerson({ [tenantId]: "viewer" });
  const known = await post("request-password-reset", { email });
  const unknown = await post("request-password-reset", { email: "nadie@tienda.test" });
  expect(unknown).toEqual(known);
  for (let n = 1; n < 5; n += 1) await post("request-password-reset", { email: `nadie${n}@tienda.test` });
  expect((await post("request-password-reset", { email: "nadie9@tienda.test" })).status).toBe(429);
});

it("an operator hands over a link for a new password", async () => {
  const { id, email } = await api.addPerson({ [tenantId]: "staff" });
  const { data } = await api.mutate("team.resetLink", { userId: id });
  const token = tokenIn((data as { link: string }).link);
  expect((await post("reset-password", { token, newPassword: NEW_PASSWORD })).status).toBe(200);
  expect((await api.signIn(email, NEW_PASSWORD)).status).toBe(200);
  expect((await api.signIn(email, PASSWORD)).status).toBe(401);
});

it("S8: another role, switching off and removing hold at the next request, and end open streams within five seconds", async () => {
  const person = await api.member({ [tenantId]: "staff" });
  const userId = person.id;
  const chat = await insertChat(api.sql, { tenant_id: tenantId, window_closes_at: "2100-01-01" });
  await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: chat });
  const take = () => api.mutate("overrides.set", { conversationId: chat, minutes: 60 }, person);
  expect((await take()).status).toBe(200);
  for (const change of [{ role: "viewer" }, { disabled: true }]) {
    const stream = await openStream(`${api.url}/trpc/chats.events?input=${encodeURIComponent("{}")}`, person);
    await expect.poll(() => stream.events.length).toBe(1);
    expect((await api.mutate("team.update", { tenantId, userId, ...change }, owner)).status).toBe(200);
    const awake = awakeSince(api.sql);
    await stream.ended;
    expect(awake()).toBeLessThan(SOON_MS);
  }
  expect((await api.query("tenants.get", { tenantId }, person)).status).toBe(404);
  // Their chats are nobody's any more.
  const [left] =
    await api.sql`select human_override_until, assignee_id from chat_conversations where id = ${chat}`;
  expect(left).toEqual({ human_override_until: null, assignee_id: null });
  await api.mutate("team.update", { tenantId, userId, disabled: false, role: "staff" }, owner);
  expect((await take()).status).toBe(200);
  await api.mutate("team.remove", { tenantId, userId }, owner);
  expect((await api.query("tenants.get", { tenantId }, person)).status).toBe(404);
  expect((await members()).map(({ id }) => id)).not.toContain(userId);
  const log = await api.sql`select action from audit_log where target = ${userId} order by id`;
  expect(log.map(({ action }) => action as string)).toEqual([
    ...Array.from({ length: 3 }, () => "team.changed"),
    "team.removed",
  ]);
});

it("the last owner can't leave, not even when two send each other away at once", async () => {
  const tenant = await insertTenant(api.sql);
  const [one, two] = [await api.member({ [tenant]: "owner" }), await api.member({ [tenant]: "owner" })];
  const answers = await Promise.all([
    api.mutate("team.remove", { tenantId: tenant, userId: two.id }, one),
    api.mutate("team.update", { tenantId: tenant, userId: one.id, role: "staff" }, two),
  ]);
  // Who comes second meets the last owner, or is no owner any more by then.
  const [done, refused] = answers.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(done).toBe(200);
  expect([403, 404, 409]).toContain(refused);
  const owners = (await members(tenant)).filter(({ role }) => role === "owner");
  expect(owners).toHaveLength(1);
  const [last] = owners;
  const self = last?.id === one.id ? one : two;
  const leave = (change: object) =>
    api.mutate("team.update", { tenantId: tenant, userId: self.id, ...change }, self);
  expect((await leave({ role: "staff" })).status).toBe(409);
  expect((await leave({ disabled: true })).status).toBe(409);
  expect((await api.mutate("team.remove", { tenantId: tenant, userId: self.id }, self)).status).toBe(409);
});

it("a person sees the own sessions and ends them", async () => {
  const { email } = await api.addPerson({ [tenantId]: "viewer" });
  const [here, there] = await Promise.all(
    [0, 1].map(async () => browser(api.url, cookieOf(await api.signIn(email)))),
  );
  const list = async () =>
    ((await api.query("session.list", {}, here)).data as { items: OpenSession[] }).items;
  const before = await list();
  expect(before).toHaveLength(2);
  expect(before.filter(({ current }) => current)).toHaveLength(1);
  const { id: foreign } = (await api.sql`select id from auth.sessions where user_id = ${owner.id}`)[0] as {
    id: string;
  };
  expect((await api.mutate("session.end", { sessionId: foreign }, here)).data).toEqual({ ended: 0 });
  const sessionId = before.find(({ current }) => !current)?.id;
  expect((await api.mutate("session.end", { sessionId }, here)).data).toEqual({ ended: 1 });
  expect((await api.query("chats.list", {}, there)).status).toBe(401);
  await api.signIn(email);
  expect((await api.mutate("session.end", {}, here)).data).toEqual({ ended: 1 });
  expect(await list()).toHaveLength(1);
  // The library's own way shows tokens, and is closed.
  expect((await fetch(`${api.url}/api/auth/list-sessions`, { headers: here ?? {} })).status).toBe(404);
});
