import { spawn } from "node:child_process";

import { program } from "./binaries.ts";
import { LocalPostgresError } from "./errors.ts";
import { dataArgument, exitOf, type Setup } from "./programs.ts";

/** Sets the superuser's password of a stopped cluster through PostgreSQL's single-user mode. */
export async function resetPassword(
  setup: Setup,
  input: { cluster: string; password: string },
): Promise<void> {
  const child = spawn(
    program(setup.binaries, "postgres"),
    ["--single", "-D", dataArgument(input.cluster, setup.account), "postgres"],
    {
      cwd: input.cluster,
      stdio: ["pipe", "ignore", "ignore"],
      env: { LC_ALL: "C" },
      ...(setup.account ? { uid: setup.account.uid, gid: setup.account.gid } : {}),
    },
  );
  // The password is base64url, so it can't end the quoted text.
  child.stdin.end(`ALTER ROLE postgres PASSWORD '${input.password}';\n`);
  const code = await exitOf(child);
  if (code === 0) return;
  throw new LocalPostgresError({
    code: "start_failed",
    message: `The password of ${input.cluster} could not be set (single-user mode ended with ${code})`,
    fix: "Put state.json back from a copy, or move the data directory away to begin anew",
  });
}
