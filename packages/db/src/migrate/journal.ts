import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The migrations of a folder, oldest first; `when` is what a database keeps of each. */
export function readJournal(folder: string): { tag: string; when: number }[] {
  const text = readFileSync(join(folder, "meta/_journal.json"), "utf8");
  return (JSON.parse(text) as { entries: { tag: string; when: number }[] }).entries;
}
