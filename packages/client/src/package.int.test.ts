import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, startServer } from "../examples/testing/startServer.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../..");
let folder: string;
let app: string;
let database: TestDatabase;
let server: RunningServer;
let env: Record<string, string>;

/** Built, packed, and installed into an empty folder far from here, without a registry. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "client-package-"));
  app = join(folder, "app");
  await mkdir(app);
  // With nothing of what runs these tests: they find packages that a shell doesn't.
  const bare = { env: { PATH: process.env["PATH"] ?? "" } };
  await run(process.execPath, [join(root, "packages/client/build.ts"), join(folder, "built")], bare);
  const npm = {
    cwd: app,
    env: { PATH: process.env["PATH"], HOME: folder, npm_config_cache: join(folder, "npm") },
  };
  const { stdout } = await run(
    "npm",
    ["pack", join(folder, "built"), "--pack-destination", folder, "--silent"],
    npm,
  );
  await writeFile(join(app, "package.json"), '{"name":"app","private":true,"type":"module"}\n');
  await run("npm", ["install", join(folder, stdout.trim()), "--offline", "--no-audit", "--no-fund"], npm);
  database = await createTestDatabase();
  server = await startServer({ POSTGRES_DSN: database.dsn, DEBOUNCE_MS: "60000" });
  env = {
    PATH: process.env["PATH"] ?? "",
    PLATFORM_URL: server.url,
    ADMIN_TOKEN: server.adminToken,
    PLATFORM_KEY: server.adminToken,
  };
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const command = (name: string, ...args: string[]) =>
  run(join(app, "node_modules/.bin", name), args, { cwd: app, env });

test("the package holds what it needs and nothing of the repository", async () => {
  const own = join(app, "node_modules/@platform/client");
  const files = (await readdir(own)).filter((name) => name !== "node_modules").toSorted();
  expect(files).toEqual(["README.md", "index.d.ts", "index.js", "package.json", "router.d.ts", "scripts"]);
  for (const name of ["zod", "fastify", "better-auth", "drizzle-orm"])
    expect([name, existsSync(join(app, "node_modules", name))]).toEqual([name, false]);
});

test("stores come from a table, the wrong lines are named, and a second run changes nothing", async () => {
  const table = [
    "name;phone;store;tiendanube_token",
    "Danza del Sur;+54 9 11 5555-0001;123;canary-token",
    "Sin número;abc",
    "Otra;+54 9 11 5555-0002",
  ];
  await writeFile(join(app, "tiendas.csv"), table.join("\n"));
  for (const words of ["is tenant", "already"]) {
    const told = await command("platform-bring-stores-on", "--file", "tiendas.csv").catch(
      (error: unknown) => error as { stdout: string; stderr: string; code: number },
    );
    expect(told).toMatchObject({ code: 1 });
    expect(told.stdout).toMatch(new RegExp(`line 2: Danza del Sur .*${words}[^]*line 4: Otra`));
    expect(told.stderr).toContain("line 3: not brought on (invalid_input: botPhoneNumber)");
    expect(told.stdout + told.stderr).not.toContain("canary");
  }
  expect(await database.db.system`select store_name, mode from tenants order by id`).toEqual([
    { store_name: "Danza del Sur", mode: "test" },
    { store_name: "Otra", mode: "test" },
  ]);
});

test("what goes wrong is said in a line, and nothing of the request", async () => {
  const stranger = await run(join(app, "node_modules/.bin/platform-export-chats"), ["--tenant", "1"], {
    cwd: app,
    env: { ...env, PLATFORM_KEY: "pak_nobody" },
  }).catch((error: unknown) => error);
  expect(stranger).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^[^\n]+ \(not_signed_in\)\n$/) as string,
  });
});

test("conversations are exported whole, page after page, a day is reported, and a chat is watched", async () => {
  const { system: sql } = database.db;
  const [chat] = await sql<{ id: string }[]>`
    insert into chat_conversations (tenant_id, external_user_id, display_name, last_message_at) select id, '5491166660001', 'Ana', now() from tenants order by id limit 1 returning id`;
  const id = chat?.id ?? "";
  await sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, outcome, sent_at)
    select tenant_id, id, 'user', 'mensaje ' || n, 'with_person', now() - n * interval '1 minute' from chat_conversations, generate_series(1, 120) n`;
  const { stdout } = await command("platform-export-chats", "--tenant", "1");
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { text: string; contact: string });
  expect(new Set(lines.map(({ text }) => text)).size).toBe(120);
  expect(lines[0]?.contact).toBe("Ana");

  const report = await command("platform-nightly-report").catch(
    (error: unknown) => error as { stdout: string },
  );
  expect(report.stdout).toMatch(/Danza del Sur[^]*clientes nuevos 1[^]*Otra/);

  const watch = spawn(join(app, "node_modules/.bin/platform-watch-chat"), ["--chat", id, "--once"], {
    cwd: app,
    env,
  });
  let output = "";
  watch.stdout.on("data", (part: Buffer) => (output += part.toString()));
  watch.stderr.on("data", (part: Buffer) => (output += part.toString()));
  const ended = new Promise((resolve) => watch.once("close", resolve));
  await expect.poll(() => output).toContain("Watching Ana");
  await sql`insert into chat_messages (tenant_id, conversation_id, role, content, outcome) values (1, ${id}, 'user', 'recién llegado', 'with_person')`;
  expect([await ended, output]).toEqual([0, expect.stringContaining("customer (received): recién llegado")]);
});

test("its types know every procedure, and refuse what the server would", async () => {
  const check = async (line: string): Promise<string> => {
    const script = `import { createClient, type RouterOutputs } from "@platform/client";\nconst client = createClient({ url: "x", token: "y" });\n${line}\n`;
    await writeFile(join(app, "script.ts"), script);
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const options = [
      "--noEmit",
      "--skipLibCheck",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2023",
      "--lib",
      "es2023,dom",
      "--types",
      "",
      "script.ts",
    ];
    const told = await run(process.execPath, [compiler, ...options], { cwd: app }).catch(
      (error: unknown) => error as { stdout: string },
    );
    return told.stdout;
  };
  expect(
    await check(
      `const page: RouterOutputs["tenants"]["list"] = await client.tenants.list.query({});\nconst name: string = page.items[0]!.storeName;\nconsole.log(name);`,
    ),
  ).toBe("");
  expect(await check(`await client.tenants.list.query({ nothing: 1 });`)).toContain("nothing");
  expect(await check(`await client.chats.send.mutate({ text: 1 });`)).toContain("error TS");
});
