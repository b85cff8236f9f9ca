import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "@platform/processes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assemble } from "./testing/assemble.ts";
import { canConfine, endConfined, giveAway, runConfined, type Confined } from "./testing/confined.ts";
import { copyContext, listContext, root } from "./testing/copyContext.ts";
import { nginxInstalled, startNginx, type Nginx } from "./testing/nginx.ts";
import { renderPanelConfig } from "./testing/panelConfig.ts";
import { addStore, startWorld, type World } from "./testing/surroundings.ts";

const PROTECTIONS = [
  "content-security-policy",
  "x-content-type-options",
  "x-frame-options",
  "referrer-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "permissions-policy",
  "cache-control",
];

const run = promisify(execFile);

let world: World;
let context: string;
let server: string;
let panel: string;
let port: number;

/**
 * As an image is built: from the sources that .dockerignore lets through, into which packages are installed anew
 * (minutes on a busy machine). Otherwise from what this repository has built.
 */
const fromScratch = process.env["TEST_IMAGE_FROM_SCRATCH"] !== undefined;

beforeAll(async () => {
  world = await startWorld();
  [context, server, panel] = ["source", "server", "panel"].map((name) => join(world.folder, name)) as [
    string,
    string,
    string,
  ];
  if (fromScratch) await copyContext(context);
  const sources = fromScratch ? context : root;
  await assemble("server", { target: server, sources });
  await assemble("panel", { target: panel, sources });
  // Nothing that the build left elsewhere is at hand any more.
  await rm(context, { recursive: true, force: true });
  await run("chmod", ["755", world.folder]);
  giveAway(world.environment["DATA_DIR"] ?? "");
  port = await freePort();
});
afterAll(async () => {
  await endConfined();
  await world?.stop();
});

const url = (path: string): string => `http://127.0.0.1:${port}${path}`;

function start(environment: Record<string, string> = {}): Confined {
  return runConfined({
    folder: server,
    args: ["apps/api/dist/main.js"],
    environment: {
      ...world.environment,
      ROLE: "all",
      PORT: String(port),
      PUBLIC_URL: url(""),
      ...environment,
    },
  });
}

async function until(holds: () => Promise<boolean>, running: Confined): Promise<void> {
  let ended = false;
  void running.ended.then(() => (ended = true));
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (ended) throw new Error(`It ended: ${running.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const ready = async (): Promise<boolean> => (await fetch(url("/readyz"))).ok;

async function healthcheck(): Promise<number> {
  const environment = { ...process.env, HOST: "0.0.0.0", PORT: String(port) };
  return run(process.execPath, [join(server, "scripts/healthcheck.mjs")], { env: environment }).then(
    () => 0,
    () => 1,
  );
}

it("an image holds bundles, migrations and the panel: no sources, no packages, no maps, no secrets", async () => {
  const files = (await readdir(server, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(server.length + 1));
  expect((await readdir(server)).filter((name) => name !== "COMMIT").toSorted()).toEqual([
    "apps",
    "package.json",
    "scripts",
  ]);
  expect(files.filter((path) => /\.(ts|tsx|map)$|node_modules|\.env$/.test(path))).toEqual([]);
  expect(files).toContain("apps/api/dist/migrations/meta/_journal.json");
  expect(files).toContain("apps/web/dist/index.html");
  const program = await readFile(join(server, "apps/api/dist/main.program.js"), "utf8");
  expect(program).not.toContain(root);
  const { scripts } = JSON.parse(await readFile(join(server, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const { scripts: own } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  for (const [name, command] of Object.entries(scripts)) {
    expect([name, own[name] !== undefined]).toEqual([name, true]);
    expect([name, existsSync(join(server, command.split(" ")[1] ?? ""))]).toEqual([name, true]);
  }
});

it(".dockerignore lets through what is built, and no secret, data or history", async () => {
  const files = await listContext();
  const { stdout } = await run("git", ["ls-files", "apps", "packages", "scripts", "patches"], { cwd: root });
  const built = stdout.split("\n").filter((path) => path !== "" && !/\.test\.tsx?$/.test(path));
  expect(built.length).toBeGreaterThan(500);
  expect(built.filter((path) => !files.includes(path))).toEqual([]);
  const needed = [
    "package.json",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "turbo.json",
    "tsconfig.base.json",
    ".node-version",
  ];
  expect(needed.filter((path) => !files.includes(path))).toEqual([]);
  expect(
    files.filter((path) => /(^|\/)(\.env|\.data|\.cache|node_modules|dist)(\/|$)|^\.git\/objects/.test(path)),
  ).toEqual([]);
});

it("a folder that holds something is left alone", async () => {
  const refused = run(process.execPath, [join(root, "scripts/assemble.mjs"), "server", server]);
  await expect(refused).rejects.toThrow(/is not empty/);
});

describe("alone, as nobody and as process 1", () => {
  it("migrates, serves the panel, answers a message, and ends in order when it is told to", async () => {
    if (!canConfine)
      process.stdout.write(
        "  NOT SHUT IN: this machine lets no process be confined; the image runs as ourselves\n",
      );
    const running = start();
    await until(ready, running);
    if (canConfine) {
      const pids = await run("ps", ["-eo", "uid,args"]).then(({ stdout }) => stdout);
      expect(pids).toMatch(new RegExp(`65534 ${join(world.folder, "node")} apps/api/dist/main.js`));
    }
    await addStore(world);
    expect(await (await fetch(url("/healthz"))).json()).toMatchObject({ status: "ok" });
    expect(await (await fetch(url("/chats"))).text()).toContain('<div id="root">');
    expect(await healthcheck()).toBe(0);

    world.ycloud.setWebhookUrl(url("/chat/webhook"));
    const customer = world.ycloud.customer({ phone: "+5491160000001", to: "5491148623390" });
    const { delivery } = await customer.sendText("Hola, ¿tienen agendas?");
    expect(delivery).toMatchObject({ status: 200 });
    await world.ycloud.waitForSent(1);

    await running.signal("SIGTERM");
    expect([await running.ended, running.output()]).toEqual([0, expect.not.stringContaining('"level":50')]);
    expect(await healthcheck()).toBe(1);
  });

  it("has the commands of the repository, and names what is missing in its environment", async () => {
    const doctor = runConfined({
      folder: server,
      args: ["apps/api/dist/doctor.js"],
      environment: { ...world.environment, PUBLIC_URL: "https://panel.example.com" },
    });
    await doctor.ended;
    expect(doctor.output()).toContain("✓ Migraciones");
    // The test's folder is no volume, and where we run in a container that is said.
    const wrong = doctor.output().match(/✗ .*/g) ?? [];
    expect(wrong.filter((line) => !line.startsWith("✗ Volumen"))).toEqual([]);
    const backup = join(world.environment["DATA_DIR"] ?? "", "backups/one");
    const command = (name: string, args: string[], POSTGRES_DSN: string) =>
      runConfined({
        folder: server,
        args: [`apps/api/dist/${name}.js`, ...args],
        environment: { ...world.environment, POSTGRES_DSN },
      });
    const saved = command("backup", [backup], world.dsn);
    expect([await saved.ended, saved.output()]).toEqual([0, expect.stringContaining(`are in ${backup}`)]);
    await world.sql`create database restored`;
    const restored = command("restore", [backup], world.dsn.replace(/\/postgres$/, "/restored"));
    expect([await restored.ended, restored.output()]).toEqual([0, expect.stringContaining("are back")]);
    const over = command("restore", [backup], world.dsn);
    expect([await over.ended, over.output()]).toEqual([1, expect.stringContaining("is not empty")]);
    const bare = runConfined({
      folder: server,
      args: ["apps/api/dist/main.js"],
      environment: { NODE_ENV: "production" },
    });
    expect(await bare.ended).toBe(1);
    for (const name of ["POSTGRES_DSN", "ENCRYPTION_KEY", "ADMIN_TOKEN"])
      expect(bare.output()).toContain(name);
  });

  it("a worker tells whether it lives, too", async () => {
    if (world.environment["REDIS_URL"] === undefined) return;
    const running = start({ ROLE: "worker" });
    await until(ready, running);
    expect(await healthcheck()).toBe(0);
    expect((await fetch(url("/trpc/chats.list"))).status).toBe(404);
    await running.signal("SIGTERM");
    expect(await running.ended).toBe(0);
  });
});

describe.skipIf(!nginxInstalled)("the panel on a host of its own", () => {
  let running: Confined;
  let nginx: Nginx;
  const at = (path: string): string => `${nginx.url}${path}`;

  beforeAll(async () => {
    const panelPort = await freePort();
    running = start({ PUBLIC_URL: `http://127.0.0.1:${panelPort}` });
    await until(ready, running);
    const config = await renderPanelConfig({ API_BASE: `${url("")}/`, port: panelPort, folder: panel });
    const folder = join(world.folder, "panel-nginx");
    await mkdir(folder);
    nginx = await startNginx({ folder, config, port: panelPort });
  });
  afterAll(async () => {
    await nginx?.stop();
    await running?.signal("SIGTERM");
    await running?.ended;
  });

  it("serves what the server serves, with the same protections", async () => {
    const assets = (await readdir(join(panel, "assets"))).filter((name) => name.endsWith(".js"));
    for (const path of ["/", "/chats/abc", "/manifest.webmanifest", "/sw.js", `/assets/${assets[0]}`]) {
      const [theirs, ours] = await Promise.all([fetch(at(path)), fetch(url(path))]);
      const seen = [theirs, ours].map(({ status, headers }) => [
        path,
        status,
        ...PROTECTIONS.map((name) => headers.get(name)),
      ]);
      expect(seen[0]).toEqual(seen[1]);
      expect(theirs.headers.get("content-type")?.split(";")[0]).toBe(
        ours.headers.get("content-type")?.split(";")[0],
      );
      expect(await theirs.text()).toBe(await ours.text());
    }
    for (const path of ["/assets/none.js", "/none.png"]) expect((await fetch(at(path))).status).toBe(404);
  });

  it("is one origin with the server: signing in, asking, and the live view, whose events come at once", async () => {
    const signIn = await fetch(at("/api/auth/sign-in/admin-token"), {
      method: "POST",
      headers: { "content-type": "application/json", origin: nginx.url },
      body: JSON.stringify({ token: world.adminToken }),
    });
    expect(signIn.status).toBe(200);
    const cookie = signIn.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    const list = await fetch(at("/trpc/tenants.list?input=%7B%7D"), { headers: { cookie } });
    expect(list.status).toBe(200);

    const left = new AbortController();
    const stream = await fetch(at("/trpc/chats.events?input=%7B%7D"), {
      headers: { cookie },
      signal: left.signal,
    });
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = (await reader?.read())?.value ?? "";
    expect(seen).toContain("event: connected");
    const customer = world.ycloud.customer({ phone: "+5491160000002", to: "5491148623390" });
    world.ycloud.setWebhookUrl(at("/chat/webhook"));
    expect((await customer.sendText("Por el panel")).delivery).toMatchObject({ status: 200 });
    while (!seen.includes("Por el panel")) seen += (await reader?.read())?.value ?? "";
    left.abort();
  });

  it("an address without a scheme stops the start and says how it is written", async () => {
    const script = `. ${join(root, "docs/deploy/panel.envsh")}; echo "$API_BASE"`;
    const read = (API_BASE: string) =>
      run("sh", ["-c", script], { env: { PATH: "/usr/bin:/bin", API_BASE } });
    expect((await read("https://api.example.com/")).stdout).toBe("https://api.example.com\n");
    await expect(read("api:3000")).rejects.toThrow(/for example API_BASE=http:\/\/api:3000/);
    await expect(read("")).rejects.toThrow(/for example/);
  });
});
