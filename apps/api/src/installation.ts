import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Installation } from "@platform/contract";
import type { World } from "@platform/simulator";

const root = findRoot();

/** The built panel. */
export const webDist = join(root, "apps/web/dist");

/** What this installation is: version, commit, and what of its outside world is simulated. */
export function describeInstallation(world: World | null): Installation {
  return {
    version: readVersion(),
    commit: readCommit(),
    builtAt: readBuiltAt(),
    demo:
      world === null
        ? null
        : {
            simulated: ["whatsapp", "store", "model", "mail"],
            phoneUrl: world.phoneUrl,
            mailboxUrl: world.mailboxUrl,
          },
  };
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return version;
}

function readBuiltAt(): string | null {
  return import.meta.filename.endsWith(".ts") ? null : statSync(import.meta.filename).mtime.toISOString();
}

/** From the checkout itself; an image carries a file instead, since it has no `.git`. */
function readCommit(): string | null {
  const read = (path: string): string | null => {
    const file = join(root, path);
    return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
  };
  try {
    const head = read("COMMIT") ?? read(".git/HEAD");
    const ref = /^ref: (\S+)$/.exec(head ?? "")?.[1];
    const commit = ref === undefined ? head : read(join(".git", ref));
    return commit?.slice(0, 12) ?? null;
  } catch {
    return null;
  }
}

/** The folder with the root `package.json`, from the sources here as well as from the bundle. */
function findRoot(): string {
  for (let dir = import.meta.dirname; dir !== dirname(dir); dir = dirname(dir)) {
    if (existsSync(join(dir, "apps/web")) && existsSync(join(dir, "package.json"))) return dir;
  }
  return process.cwd();
}
