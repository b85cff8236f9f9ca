import { createHash } from "node:crypto";
import type { Sql } from "postgres";
import { readFunctions } from "./replaceFunctions.ts";
import { type Entry, readThesaurus } from "./readThesaurus.ts";

/** Loads what things are called, if a word of it has changed or a function that makes it ready for the search may have. */
export async function loadThesaurus(sql: Sql, entries: Entry[] = readThesaurus()): Promise<void> {
  const text = JSON.stringify(entries);
  const hash = createHash("sha256").update(text).update(readFunctions().join("\n")).digest("hex");
  const [loaded] = await sql`select value from installation where name = 'thesaurus'`;
  if (loaded?.["value"] === hash) return;
  await sql.begin(async (transaction) => {
    await transaction`select load_thesaurus(${text}::text::jsonb)`;
    await transaction`
      insert into installation (name, value) values ('thesaurus', ${hash})
      on conflict (name) do update set value = excluded.value, updated_at = now()`;
  });
}
