import { readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { DockerfileParser, type Instruction } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "./testing/copyContext.ts";

const read = (path: string): string => readFileSync(join(root, path), "utf8");

describe.each(["Dockerfile", "Dockerfile.panel"])("%s", (name) => {
  const text = read(name);
  const dockerfile = DockerfileParser.parse(text);
  const all = dockerfile.getInstructions();
  const shipped = all.slice(all.findLastIndex((each) => each.getKeyword() === "FROM"));
  const of = (keyword: string, within: Instruction[] = shipped): Instruction[] =>
    within.filter((each) => each.getKeyword() === keyword);
  // With its flags, which the parser keeps apart.
  const words = (keyword: string): string[] =>
    of(keyword).map((each) => {
      const { start, end } = each.getRange();
      const lines = text.split("\n").slice(start.line, end.line + 1);
      return lines.join("\n").slice(keyword.length + 1);
    });

  it("is a Dockerfile without a word that is deprecated, doubled or unknown", () => {
    expect(validate(text)).toEqual([]);
  });
  it("builds on images of one version, the Node of .node-version among them", () => {
    const images = of("FROM", all).map((each) => each.getArguments()[0]?.getValue() ?? "");
    expect(images.length).toBe(2);
    for (const image of images) expect(image).toMatch(/^[a-z/-]+:\d+\.\d+[\w.-]*$/);
    const node = images.filter((image) => image.startsWith("node:"));
    expect(node.filter((image) => image !== `node:${read(".node-version").trim()}-slim`)).toEqual([]);
  });
  it("leaves the tools and sources of the build behind", () => {
    expect(
      of("RUN", all).some((each) => each.getArgumentsContent()?.startsWith("node scripts/assemble.mjs")),
    ).toBe(true);
    for (const copied of words("COPY"))
      expect(copied).toMatch(/^(--from=build|docs\/deploy\/|--chmod=755 docs\/deploy\/)/);
  });
  it("runs as a number that isn't root, tells its health, and stops in order", () => {
    expect(words("USER").at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    const [health] = words("HEALTHCHECK");
    expect(health).toMatch(/--timeout=\d+s .*CMD \[/);
    expect(words("STOPSIGNAL")).toHaveLength(1);
    for (const command of [...words("CMD"), ...words("ENTRYPOINT")])
      expect(Array.isArray(JSON.parse(command))).toBe(true);
    expect(words("CMD")).toHaveLength(1);
  });
  it("holds no secret and fetches nothing by itself", () => {
    expect(of("ADD", all)).toEqual([]);
    expect(of("ARG", all)).toEqual([]);
    expect(text).not.toMatch(/ENCRYPTION_KEY|ADMIN_TOKEN|API_KEY|PASSWORD|curl|apt-get|npm install/);
  });
  it("copies only what is there", () => {
    for (const copied of words("COPY").filter((each) => !each.includes("--from="))) {
      const source = copied.replace(/^--\S+ /, "").split(" ")[0] ?? "";
      expect([source, existsSync(join(root, source))]).toEqual([source, true]);
    }
  });
});

interface Service {
  image?: string;
  build?: string;
  restart?: string;
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  stop_grace_period?: string;
}

describe("docker-compose.yml", () => {
  const compose = parse(read("docker-compose.yml"), { merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, unknown>;
  };
  const services = Object.entries(compose.services);
  const ours = services.filter(([, { build }]) => build !== undefined);

  it("brings the oldest PostgreSQL that is supported and Redis, each waited for until it answers", () => {
    expect(compose.services["postgres"]?.image).toBe("postgres:13");
    expect(compose.services["redis"]?.image).toBe("redis:alpine");
    expect(ours.map(([name]) => name)).toEqual(["web", "worker"]);
    for (const [, { depends_on }] of ours)
      for (const name of ["postgres", "redis"]) {
        expect(depends_on?.[name]?.condition).toBe("service_healthy");
        expect(compose.services[name]?.healthcheck?.test[0]).toBe("CMD");
      }
  });
  it("gives our processes variables that the configuration knows, and no secret of its own", () => {
    const known = ["server", "storage", "secrets", "providers", "media"]
      .map((part) => read(`apps/api/src/config/parts/${part}.ts`))
      .join("\n");
    for (const [name, { environment = {} }] of ours) {
      const unknown = Object.keys(environment).filter(
        (variable) => !known.includes(`  ${variable}: setting(`),
      );
      expect([name, unknown]).toEqual([name, []]);
      for (const variable of [
        "POSTGRES_DSN",
        "REDIS_URL",
        "ENCRYPTION_KEY",
        "ADMIN_TOKEN",
        "PUBLIC_URL",
        "ROLE",
      ])
        expect([variable, environment[variable] !== undefined]).toEqual([variable, true]);
      for (const variable of ["ENCRYPTION_KEY", "ADMIN_TOKEN"])
        expect(environment[variable]).toMatch(new RegExp(`^\\$\\{${variable}:\\?.+\\}$`));
    }
  });
  it("keeps the database and the files of chats in volumes, comes up again by itself, and is given time to end", () => {
    const mounted = services.flatMap(([, { volumes = [] }]) =>
      volumes.map((each) => each.split(":")[0] ?? ""),
    );
    expect(new Set(mounted)).toEqual(new Set(Object.keys(compose.volumes)));
    expect(ours.map(([, { volumes }]) => volumes)).toEqual([["data:/data"], ["data:/data"]]);
    for (const [, { restart }] of services) expect(restart).toBe("unless-stopped");
    // Longer than a process takes at most (STOP_WITHIN_MS in apps/api/src/main.ts).
    const within = Number(/STOP_WITHIN_MS = (\d+)_000/.exec(read("apps/api/src/main.ts"))?.[1]);
    for (const [, service] of ours)
      expect(Number.parseInt(service.stop_grace_period ?? "10s", 10)).toBeGreaterThan(within);
  });
  it("opens nothing to the network but by a proxy on this machine", () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports).toEqual(["127.0.0.1:3000:3000"]);
  });
});
