import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const TEXTS = /^(licen[cs]e|copying|notice)/i;
const RULE = "-".repeat(80);

/**
 * The licences of what the product ships, as their texts ask to be passed on; equal texts stand once.
 * @param {import("./packages.mjs").Package[]} packages
 * @returns {string}
 */
export function toNotices(packages) {
  const groups = new Map();
  for (const each of packages) {
    const text = textOf(each);
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [each]);
    else group.push(each);
  }
  const parts = [...groups].map(([text, members]) => {
    const names = members.map(({ name, version, license }) => `${name} ${version} (${license})`);
    return `${RULE}\n${names.join("\n")}\n${RULE}\n\n${text}\n`;
  });
  return `Third-party notices\n\nThis product contains the packages below, each under its own licence.\n\n${parts.join("\n")}`;
}

function textOf({ path, license, homepage }) {
  const files = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXTS.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
  const texts = files.map((name) => readFileSync(join(path, name), "utf8").replaceAll("\r\n", "\n").trim());
  if (texts.length > 0) return texts.join("\n\n");
  return `Licensed as ${license}; the package brings no text of it.${homepage ? ` See ${homepage}` : ""}`;
}
