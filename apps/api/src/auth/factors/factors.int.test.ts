import { startMailbox, type MailboxSimulator } from "@platform/simulator";
import type { Factors, Member, Session } from "@platform/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { awakeSince } from "../../testing/awake.ts";
import { mailUrl } from "../../testing/mailUrl.ts";
import { openStream, SOON_MS } from "../../testing/eventSource.ts";
import { insertChat, insertTenant } from "../../testing/rows.ts";
import { codeOf, createPasskey, secretOf } from "../../testing/secondFactor.ts";
import {
  ADMIN_TOKEN,
  browser,
  cookieOf,
  operator,
  PASSWORD,
  startApi,
  type Api,
  type Credentials,
} from "../../testing/startApi.ts";

let api: Api;
let mailbox: MailboxSimulator;
let tenantId: string;
/** Where passkeys are made for: the panel's address, as the API was started with. */
const SITE = { rpId: "localhost", origin: "http://localhost:3000" };

beforeAll(async () => {
  mailbox = await startMailbox();
  api = await startApi({
    env: { SMTP_URL: mailUrl(mailbox), SMTP_FROM: "panel@platform.test" },
  });
  tenantId = await insertTenant(api.sql, { store_name: "Danza" });
});
afterAll(async () => {
  await api.stop();
  await mailbox.stop();
});
beforeEach(async () => {
  await api.sql`delete from auth.rate_limits`;
  await api.sql`delete from auth.used_codes`;
  await api.sql`update tenants set require_second_factor = false`;
});

interface Reply {
  status: number;
  code: string | undefined;
  /** What the browser would send from now on: cleared cookies are gone. */
  cookie: string;
  /** Every cookie that was set, cleared afterwards or not. */
  offered: string;
  data: Record<string, unknown>;
}

async function ask(path: string, body: unknown, credentials: Credentials = {}): Promise<Reply> {
  const response = await fetch(`${api.url}/api/auth/${path}`, {
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    headers: {
      origin: api.url,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...credentials,
    },
  });
  const data = ((await response.json().catch(() => null)) ?? {}) as Record<string, unknown> & {
    code?: string;
  };
  const kept = new Map<string, string>();
  for (const line of response.headers.getSetCookie()) {
    const [name = "", value = ""] = (line.split(";", 1)[0] ?? "").split(/=(.*)/s);
    if (/max-age=0/i.test(line)) kept.delete(name);
    else kept.set(name, value);
  }
  const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join("; ");
  return { status: response.status, code: data.code, cookie, offered: cookieOf(response), data };
}

const signIn = (email: string, password = PASSWORD) => ask("sign-in/email", { email, password });
const sessionOf = async (credentials: Credentials): Promise<Session> =>
  (await api.query("session.get", {}, credentials)).data as Session;
const factorsOf = async (credentials: Credentials): Promise<Factors> =>
  (await api.query("account.factors", {}, credentials)).data as Factors;

/** A person with an app of codes, signed in by it. */
async function withCodes(role: "owner" | "staff" | "viewer" = "staff") {
  const { id, email } = await api.addPerson({ [tenantId]: role });
  const weak = browser(api.url, (await signIn(email)).cookie);
  const elsewhere = browser(api.url, (await signIn(email)).cookie);
  const set = await ask("two-factor/enable", { password: PASSWORD }, weak);
  expect(set.status).toBe(200);
  const uri = String(set.data["totpURI"]);
  const codes = set.data["backupCodes"] as string[];
  const on = await ask("two-factor/verify-totp", { code: codeOf(uri) }, weak);
  expect([on.status, on.code]).toEqual([200, undefined]);
  await api.sql`delete from auth.used_codes`;
  return { id, email, uri, codes, before: [weak, elsewhere], strong: browser(api.url, on.cookie) };
}

/** Adds a passkey in this session, and answers it. */
async function addPasskey(session: Credentials, options: { verified?: boolean } = {}) {
  const key = createPasskey(SITE);
  const asked = await ask("passkey/generate-register-options", undefined, session);
  if (asked.status !== 200) return { key, reply: asked };
  const cookie = `${session["cookie"]}; ${asked.cookie}`;
  const response = key.register(String(asked.data["challenge"]), options);
  return {
    key,
    reply: await ask(
      "passkey/verify-registration",
      { response, name: "Mi teléfono" },
      { ...session, cookie },
    ),
  };
}

async function enterWith(
  key: ReturnType<typeof createPasskey>,
  options: { verified?: boolean; at?: string } = {},
): Promise<Reply> {
  const asked = await ask("passkey/generate-authenticate-options", undefined);
  const response = key.assert(String(asked.data["challenge"]), options);
  return ask("passkey/verify-authentication", { response }, { cookie: asked.cookie });
}

describe("codes of an app", () => {
  it("are set up with the password, asked for at the next sign-in, and kept encrypted", async () => {
    const { id, email, uri, codes, before, strong } = await withCodes();
    expect(codes).toHaveLength(10);
    expect(await factorsOf(strong)).toMatchObject({
      codes: true,
      backupCodes: 10,
      strong: true,
      password: true,
    });
    // Sessions from before know nothing of it, and end.
    for (const session of before)
      expect((await api.query("tenants.get", { tenantId }, session)).status).toBe(401);
    const secret = new URL(uri).searchParams.get("secret") ?? "";
    const stored = JSON.stringify(await api.sql`select * from auth.two_factors where user_id = ${id}`);
    for (const each of [secret, secretOf(uri).toString(), ...codes]) expect(stored).not.toContain(each);
    const asked = await signIn(email);
    expect(asked.data).toEqual({ twoFactorRedirect: true, twoFactorMethods: ["totp"] });
    const entered = await ask("two-factor/verify-totp", { code: codeOf(uri) }, { cookie: asked.cookie });
    expect(entered.status).toBe(200);
    expect((await sessionOf(browser(api.url, entered.cookie))).user?.id).toBe(id);
    const log = await api.sql`select action, actor from audit_log where target = ${id}`;
    expect(log).toEqual([{ action: "person.codes_on", actor: `user:${id}` }]);
  });

  it("let nobody in before the code: neither procedures nor the live view nor files", async () => {
    const { email } = await withCodes();
    const asked = await signIn(email);
    // The cookie of the session that the password opened for a moment, and the one of the challenge.
    expect(asked.offered).toContain("platform_session=");
    expect(asked.cookie).not.toContain("platform_session=");
    for (const cookie of [asked.offered, asked.cookie]) {
      const half = browser(api.url, cookie);
      expect((await api.query("tenants.get", { tenantId }, half)).status).toBe(401);
      expect((await api.mutate("session.end", {}, half)).status).toBe(401);
      expect((await sessionOf(half)).user).toBe(null);
      const get = async (path: string) => (await fetch(api.url + path, { headers: half })).status;
      expect(await get(`/trpc/chats.events?input=${encodeURIComponent("{}")}`)).toBe(401);
      expect(await get("/media/00000000-0000-4000-8000-000000000000")).toBe(401);
      expect((await ask("two-factor/disable", { password: PASSWORD }, half)).status).toBe(401);
      expect((await ask("passkey/generate-register-options", undefined, half)).status).toBe(401);
    }
  });

  it("open once each: a code that was read along the way is late", async () => {
    const { email, uri } = await withCodes();
    const code = codeOf(uri);
    const next = codeOf(uri, 1);
    const [mine, theirs] = [await signIn(email), await signIn(email)];
    const enter = (cookie: string, given: string) =>
      ask("two-factor/verify-totp", { code: given }, { cookie });
    const both = await Promise.all([enter(mine.cookie, code), enter(theirs.cookie, code)]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 401]));
    expect(both.find(({ status }) => status === 401)?.code).toBe("CODE_USED");
    // Nor after a later one, while it would still count.
    const third = await signIn(email);
    expect((await enter(third.cookie, next)).status).toBe(200);
    const fourth = await signIn(email);
    expect((await enter(fourth.cookie, code)).code).toBe("CODE_USED");
  });

  it("can't be guessed over many sessions and addresses: after ten wrong ones none is looked at for an hour", async () => {
    const { id, email, uri, codes } = await withCodes();
    const wrong = String((Number(codeOf(uri)) + 500_000) % 1_000_000).padStart(6, "0");
    const outcomes: (string | undefined)[] = [];
    for (let n = 0; n < 12; n += 1) {
      // Another address each time, as far as our own counting by address goes.
      await api.sql`delete from auth.rate_limits`;
      await api.sql`delete from auth.used_codes`;
      const { cookie } = await signIn(email);
      const way = n % 2 === 0 ? "totp" : "backup-code";
      outcomes.push((await ask(`two-factor/verify-${way}`, { code: wrong }, { cookie })).code);
    }
    expect(
      outcomes.slice(0, 10).every((each) => each === "INVALID_CODE" || each === "INVALID_BACKUP_CODE"),
    ).toBe(true);
    expect(outcomes.slice(10)).toEqual(["ACCOUNT_TEMPORARILY_LOCKED", "ACCOUNT_TEMPORARILY_LOCKED"]);
    const right = async () => {
      await api.sql`delete from auth.used_codes`;
      const { cookie } = await signIn(email);
      return [
        (await ask("two-factor/verify-totp", { code: codeOf(uri) }, { cookie })).status,
        (await ask("two-factor/verify-backup-code", { code: codes[0] }, { cookie })).status,
      ];
    };
    expect(await right()).toEqual([429, 429]);
    const [lock] = await api.sql`
      select locked_until > now() + interval '55 minutes' as long from auth.two_factors where user_id = ${id}`;
    expect(lock?.["long"]).toBe(true);
    await api.sql`update auth.two_factors set locked_until = now() - interval '1 second' where user_id = ${id}`;
    expect((await right())[0]).toBe(200);
  });

  it("are counted by address too, wrong passwords for switching them off included", async () => {
    const { email, uri, strong } = await withCodes();
    for (let n = 0; n < 10; n += 1) {
      const { cookie } = await signIn(email);
      const code = String((Number(codeOf(uri)) + 500_000 + n) % 1_000_000).padStart(6, "0");
      if (n < 5) await ask("two-factor/verify-totp", { code }, { cookie });
      else
        expect((await ask("two-factor/disable", { password: "no-es-esta-clave" }, strong)).code).toBe(
          "INVALID_PASSWORD",
        );
    }
    // The password still leads to the question for a code, and no code is an answer to it.
    const { cookie } = await signIn(email);
    const right = await ask("two-factor/verify-totp", { code: codeOf(uri) }, { cookie });
    expect([right.status, right.cookie]).toEqual([429, ""]);
    expect((await ask("two-factor/disable", { password: PASSWORD }, strong)).status).toBe(429);
  });

  it("stand in for a lost phone as backup codes, each once, and new ones end the old", async () => {
    const { email, codes, strong } = await withCodes();
    const enter = async (code: string | undefined) => {
      const { cookie } = await signIn(email);
      return ask("two-factor/verify-backup-code", { code }, { cookie });
    };
    const entered = await enter(codes[0]);
    expect(entered.status).toBe(200);
    expect(await factorsOf(browser(api.url, entered.cookie))).toMatchObject({ backupCodes: 9, strong: true });
    expect((await enter(codes[0])).code).toBe("INVALID_BACKUP_CODE");
    const renewed = await ask("two-factor/generate-backup-codes", { password: PASSWORD }, strong);
    expect((renewed.data["backupCodes"] as string[]).length).toBe(10);
    expect((await enter(codes[1])).status).toBe(401);
    expect((await ask("two-factor/generate-backup-codes", { password: "otra" }, strong)).code).toBe(
      "INVALID_PASSWORD",
    );
  });

  it("are switched off with the password alone, from a session that proved them", async () => {
    const { id, email, strong } = await withCodes();
    expect((await ask("two-factor/disable", { password: "no-es-esta-clave" }, strong)).code).toBe(
      "INVALID_PASSWORD",
    );
    const off = await ask("two-factor/disable", { password: PASSWORD }, strong);
    expect(off.status).toBe(200);
    expect((await sessionOf(browser(api.url, (await signIn(email)).cookie))).user?.id).toBe(id);
    expect(
      (await api.sql`select action from audit_log where target = ${id} order by id`).map(
        ({ action }) => action as string,
      ),
    ).toEqual(["person.codes_on", "person.codes_off"]);
  });

  it("are not passed by a new password, nor by an invitation, nor by what the library would also offer", async () => {
    const { id, email, uri, strong } = await withCodes();
    const { data } = await api.mutate("team.resetLink", { userId: id });
    const token = /#token=([\w-]+)/.exec((data as { link: string }).link)?.[1];
    const newPassword = "tercera-clave-bien-larga";
    const reset = await ask("reset-password", { token, newPassword });
    expect([reset.status, reset.offered]).toEqual([200, ""]);
    expect((await api.query("tenants.get", { tenantId }, strong)).status).toBe(401);
    const asked = await signIn(email, newPassword);
    expect(asked.data["twoFactorRedirect"]).toBe(true);
    const other = await insertTenant(api.sql);
    const invited = await api.mutate("team.invite", { tenantId: other, email, role: "staff" });
    const [letter] = (await mailbox.waitForMail(1)).slice(-1);
    expect(invited.status).toBe(200);
    const link = /#token=([\w-]+)/.exec(letter?.text ?? "")?.[1];
    const half = { cookie: asked.offered };
    expect((await ask("accept-invitation", { token: link }, half)).code).toBe("SIGN_IN_FIRST");
    expect(
      (await ask("accept-invitation", { token: link, name: "X", password: newPassword }, half)).code,
    ).toBe("SIGN_IN_FIRST");
    for (const path of ["two-factor/send-otp", "two-factor/verify-otp", "two-factor/get-totp-uri"])
      expect([path, (await ask(path, { code: "000000", password: newPassword }, half)).status]).toEqual([
        path,
        404,
      ]);
    for (const extra of [{ trustDevice: true }, { disableSession: true }])
      expect((await ask("two-factor/verify-totp", { code: codeOf(uri), ...extra }, half)).code).toBe(
        "INVALID_INPUT",
      );
  });

  it("outlive a change of the installation's key", async () => {
    const { id } = await withCodes();
    const { reencryptFactors } = await import("../index.ts");
    const rotated = {
      encryptionKey: "Nw9Yw8Vu7Ts6Rq5Po4Nm3Lk2Ji1Hg0Fe",
      encryptionKeysPrevious: [api.config.encryptionKey],
    };
    const before = await api.sql`select secret from auth.two_factors where user_id = ${id}`;
    expect((await reencryptFactors(api.sql, rotated)).unreadable).toBe(0);
    expect(await api.sql`select secret from auth.two_factors where user_id = ${id}`).not.toEqual(before);
    expect((await reencryptFactors(api.sql, rotated)).moved).toBe(0);
    const back = { encryptionKey: api.config.encryptionKey, encryptionKeysPrevious: [rotated.encryptionKey] };
    expect((await reencryptFactors(api.sql, back)).unreadable).toBe(0);
    const foreign = {
      encryptionKey: rotated.encryptionKey,
      encryptionKeysPrevious: ["Xx9Yw8Vu7Ts6Rq5Po4Nm3Lk2Ji1Hg0Fe"],
    };
    expect((await reencryptFactors(api.sql, foreign)).unreadable).toBeGreaterThan(0);
  });
});

describe("passkeys", () => {
  it("are added, named, used to sign in and removed, and count as both factors", async () => {
    const { id, email } = await api.addPerson({ [tenantId]: "staff" });
    const session = browser(api.url, (await signIn(email)).cookie);
    const { key, reply } = await addPasskey(session);
    expect([reply.status, reply.code]).toEqual([200, undefined]);
    const entered = await enterWith(key);
    expect(entered.status).toBe(200);
    const strong = browser(api.url, entered.cookie);
    const [passkey] = (await factorsOf(strong)).passkeys;
    expect(passkey).toMatchObject({ name: "Mi teléfono" });
    expect(passkey?.lastUsedAt).not.toBe(null);
    expect((await factorsOf(strong)).strong).toBe(true);
    const passkeyId = passkey?.id;
    expect((await api.mutate("account.renamePasskey", { passkeyId, name: "Notebook" }, strong)).status).toBe(
      200,
    );
    expect((await factorsOf(strong)).passkeys[0]?.name).toBe("Notebook");
    // Signed in by the password alone, nobody takes it away.
    const weak = browser(api.url, (await signIn(email)).cookie);
    expect((await api.mutate("account.removePasskey", { passkeyId }, weak)).status).toBe(403);
    expect((await factorsOf(strong)).passkeys).toHaveLength(1);
    expect((await api.mutate("account.removePasskey", { passkeyId }, strong)).status).toBe(200);
    expect((await enterWith(key)).status).toBe(401);
    expect(
      (await api.sql`select action from audit_log where target = ${id} order by id`).map(
        ({ action }) => action as string,
      ),
    ).toEqual(["person.passkey_added", "person.passkey_removed"]);
  });

  it("open nothing without a finger, a face or a PIN, nor at another address, nor twice by one answer", async () => {
    const { email } = await api.addPerson({ [tenantId]: "staff" });
    const session = browser(api.url, (await signIn(email)).cookie);
    expect((await addPasskey(session, { verified: false })).reply.code).toBe("HOLDER_NOT_VERIFIED");
    expect((await factorsOf(session)).passkeys).toEqual([]);
    const { key } = await addPasskey(session);
    expect((await enterWith(key, { verified: false })).code).toBe("HOLDER_NOT_VERIFIED");
    expect((await enterWith(key, { at: "https://panel.example" })).status).toBe(400);
    const asked = await ask("passkey/generate-authenticate-options", undefined);
    const response = key.assert(String(asked.data["challenge"]));
    expect((await ask("passkey/verify-authentication", { response }, { cookie: asked.cookie })).status).toBe(
      200,
    );
    expect((await ask("passkey/verify-authentication", { response }, { cookie: asked.cookie })).status).toBe(
      400,
    );
  });

  it("of one account are nothing to another", async () => {
    const [ana, beto] = [
      await api.addPerson({ [tenantId]: "staff" }),
      await api.addPerson({ [tenantId]: "staff" }),
    ];
    const [anas, betos] = [
      browser(api.url, (await signIn(ana.email)).cookie),
      browser(api.url, (await signIn(beto.email)).cookie),
    ];
    // Ana's challenge, answered in Beto's session.
    const asked = await ask("passkey/generate-register-options", undefined, anas);
    const stolen = createPasskey(SITE).register(String(asked.data["challenge"]));
    const mixed = { ...betos, cookie: `${betos["cookie"]}; ${asked.cookie}` };
    expect((await ask("passkey/verify-registration", { response: stolen, name: "x" }, mixed)).status).toBe(
      401,
    );
    const { key } = await addPasskey(anas);
    const passkeyId = (await factorsOf(anas)).passkeys[0]?.id;
    for (const path of ["account.renamePasskey", "account.removePasskey"])
      expect(
        (
          await api.mutate(
            path,
            { passkeyId, ...(path.endsWith("y") && path.includes("rename") && { name: "x" }) },
            betos,
          )
        ).status,
      ).toBe(404);
    // Whoever signs in with Ana's key is Ana, whosever browser it is.
    const challenge = await ask("passkey/generate-authenticate-options", undefined, betos);
    const response = key.assert(String(challenge.data["challenge"]));
    const entered = await ask(
      "passkey/verify-authentication",
      { response },
      { ...betos, cookie: `${betos["cookie"]}; ${challenge.cookie}` },
    );
    expect((await sessionOf(browser(api.url, entered.cookie))).user?.id).toBe(ana.id);
  });

  it("let nobody in whose account was switched off", async () => {
    const { id, email } = await api.addPerson({ [tenantId]: "staff" });
    const { key } = await addPasskey(browser(api.url, (await signIn(email)).cookie));
    await api.sql`update auth.users set disabled_at = now() where id = ${id}`;
    expect((await enterWith(key)).status).toBe(401);
  });

  it("can't be brought by a stolen password: an account with a factor changes its factors by a factor", async () => {
    const { email, id } = await api.addPerson({ [tenantId]: "staff" });
    const thief = browser(api.url, (await signIn(email)).cookie);
    // The thief prepares an app before the owner of the account has any factor.
    const prepared = await ask("two-factor/enable", { password: PASSWORD }, thief);
    const uri = String(prepared.data["totpURI"]);
    const session = browser(api.url, (await signIn(email)).cookie);
    await addPasskey(session);
    expect((await api.query("chats.list", {}, thief)).status).toBe(401);
    const again = browser(api.url, (await signIn(email)).cookie);
    expect((await ask("two-factor/verify-totp", { code: codeOf(uri) }, again)).code).toBe(
      "SECOND_FACTOR_FIRST",
    );
    expect((await ask("two-factor/enable", { password: PASSWORD }, again)).code).toBe("SECOND_FACTOR_FIRST");
    expect((await addPasskey(again)).reply.code).toBe("SECOND_FACTOR_FIRST");
    const [user] = await api.sql`select two_factor_enabled from auth.users where id = ${id}`;
    expect(user?.["two_factor_enabled"]).toBe(false);
  });

  it("are not added in a browser that was left open, and challenges are counted", async () => {
    const { id, email } = await api.addPerson({ [tenantId]: "staff" });
    const session = browser(api.url, (await signIn(email)).cookie);
    await api.sql`update auth.sessions set created_at = now() - interval '61 minutes' where user_id = ${id}`;
    expect((await ask("passkey/generate-register-options", undefined, session)).code).toBe(
      "SESSION_NOT_FRESH",
    );
    await api.sql`update auth.rate_limits set count = 300 where starts_with(key, 'challenge:')`;
    expect((await ask("passkey/generate-authenticate-options", undefined)).status).toBe(429);
  });
});

describe("a store that asks for two factors", () => {
  const demand = (required: boolean, by: Credentials = operator) =>
    api.mutate("team.requireSecondFactor", { tenantId, required }, by);

  it("is made so by its owner once they have one, and by an operator", async () => {
    const weak = await api.member({ [tenantId]: "owner" });
    expect((await demand(true, weak)).reason).toBe("conflict");
    const { strong } = await withCodes("owner");
    expect((await demand(true, strong)).status).toBe(200);
    expect((await api.query("team.secondFactor", { tenantId }, strong)).data).toEqual({ required: true });
    const [entry] =
      await api.sql`select changes from audit_log where action = 'team.second_factor' order by id desc limit 1`;
    expect(JSON.parse(String(entry?.["changes"]))).toEqual({ required: { before: false, after: true } });
    expect((await demand(false, strong)).status).toBe(200);
  });

  it("is seen by nobody of its owners and staff who proved one, open streams included, and leads them to the second", async () => {
    const { id, email } = await api.addPerson({ [tenantId]: "staff" });
    const session = browser(api.url, (await signIn(email)).cookie);
    const viewer = await api.member({ [tenantId]: "viewer" });
    const chat = await insertChat(api.sql, { tenant_id: tenantId });
    const stream = await openStream(
      `${api.url}/trpc/chats.events?input=${encodeURIComponent("{}")}`,
      session,
    );
    // The chat that was just made may still come after what a stream begins with.
    await expect.poll(() => stream.events.length).toBeGreaterThan(0);
    const awake = awakeSince(api.sql);
    await demand(true);
    await stream.ended;
    expect(awake()).toBeLessThan(SOON_MS);
    expect((await api.query("chats.get", { conversationId: chat }, session)).status).toBe(401);
    expect((await api.query("chats.get", { conversationId: chat }, viewer)).status).toBe(200);

    // The session from before is gone, not only barred: it stays so when the store asks no more.
    await demand(false);
    expect((await api.query("chats.list", {}, session)).status).toBe(401);
    await demand(true);
    const again = browser(api.url, (await signIn(email)).cookie);
    expect(await sessionOf(again)).toEqual({ user: null, role: null, owes: "set_up", tenants: [] });
    const events = await fetch(`${api.url}/trpc/chats.events?input=${encodeURIComponent("{}")}`, {
      headers: again,
    });
    expect(events.status).toBe(401);
    for (const path of ["chats.list", "session.list", "push.status", "account.factors"])
      expect([path, (await api.query(path, {}, again)).status]).toEqual([path, 401]);
    const { key, reply } = await addPasskey(again);
    expect(reply.status).toBe(200);
    expect((await sessionOf(again)).user?.id).toBe(id);
    // Signing in by the password alone is not enough any more, and says what is.
    const weak = browser(api.url, (await signIn(email)).cookie);
    expect((await sessionOf(weak)).owes).toBe("use");
    expect((await sessionOf(browser(api.url, (await enterWith(key)).cookie))).user?.id).toBe(id);
  });

  it("leads nobody on whose session ended while they asked", async () => {
    const { id, email } = await api.addPerson({ [tenantId]: "staff" });
    const session = browser(api.url, (await signIn(email)).cookie);
    const asked = await api.sql.begin(async (tx) => {
      await tx`lock table auth.memberships in access exclusive mode`;
      // The session is found; the memberships are waited for.
      const answer = sessionOf(session);
      await expect
        .poll(
          async () =>
            (
              await api.sql`
                select 1 from pg_locks where not granted and relation = 'auth.memberships'::regclass
                  and database = (select oid from pg_database where datname = current_database())`
            ).length,
        )
        .toBeGreaterThan(0);
      await tx`update tenants set require_second_factor = true where id = ${tenantId}`;
      await tx`delete from auth.sessions where user_id = ${id}`;
      return { answer };
    });
    expect(await asked.answer).toEqual({ user: null, role: null, owes: null, tenants: [] });
  });

  it("says to whoever admits people who lacks one, and to nobody else", async () => {
    const { id } = await withCodes();
    const manager = await api.member({ [tenantId]: "owner" });
    const listed = async (by: Credentials) =>
      ((await api.query("team.list", { tenantId, limit: 100 }, by)).data as { items: Member[] }).items;
    const seen = await listed(manager);
    expect(seen.find((member) => member.id === id)?.secondFactor).toBe(true);
    expect(seen.find((member) => member.id === manager.id)?.secondFactor).toBe(false);
    const staff = await api.member({ [tenantId]: "staff" });
    expect((await listed(staff)).every(({ secondFactor }) => secondFactor === null)).toBe(true);
  });

  it("keeps asking after a change of password and after the codes are off", async () => {
    const { id, strong } = await withCodes();
    await demand(true);
    expect((await sessionOf(strong)).user?.id).toBe(id);
    const newPassword = "cuarta-clave-bien-larga";
    const changed = await ask(
      "change-password",
      { currentPassword: PASSWORD, newPassword, revokeOtherSessions: true },
      strong,
    );
    const still = browser(api.url, changed.cookie);
    expect((await sessionOf(still)).user?.id).toBe(id);
    const off = await ask("two-factor/disable", { password: newPassword }, still);
    expect((await sessionOf(browser(api.url, off.cookie))).owes).toBe("set_up");
  });
});

describe("an operator", () => {
  it("takes a lost second factor away: sessions end, it is written down, and the person is told", async () => {
    const { id, email, strong } = await withCodes();
    const { key } = await addPasskey(strong);
    expect((await api.mutate("team.resetSecondFactor", { userId: id }, strong)).status).toBe(403);
    const { count } = (await api.sql`select count(*)::int from audit_log where target = ${id}`)[0] as {
      count: number;
    };
    const before = (await mailbox.waitForMail(0)).length;
    expect((await api.mutate("team.resetSecondFactor", { userId: id })).data).toEqual({ mailed: true });
    expect((await api.query("chats.list", {}, strong)).status).toBe(401);
    expect((await enterWith(key)).status).toBe(401);
    expect((await sessionOf(browser(api.url, (await signIn(email)).cookie))).user?.id).toBe(id);
    const log =
      await api.sql`select action, actor from audit_log where target = ${id} order by id desc limit 1`;
    expect(log[0]).toEqual({ action: "person.second_factor_reset", actor: "token" });
    expect(count).toBeGreaterThan(0);
    const letters = await mailbox.waitForMail(before + 1);
    expect(letters.at(-1)).toMatchObject({ subject: "Se quitó el segundo factor de tu cuenta" });
    expect(letters.at(-1)?.headers["to"]).toBe(email);
  });

  it("signs in with a passkey in place of the installation's key", async () => {
    const session = browser(api.url, cookieOf(await api.signInWithToken(ADMIN_TOKEN)));
    expect(await factorsOf(session)).toMatchObject({ password: false, strong: true, passkeys: [] });
    const { key, reply } = await addPasskey(session);
    expect(reply.status).toBe(200);
    expect((await sessionOf(browser(api.url, (await enterWith(key)).cookie))).role).toBe("operator");
  });
});
