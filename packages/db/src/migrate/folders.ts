import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Beside the sources here, beside the bundle when built. */
export function databaseFolder(name: "migrations" | "functions" | "thesaurus"): string {
  const candidates = [`../../${name}/`, `./${name}/`].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`The folder "${name}" of the database is missing beside ${candidates[1]}`);
  return found;
}
