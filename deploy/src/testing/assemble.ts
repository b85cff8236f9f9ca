import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * As the image's build does it: on this Node, with npm's registry, and nothing else of our environment. Where the
 * sources are those of this repository, what it has built already is taken.
 */
export async function assemble(
  part: "server" | "panel",
  { target, sources }: { target: string; sources: string },
): Promise<void> {
  const kept = Object.entries(process.env).filter(([name]) =>
    /^(PATH|HOME|npm_config_(registry|cafile)|NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy)$/i.test(name),
  );
  await promisify(execFile)(process.execPath, ["scripts/assemble.mjs", part, target], {
    cwd: sources,
    env: { ...Object.fromEntries(kept), CI: "true" },
  });
}
