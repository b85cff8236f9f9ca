import { createHmac } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertTenant } from "../testing/rows.ts";
import {
  browser,
  cookieOf,
  startApi,
  ADMIN_TOKEN,
  type Api,
  operator,
  PASSWORD,
} from "../testing/startApi.ts";

const CLIENT_SECRET = "tn-secret-0123456789";
let api: Api;
let dist: string;
let cookie: string;

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), "platform-dist-"));
  mkdirSync(join(dist, "assets"));
  writeFileSync(join(dist, "index.html"), "<!doctype html><title>Panel</title>");
  writeFileSync(join(dist, "assets/app-abc123.js"), "export {};");
  writeFileSync(join(dist, "assets/app-abc123.js.br"), brotliCompressSync("export {};"));
  writeFileSync(join(dist, "assets/app-abc123.js.gz"), gzipSync("export {};"));
  writeFileSync(join(dist, "..", "outside.txt"), "outside");
  api = await startApi({ webDist: dist, env: { TIENDANUBE_CLIENT_SECRET: CLIENT_SECRET, DEMO: "0" } });
  const response = await api.signInWithToken(ADMIN_TOKEN);
  cookie = cookieOf(response);
});
afterAll(() => api.stop());

/** Bytes as they are: fetch would normalise paths and forbid some headers. */
function raw(options: {
  method?: string;
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}) {
  return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(api.url);
      const request = httpRequest(
        {
          hostname,
          port,
          method: options.method ?? "GET",
          path: options.path,
          headers: options.headers ?? {},
        },
        (response) => {
          let text = "";
          response.on("data", (part) => (text += String(part)));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
          );
        },
      );
      request.on("error", reject);
      request.end(options.body);
    },
  );
}

const json = { "content-type": "application/json" };

describe("the webhook", () => {
  it("takes JSON of 256 KiB at most and nothing else", async () => {
    const post = (headers: Record<string, string>, body: string | Buffer) =>
      raw({ method: "POST", path: "/chat/webhook", headers, body });
    expect((await post({ "content-type": "text/plain" }, "{}")).status).toBe(415);
    expect((await post({}, "{}")).status).toBe(415);
    expect((await post({ "content-type": "application/x-www-form-urlencoded" }, "a=b")).status).toBe(415);
    expect((await post(json, Buffer.alloc(256 * 1024 + 1, 32))).status).toBe(413);
    expect(
      (await post({ ...json, "transfer-encoding": "chunked" }, Buffer.alloc(300 * 1024, 32))).status,
    ).toBe(413);
    expect((await post(json, "{}")).status).toBe(401);
    expect((await raw({ method: "POST", path: "/chat/webhook" })).status).toBe(415);
  });
  it("stores a signed event and says so; a header that came twice is refused", async () => {
    await insertTenant(api.sql, {
      bot_phone_number: "+5491155550000",
      ycloud_webhook_secret: api.ycloud.webhookSecret,
    });
    expect(await api.ycloud.customer("+5491166667777").sendText("Hola")).toBeDefined();
    await expect
      .poll(async () => (await api.sql`select 1 from chat_messages where content = 'Hola'`).length)
      .toBe(1);
    // Whoever enters the address at the provider may put a slash at its end.
    api.ycloud.setWebhookUrl(`${api.url}/chat/webhook/`);
    expect(await api.ycloud.customer("+5491166667777").sendText("¿Hay?")).toMatchObject({
      delivery: { status: 200 },
    });
    api.ycloud.setWebhookUrl(`${api.url}/chat/webhook`);
    const doubled = await raw({
      method: "POST",
      path: "/chat/webhook",
      headers: { ...json, "ycloud-signature": ["t=1,s=00", "t=1,s=00"] },
      body: "{}",
    });
    expect(doubled).toMatchObject({ status: 401 });
  });
});

describe("the store's webhook", () => {
  const body = JSON.stringify({ store_id: 4815, event: "product/updated", id: 7 });
  const signed = (secret: string) => ({
    ...json,
    "x-linkedstore-hmac-sha256": createHmac("sha256", secret).update(body).digest("hex"),
  });
  it("keeps what the app's secret signed, for the store it names", async () => {
    const tenantId = await insertTenant(api.sql, { tiendanube_store_id: "4815" });
    expect(
      (await raw({ method: "POST", path: "/tiendanube/webhook", headers: signed(CLIENT_SECRET), body }))
        .status,
    ).toBe(200);
    const [event] =
      await api.sql`select type, state, tenant_id::text, body from webhook_events where provider = 'tiendanube'`;
    expect(event).toMatchObject({ type: "product/updated", state: "done", tenant_id: tenantId });
    expect(String(event?.["body"])).toBe(body);
  });
  it("refuses everything else", async () => {
    expect(
      (await raw({ method: "POST", path: "/tiendanube/webhook", headers: signed("another"), body })).status,
    ).toBe(401);
    expect((await raw({ method: "POST", path: "/tiendanube/webhook", headers: json, body })).status).toBe(
      401,
    );
  });
});

describe("procedures over HTTP", () => {
  it("take JSON of 1 MiB at most, and no other content type", async () => {
    const post = (headers: Record<string, string>, body: string | Buffer) =>
      raw({ method: "POST", path: "/trpc/tenants.create", headers: { ...operator, ...headers }, body });
    expect((await post(json, Buffer.alloc(1024 * 1024 + 1, 32))).status).toBe(413);
    expect((await post({ "content-type": "text/plain" }, "{}")).status).toBe(415);
    expect((await post({ "content-type": "multipart/form-data; boundary=x" }, "--x--")).status).toBe(415);
    expect((await post(json, "{broken")).status).toBe(400);
    expect((await post(json, "[".repeat(500_000))).status).toBe(400);
  });
  it("refuse a host that is none, and the head alone", async () => {
    for (const host of ["[::", "a b", "a:99999"]) {
      const answer = await raw({ path: "/trpc/chats.list", headers: { host } });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({ error: { data: { reason: "invalid_input" } } });
    }
    for (const path of ["/trpc/chats.list", "/trpc/chats.events"])
      expect((await raw({ method: "HEAD", path })).status).toBe(404);
  });
  it("refuse an address that is none in the form of every other refusal", async () => {
    for (const path of ["/%", "/trpc/%zz", "/media/%"]) {
      const answer = await raw({ path });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({
        error: { data: { httpStatus: 400, reason: "invalid_input" } },
      });
    }
  });
  it("refuse endless batches, mutations by GET and unknown names", async () => {
    const many = Array.from({ length: 21 }, () => "session.get").join(",");
    expect((await raw({ path: `/trpc/${many}?batch=1&input={}`, headers: operator })).status).toBe(400);
    const few = Array.from({ length: 3 }, () => "session.get").join(",");
    const input = encodeURIComponent(JSON.stringify({ 0: {}, 1: {}, 2: {} }));
    expect((await raw({ path: `/trpc/${few}?batch=1&input=${input}`, headers: operator })).status).toBe(200);
    expect(
      (await raw({ path: "/trpc/tenants.remove?input=%7B%22tenantId%22%3A%221%22%7D", headers: operator }))
        .status,
    ).toBe(405);
    const unknown = await raw({ path: "/trpc/tenants.nonsense", headers: operator });
    expect(unknown.status).toBe(404);
    expect(JSON.parse(unknown.text)).toMatchObject({ error: { data: { reason: "not_found" } } });
  });
  it("say which field is wrong, and never show a stack or a value of the database", async () => {
    const wrong = await api.mutate("tenants.create", { storeName: "", botPhoneNumber: "12" });
    expect([wrong.status, wrong.reason]).toEqual([400, "invalid_input"]);
    expect(wrong.text).toContain("botPhoneNumber");
    const nul = await api.mutate("tenants.create", {
      storeName: "a\u0000b",
      botPhoneNumber: "5491155551111",
    });
    expect([nul.status, nul.reason]).toEqual([400, "invalid_input"]);
    for (const { text } of [wrong, nul]) expect(text).not.toMatch(/stack|node_modules|select |insert /i);
    const cursor = await api.query("chats.list", { cursor: "bm9uc2Vuc2U" });
    expect([cursor.status, cursor.reason]).toEqual([400, "invalid_input"]);
  });
  it("a value that no column can hold is a request that can't be read, at the sign-in, too", async () => {
    for (const path of ["sign-in/email", "request-password-reset", "two-factor/verify-totp"]) {
      const answer = await fetch(`${api.url}/api/auth/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: api.url },
        body: JSON.stringify({ email: "a\u0000@tienda.test", password: "una-clave-bien-larga", code: "1" }),
      });
      expect([answer.status, await answer.json()], path).toMatchObject([
        400,
        { error: { data: { reason: "invalid_input" } } },
      ]);
    }
  });
});

it("a page that was loaded for somebody else does nothing as whoever its browser is signed in as now", async () => {
  const [olga, santi] = [await api.member({}), await api.member({})];
  const ask = async (reader: string) => {
    const headers = { ...olga, "x-reader": reader };
    const { text } = await api.query("session.get", {}, headers);
    return [text.includes(olga.id), (await api.query("chats.list", {}, headers)).reason];
  };
  expect(await ask(olga.id)).toEqual([true, undefined]);
  expect(await ask(santi.id)).toEqual([false, "not_signed_in"]);
  const listen = async (reader: string) => {
    const left = new AbortController();
    const params = new URLSearchParams({ input: "{}", connectionParams: JSON.stringify({ reader }) });
    const url = `${api.url}/trpc/chats.events?${params.toString()}`;
    const { status } = await fetch(url, { headers: olga, signal: left.signal });
    left.abort();
    return status;
  };
  expect([await listen(olga.id), await listen(santi.id)]).toEqual([200, 401]);
});

describe("S5: a cookie used from another site", () => {
  const mutate = (headers: Record<string, string>) =>
    api.mutate("tenants.create", { storeName: "X", botPhoneNumber: "12" }, headers);
  it("reads nothing either, the live view included", async () => {
    for (const path of ["/trpc/chats.list?input=%7B%7D", "/trpc/chats.events?input=%7B%7D"]) {
      for (const headers of [
        { cookie, origin: "https://evil.example" },
        { cookie, "sec-fetch-site": "cross-site" },
      ])
        expect((await raw({ path, headers })).status, `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
    expect((await raw({ path: "/trpc/chats.list?input=%7B%7D", headers: { cookie } })).status).toBe(200);
  });
  it("is refused for every way in which a page could send it", async () => {
    for (const headers of [
      { cookie, origin: "https://evil.example" },
      { cookie, origin: "null" },
      { cookie, origin: api.url, "sec-fetch-site": "cross-site" },
      { cookie, "sec-fetch-site": "same-site" },
      { cookie },
    ]) {
      const answer = await mutate(headers);
      expect([answer.status, answer.reason], JSON.stringify(headers)).toEqual([403, "not_allowed"]);
    }
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      const { status } = await raw({
        method: "POST",
        path: "/trpc/tenants.create",
        headers: { cookie, origin: "https://evil.example", "content-type": type },
        body: "{}",
      });
      expect(status).toBeGreaterThanOrEqual(403);
    }
  });
  it("works from our own pages", async () => {
    expect((await mutate(browser(api.url, cookie))).status).toBe(400);
    expect((await mutate({ cookie, origin: api.config.publicUrl })).status).toBe(400);
    expect((await api.query("tenants.list", {}, { cookie })).status).toBe(200);
  });
  it("is not even made for another site's sign-in form", async () => {
    expect((await api.signInWithToken(ADMIN_TOKEN, { origin: "https://evil.example" })).status).toBe(403);
  });
});

describe("S6: headers", () => {
  it.each([
    "/",
    "/healthz",
    "/trpc/installation.get?input=%7B%7D",
    "/api/auth/get-session",
    "/media/x",
    "/nothing.txt",
  ])("guard %s", async (path) => {
    const { headers } = await raw({ path });
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["cache-control"]).toBe(path === "/" ? "no-cache" : "no-store");
  });
});

describe("the panel", () => {
  it("serves its first page for its own addresses and its files with lasting names", async () => {
    for (const path of ["/", "/chats", "/chats/0190", "/admin/tenants/3/prompt"]) {
      const { status, text } = await raw({ path });
      expect(status).toBe(200);
      expect(text).toContain("Panel");
    }
    const asset = await raw({ path: "/assets/app-abc123.js" });
    expect(asset).toMatchObject({
      status: 200,
      headers: { "cache-control": "public, max-age=31536000, immutable" },
    });
    expect(String(asset.headers["content-type"])).toContain("javascript");
  });
  it("sends a script as small as the browser takes it, and says so to caches", async () => {
    const path = "/assets/app-abc123.js";
    for (const accepted of ["gzip, deflate, br", "gzip", "identity"]) {
      const { headers } = await raw({ path, headers: { "accept-encoding": accepted } });
      expect(headers["content-encoding"]).toBe({ "gzip, deflate, br": "br", gzip: "gzip" }[accepted]);
      expect(String(headers["vary"])).toMatch(/accept-encoding/i);
      expect(String(headers["content-type"])).toContain("javascript");
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
      const read = await fetch(api.url + path, { headers: { "accept-encoding": accepted } });
      expect(await read.text()).toBe("export {};");
    }
  });
  it.each([
    "/assets/gone.js",
    "/favicon.png",
    "/api/nothing",
    "/chat/webhook",
    "/../outside.txt",
    "/..%2foutside.txt",
    "/%2e%2e/outside.txt",
    "/assets/..%2f..%2foutside.txt",
    "/assets%5c..%5coutside.txt",
  ])("has nothing at %s", async (path) => {
    const { status, text } = await raw({ path });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain("outside\n");
    expect(text).not.toBe("outside");
  });
  it("says what to do where it has not been built", async () => {
    const own = await startApi();
    const response = await fetch(`${own.url}/chats`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("has not been built");
    await own.stop();
  });
});

describe("health", () => {
  it("names the build with every answer, as /healthz tells it", async () => {
    const told = JSON.parse((await raw({ path: "/healthz" })).text) as Record<string, string | null>;
    const { version, commit, builtAt } = told;
    const build = [version, commit, builtAt].filter((part) => part !== null).join(" ");
    expect((await raw({ path: "/trpc/installation.get?input=%7B%7D" })).headers["x-build"]).toBe(build);
    expect(build).toContain(version);
  });
  it("is alive, ready, and not ready with a reason", async () => {
    expect((await raw({ path: "/healthz" })).status).toBe(200);
    expect(JSON.parse((await raw({ path: "/readyz" })).text)).toEqual({
      ready: true,
      checks: { database: "ok" },
    });
    // With a slash at its end it is no page of the panel, which would be fine whatever is broken.
    expect((await raw({ path: "/healthz/" })).text).toContain('"status":"ok"');
    expect((await raw({ path: "/readyz/" })).text).toContain('"ready":true');
    Object.assign(api.deps.readiness, { queue: async () => "no worker has been seen for 30 s" });
    const answer = await raw({ path: "/readyz" });
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      503,
      { ready: false, checks: { queue: "no worker has been seen for 30 s" } },
    ]);
  });
  it("tells numbers to this machine, and elsewhere to who has the token", async () => {
    const local = await raw({ path: "/metrics" });
    expect(local.status).toBe(200);
    expect(local.text).toMatch(/^# HELP process_cpu_seconds_total/);
    expect(local.text).toContain("platform_test 7\n");
    expect(local.text).toContain(
      '# TYPE platform_test_total counter\nplatform_test_total{kind="a"} 1\nplatform_test_total{kind="b"} 1\n',
    );
    expect((await raw({ path: "/metrics", headers: { "x-forwarded-for": "203.0.113.7" } })).status).toBe(401);
    const own = await startApi({ env: { METRICS_TOKEN: "metrics-token-0123456789" } });
    expect((await fetch(`${own.url}/metrics`)).status).toBe(401);
    expect(
      (await fetch(`${own.url}/metrics`, { headers: { authorization: "Bearer metrics-token-0123456789" } }))
        .status,
    ).toBe(200);
    await own.stop();
  });
});

describe("files of chats", () => {
  it("are for those who see the chat, and can't run in the panel", async () => {
    const tenantId = await insertTenant(api.sql);
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    await api.media.put(`${tenantId}/a`, png);
    await api.media.put(`${tenantId}/b`, Buffer.from("<script>alert(1)</script>"));
    const insert = async (row: object) =>
      String(
        (
          await api.sql`insert into chat_media ${api.sql({ tenant_id: tenantId, state: "stored", ...row })} returning id`
        )[0]?.["id"],
      );
    const image = await insert({
      kind: "image",
      mime_type: "image/png",
      file_size: png.length,
      storage_key: `${tenantId}/a`,
    });
    const page = await insert({
      kind: "document",
      mime_type: "text/html",
      file_name: "x.html",
      file_size: 25,
      storage_key: `${tenantId}/b`,
    });
    const other = await api.member({ [await insertTenant(api.sql)]: "owner" });
    const viewer = await api.member({ [tenantId]: "viewer" });
    expect((await raw({ path: `/media/${image}` })).status).toBe(401);
    expect((await raw({ path: `/media/${image}`, headers: { cookie: other.cookie } })).status).toBe(404);
    expect((await raw({ path: "/media/nonsense", headers: operator })).status).toBe(404);
    const shown = await raw({ path: `/media/${image}`, headers: { cookie: viewer.cookie } });
    expect(shown).toMatchObject({
      status: 200,
      headers: {
        "content-type": "image/png",
        "content-disposition": "inline",
        "x-content-type-options": "nosniff",
      },
    });
    const saved = await raw({ path: `/media/${page}`, headers: { cookie: viewer.cookie } });
    expect(String(saved.headers["content-disposition"])).toMatch(/^attachment/);
    expect(String(saved.headers["content-security-policy"])).toContain("sandbox");
    const part = await raw({ path: `/media/${image}`, headers: { ...operator, range: "bytes=0-9" } });
    expect([part.status, part.headers["content-range"]]).toEqual([206, `bytes 0-9/${png.length}`]);
  });

  it("that has to be fetched from elsewhere holds nothing in the database meanwhile, and may have been lost there", async () => {
    const tenantId = await insertTenant(api.sql);
    await api.media.put(`${tenantId}/c`, Buffer.from("foto"));
    const rows = ["c", "lost"].map((name) => ({
      tenant_id: tenantId,
      kind: "image",
      state: "stored",
      mime_type: "image/png",
      file_size: 4,
      storage_key: `${tenantId}/${name}`,
    }));
    const [there, lost] = await api.sql`insert into chat_media ${api.sql(rows)} returning id`;
    const { open } = api.media;
    const held: unknown[] = [];
    api.media.open = async (...file) => {
      held.push(
        ...(await api.sql`
          select state, query from pg_stat_activity
          where datname = current_database() and state like 'idle in transaction%' and query like '%chat_media%'`),
      );
      return open(...file);
    };
    const viewer = await api.member({ [tenantId]: "viewer" });
    const ask = (id: unknown) => raw({ path: `/media/${String(id)}`, headers: { cookie: viewer.cookie } });
    expect((await ask(there?.["id"])).status).toBe(200);
    expect((await ask(lost?.["id"])).status).toBe(404);
    api.media.open = open;
    expect(held).toEqual([]);
  });
});

describe("signing in", () => {
  it("gives the administrator's token a session that scripts could not read", async () => {
    const response = await api.signInWithToken(ADMIN_TOKEN);
    const [header = ""] = response.headers.getSetCookie();
    expect(header).toMatch(/^platform_session=/);
    expect(header).toMatch(/HttpOnly/i);
    expect(header).toMatch(/SameSite=Lax/i);
    expect(header).not.toMatch(/Secure/i);
    const session = await api.query("session.get", {}, { cookie: cookieOf(response) });
    expect(session.data).toMatchObject({ user: { name: "Operador", email: null }, role: "operator" });
  });
  it("over HTTPS the cookie belongs to this host alone", async () => {
    const own = await startApi({ env: { PUBLIC_URL: "https://panel.example.org" } });
    const response = await own.signInWithToken(ADMIN_TOKEN);
    const [header = ""] = response.headers.getSetCookie();
    expect(header).toMatch(/^__Host-platform_session=/);
    expect(header).toMatch(/Secure/);
    expect(header).toMatch(/Path=\//);
    expect(header).not.toMatch(/Domain/i);
    expect(response.headers.get("strict-transport-security")).not.toBeNull();
    const session = await own.query("session.get", {}, { cookie: cookieOf(response) });
    expect(session.data).toMatchObject({ role: "operator" });
    await own.stop();
  });
  it("takes no session's token from the database for its cookie", async () => {
    const cookie = cookieOf(await api.signInWithToken(ADMIN_TOKEN));
    const [name, value] = cookie.split("=");
    const [session] = await api.sql`select token from auth.sessions order by created_at desc limit 1`;
    expect(value).toContain(String(session?.["token"]));
    for (const [given, status] of [
      [cookie, 200],
      [`${name}=${String(session?.["token"])}`, 401],
    ] as const)
      expect((await api.query("tenants.list", {}, browser(api.url, given))).status).toBe(status);
  });

  it("answers a page without an origin, and one whose origin is none", async () => {
    for (const origin of ["null", "nonsense"])
      expect((await raw({ path: "/api/auth/get-session", headers: { origin } })).status).toBe(200);
  });
  it("is closed to newcomers", async () => {
    const response = await fetch(`${api.url}/api/auth/sign-up/email`, {
      method: "POST",
      headers: { ...json, origin: api.url },
      body: JSON.stringify({ email: "nueva@tienda.test", password: PASSWORD, name: "Nueva" }),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await api.sql`select 1 from auth.users where email = 'nueva@tienda.test'`).toHaveLength(0);
  });
  it("refuses disabled people and wrong passwords", async () => {
    const { id, email } = await api.addPerson({});
    expect((await api.signIn(email, "otra-clave-bien-larga")).status).toBe(401);
    await api.sql`update auth.users set disabled_at = now() where id = ${id}`;
    const refused = await api.signIn(email);
    expect(refused.status).toBe(401);
    expect(refused.headers.getSetCookie().join()).not.toContain("platform_session=ey");
  });
  it("S7: ten failures close the way for that address, also with the right secret", async () => {
    const own = await startApi({ env: { TRUST_PROXY: "loopback" } });
    const from = (address: string) => ({ "x-forwarded-for": address });
    for (let n = 0; n < 10; n += 1)
      expect((await own.signInWithToken("wrong", from("203.0.113.1"))).status).toBe(401);
    expect((await own.signInWithToken(ADMIN_TOKEN, from("203.0.113.1"))).status).toBe(429);
    expect((await own.signInWithToken(ADMIN_TOKEN, from("203.0.113.2"))).status).toBe(200);
    await own.stop();
  });
  it("S7: ten failures close the way to that account, from wherever they come", async () => {
    const own = await startApi({ env: { TRUST_PROXY: "loopback" } });
    const { email } = await own.addPerson({});
    const attempt = (n: number, password: string) =>
      fetch(`${own.url}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { ...json, origin: own.url, "x-forwarded-for": `203.0.113.${n}` },
        body: JSON.stringify({ email, password }),
      });
    expect((await attempt(50, PASSWORD)).status).toBe(200);
    for (let n = 0; n < 10; n += 1) expect((await attempt(n, "otra-clave-bien-larga")).status).toBe(401);
    expect((await attempt(60, PASSWORD)).status).toBe(429);
    await own.stop();
  });
  it("S7: an address that tries many accounts is shut out, and a colleague's mistakes shut out nobody else", async () => {
    const own = await startApi();
    const [clumsy, colleague] = [await own.addPerson({}), await own.addPerson({})];
    for (let n = 0; n < 10; n += 1)
      expect((await own.signIn(clumsy.email, "otra-clave-bien-larga")).status).toBe(401);
    expect((await own.signIn(clumsy.email)).status).toBe(429);
    expect((await own.signIn(colleague.email)).status).toBe(200);
    for (let n = 0; n < 20; n += 1) expect((await own.signIn(`nadie${n}@tienda.test`)).status).toBe(401);
    expect((await own.signIn(colleague.email)).status).toBe(429);
    await own.stop();
  });
  it("S18: nobody passes while sign-in can't be looked up", async () => {
    const own = await startApi();
    const session = cookieOf(await own.signInWithToken(ADMIN_TOKEN));
    await own.sql`alter table auth.sessions rename to sessions_away`;
    const answer = await own.query("tenants.list", {}, { cookie: session });
    expect([answer.status, answer.reason]).toEqual([503, "unavailable"]);
    await own.stop();
  });
  it("S18: a sign-in while the database hangs up on whoever asks is told to come again", async () => {
    const own = await startApi();
    await own.sql`
      create function hang_up() returns trigger language plpgsql as $$ begin raise sqlstate '57P01'; end $$`;
    await own.sql`create trigger away before insert or update or delete on auth.rate_limits for each row execute function hang_up()`;
    const answer = await fetch(`${own.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { ...json, origin: own.url },
      body: JSON.stringify({ email: "vera@tienda.test", password: PASSWORD }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([
      503,
      { error: { data: { reason: "unavailable" } } },
    ]);
    await own.stop();
  });
});

describe("CORS", () => {
  it("lets pages of the named origins call with a key, and no others", async () => {
    const own = await startApi({ env: { CORS_ALLOWED_ORIGINS: "https://tool.example.org" } });
    const preflight = await fetch(`${own.url}/trpc/tenants.list`, {
      method: "OPTIONS",
      headers: { origin: "https://tool.example.org", "access-control-request-method": "POST" },
    });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([
      204,
      "https://tool.example.org",
    ]);
    const other = await own.query("tenants.list", {}, { ...operator, origin: "https://evil.example" });
    expect(other.headers.get("access-control-allow-origin")).toBeNull();
    await own.stop();
  });
});
