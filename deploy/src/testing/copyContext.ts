import { cp, readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import dockerignore from "@balena/dockerignore";

export const root = resolve(import.meta.dirname, "../../..");

/** What `COPY . .` of the Dockerfile brings: the repository as .dockerignore lets it through. */
export async function listContext(): Promise<string[]> {
  const ignore = dockerignore.default().add(await readFile(join(root, ".dockerignore"), "utf8"));
  const found: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      // Hundreds of thousands of files, of which the engine takes none either.
      if (entry.isDirectory() && ignore.ignores(path) && !mayHoldException(path)) continue;
      if (entry.isDirectory()) await walk(path);
      else if (!ignore.ignores(path)) found.push(path);
    }
  };
  await walk("");
  return found;
}

/** Folders of which a later line of .dockerignore takes a part. */
function mayHoldException(path: string): boolean {
  return ["docs", ".git"].includes(path);
}

export async function copyContext(target: string): Promise<void> {
  for (const path of await listContext()) await cp(join(root, path), join(target, path));
}
