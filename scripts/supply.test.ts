import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { askAdvisories, judge } from "./lib/audit.mjs";
import { toNotices } from "./lib/notices.mjs";
import { listPackages, readIntegrity } from "./lib/packages.mjs";
import { toSbom } from "./lib/sbom.mjs";

const packages = await listPackages({ env: process.env });

describe("what the product is made of", () => {
  it("is every package of production with its licence and the lockfile's digest, and none of development", () => {
    const names = packages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["fastify", "better-auth", "react", "openai", "yazl"]));
    const shown = ["lucide-react", "@visx/shape", "@fontsource/chivo-mono"];
    expect(names).toEqual(expect.arrayContaining(shown));
    for (const development of ["oxlint", "turbo", "knip"]) expect(names).not.toContain(development);
    for (const { name, version, license, integrity } of packages) {
      expect([name, license]).not.toEqual([name, "Unknown"]);
      expect([name, version, integrity?.startsWith("sha512-")]).toEqual([name, version, true]);
    }
  });

  it("is a CycloneDX bill, the same for the same lockfile", () => {
    const product = { name: "platform", version: "1.0.0" };
    const bill = toSbom(packages, product);
    expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1 });
    expect(bill.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(bill.components).toHaveLength(packages.length);
    expect(new Set(bill.components.map((each) => each["bom-ref"])).size).toBe(packages.length);
    for (const { purl, hashes } of bill.components) {
      expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@[\w.+-]+$/);
      expect(hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/);
    }
    expect(toSbom(packages, product)).toEqual(bill);
    expect(toSbom(packages.slice(1), product).serialNumber).not.toBe(bill.serialNumber);
  });

  it("has its licences in words, each package under its own", () => {
    const text = toNotices(packages);
    for (const { name, version, license } of packages)
      expect(text).toContain(`${name} ${version} (${license})`);
    expect(text).toContain("Permission is hereby granted, free of charge");
  });

  it("a package of the lockfile is read with scope, peers and platform", () => {
    const lockfile = [
      "  '@a/b@1.2.3':",
      "    resolution: {integrity: sha512-AA==}",
      "",
      "  c@4.5.6-rc.1:",
      "    resolution: {integrity: sha512-BB==, tarball: x}",
      "",
    ].join("\n");
    expect(Object.fromEntries(readIntegrity(lockfile))).toEqual({
      "@a/b@1.2.3": "sha512-AA==",
      "c@4.5.6-rc.1": "sha512-BB==",
    });
  });
});

describe("what is known against it", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** A registry that answers its advisory endpoint like this; what it was asked is kept. */
  async function registryThat(answer: { status: number; body: string }) {
    const asked: string[] = [];
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        asked.push(`${request.method} ${request.url} ${Buffer.concat(parts).toString()}`);
        response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
      });
    });
    await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
    return { registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
  }

  const advisory = (severity: string, id = "GHSA-aaaa-bbbb-cccc") => ({
    url: `https://github.com/advisories/${id}`,
    title: "Something bad",
    severity,
    vulnerable_versions: "<2.0.0",
  });
  const two = [
    { name: "left", version: "1.0.0" },
    { name: "left", version: "1.1.0" },
  ];

  it("is asked of the registry's endpoint with every version, and answered by package", async () => {
    const { registry, asked } = await registryThat({
      status: 200,
      body: JSON.stringify({ left: [advisory("high")] }),
    });
    const answer = await askAdvisories({ registry, packages: two });
    expect(asked).toEqual(['POST /-/npm/v1/security/advisories/bulk {"left":["1.0.0","1.1.0"]}']);
    expect(answer).toMatchObject({
      answered: true,
      advisories: [{ id: "GHSA-aaaa-bbbb-cccc", name: "left" }],
    });
  });

  it.each([
    [{ status: 405, body: "" }, "it answered 405"],
    [{ status: 200, body: "<html>" }, /JSON/],
    [{ status: 200, body: "[]" }, /no list/],
  ])("can't be said where the registry answers %j", async (answer, reason) => {
    const { registry } = await registryThat(answer);
    const said = await askAdvisories({ registry, packages: two });
    expect(said.answered ? null : said.reason).toMatch(reason);
  });

  it("can't be said where nobody is there", async () => {
    const said = await askAdvisories({ registry: "http://127.0.0.1:9/", packages: two });
    expect(said).toMatchObject({ answered: false });
  });

  it("fails where it is grave and nobody has excused it with a reason and an end", () => {
    const found = ["critical", "high", "moderate", "low"].map((severity) => ({
      ...advisory(severity),
      id: `GHSA-${severity}`,
      name: "left",
      versions: "<2",
    }));
    expect(judge(found, [], "2026-06-01")).toHaveLength(2);
    const reason = "Only reached by its command line, which we don't ship";
    const excuse = { advisory: "GHSA-critical", reason, until: "2026-07-01" };
    expect(judge(found, [excuse], "2026-06-01")).toHaveLength(1);
    expect(judge(found, [excuse], "2026-07-02").join("\n")).toContain("ended on 2026-07-01");
    expect(judge([], [{ advisory: "GHSA-x", reason: "no", until: "soon" }], "2026-06-01")).toHaveLength(2);
  });
});
