import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { databaseFolder } from "./folders.ts";

const folder = databaseFolder("migrations");
const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")) as {
  entries: { idx: number; tag: string; when: number }[];
};
/** From here on databases with millions of messages are migrated while they work. */
const SINCE = 39;
/** Stores are counted in hundreds. */
const SMALL = ["tenants"];
const later = journal.entries.filter(({ idx }) => idx >= SINCE);

it("migrations are applied in the order of their numbers: each is younger than the one before", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  expect(files.toSorted()).toEqual(journal.entries.map(({ tag }) => `${tag}.sql`).toSorted());
  // One that is older than the last applied would be passed over for good, in silence.
  for (const [index, { tag, when }] of journal.entries.entries())
    expect([tag, when > (journal.entries[index - 1]?.when ?? 0)]).toEqual([tag, true]);
});

it.each(later.map(({ tag }) => tag))("%s locks no large table for longer than a moment", (tag) => {
  const text = readFileSync(join(folder, `${tag}.sql`), "utf8").replaceAll(/--.*$/gm, "");
  const own = [...text.matchAll(/create table (?:if not exists )?"?(?:\w+"?\."?)?(\w+)"?/gi)].map(
    ([, name]) => name,
  );
  const indexed = [...text.matchAll(/create (?:unique )?index .*? on (?:only )?"?(?:\w+"?\."?)?(\w+)"?/gi)];
  const foreign = indexed.map(([, name]) => name).filter((name) => ![...own, ...SMALL].includes(name));
  expect(foreign, "put it into packages/db/src/migrate/buildIndexes.ts").toEqual([]);
  for (const [statement, name] of text.matchAll(/alter table (?:only )?"?(?:\w+"?\."?)?(\w+)"?[^;]*/gi)) {
    if ([...own, ...SMALL].includes(name)) continue;
    expect(statement).not.toMatch(/alter column .* (set data )?type |set not null|drop column|rename /i);
    if (/add column/i.test(statement) && /not null/i.test(statement)) expect(statement).toMatch(/default/i);
  }
  expect(text).not.toMatch(/\bdrop table\b|(?<!\b(?:after|or) )\btruncate\b/i);
});
