import { createHash } from "node:crypto";

/**
 * A bill of materials in CycloneDX 1.6. Its serial number follows from what is in it, and it carries no time: the same
 * lockfile makes the same bill.
 * @param {import("./packages.mjs").Package[]} packages
 * @param {{ name: string, version: string }} product
 */
export function toSbom(packages, product) {
  const components = packages.map(toComponent);
  const digest = createHash("sha256")
    .update(JSON.stringify([product, components]))
    .digest("hex");
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`,
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": product.name,
        name: product.name,
        version: product.version,
      },
    },
    components,
  };
}

/** @param {import("./packages.mjs").Package} entry */
function toComponent({ name, version, license, homepage, integrity }) {
  const purl = purlOf(name, version);
  const [group, bare] = name.startsWith("@") ? name.split("/") : [undefined, name];
  return {
    type: "library",
    "bom-ref": purl,
    ...(group && { group }),
    name: bare,
    version,
    licenses: [licenseOf(license)],
    purl,
    ...(integrity && { hashes: [hashOf(integrity)] }),
    ...(homepage && { externalReferences: [{ type: "website", url: homepage }] }),
  };
}

/**
 * @param {string} name
 * @param {string} version
 */
function purlOf(name, version) {
  return `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
}

/**
 * An SPDX id, an expression of several, or what the package calls it.
 * @param {string} license
 */
function licenseOf(license) {
  if (/ (OR|AND|WITH) /.test(license)) return { expression: license.replace(/^\((.*)\)$/, "$1") };
  return {
    license: /^[\w.+-]+$/.test(license) && license !== "Unknown" ? { id: license } : { name: license },
  };
}

/**
 * `sha512-<base64>` in hexadecimal.
 * @param {string} integrity
 */
function hashOf(integrity) {
  const [algorithm, digest] = integrity.split(/-(.*)/s);
  return {
    alg: algorithm.toUpperCase().replace("SHA", "SHA-"),
    content: Buffer.from(digest, "base64").toString("hex"),
  };
}
