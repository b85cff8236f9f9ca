import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/createTestDatabase.ts";
import { connectTo } from "../testing/template.ts";
import { loadThesaurus } from "./loadThesaurus.ts";
import { parseThesaurus, readThesaurus } from "./readThesaurus.ts";

let database: TestDatabase;
const sql = () => database.db.system;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The transactions that wrote what is there. */
const writers = async () =>
  await sql()`select distinct xmin::text as xid from thesaurus_names union select distinct xmin::text from thesaurus_meanings`;
const load = async (text?: string): Promise<void> => {
  const own = connectTo(database.dsn);
  try {
    await (text === undefined ? loadThesaurus(own) : loadThesaurus(own, parseThesaurus(text)));
  } finally {
    await own.end();
  }
};

test("every name of the files is more than words that say nothing", async () => {
  const names = readThesaurus().flatMap(({ said, members }) => [
    ...Object.values(said).flat(),
    ...members.flatMap((part) => part.names),
  ]);
  const empty = await sql()`select name from unnest(${names}::text[]) name where search_named(name) is null`;
  expect(empty).toEqual([]);
});

test("what is loaded already is not loaded again, and what has changed takes its place as a whole", async () => {
  const before = await writers();
  await load();
  expect(await writers()).toEqual(before);
  await load("sillón, sofá | sofá | sofas, (seat)\nmueble | móvel | furniture > 0.4 sofas, unheard");
  expect(
    await sql()`select language, term, entry from thesaurus_names order by entry, language, term`,
  ).toEqual(
    [
      ["en", "seat", 1],
      ["en", "sofas", 1],
      ["es", "sillon", 1],
      ["es", "sof_", 1],
      ["pt", "sof_", 1],
      ["en", "furniture", 2],
      ["es", "muebl_", 2],
      ["pt", "movel", 2],
    ].map(([language, term, entry]) => ({ language, term, entry })),
  );
  expect(
    await sql()`select terms, weight from thesaurus_meanings where language = 'en' and entry = 2 order by terms`,
  ).toEqual(
    [
      ["furnitur", 0.8],
      ["movel", 0.8],
      ["muebl", 0.8],
      ["sofa", 0.4],
      ["unheard", 0.4],
    ].map(([terms, weight]) => ({ terms, weight })),
  );
});
