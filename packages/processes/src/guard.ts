import { spawn } from "node:child_process";
import { writeFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Ends what a run started, should the run itself be killed. */
export interface Guard {
  watch(name: string, pid: number): void;
  forget(name: string): void;
  dismiss(): void;
}

/**
 * A small shell that waits for our end of its input to close, which the system does however we end, and
 * then kills what is written down in the folder.
 */
export function createGuard(folder: string): Guard {
  const script = `read -r word; [ "$word" = done ] && exit 0
for file in "$1"/*.pid "$1"/database/cluster/postmaster.pid; do
  [ -f "$file" ] && kill -9 "$(head -n 1 "$file")"
done`;
  const shell = spawn("/bin/sh", ["-c", script, "guard", folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.stdin.on("error", () => undefined);
  shell.on("error", () => undefined);
  shell.unref();
  const fileOf = (name: string): string => join(folder, `${name}.pid`);
  return {
    watch: (name, pid) => writeFileSync(fileOf(name), `${pid}\n`),
    forget: (name) => rmSync(fileOf(name), { force: true }),
    dismiss: () => void shell.stdin.end("done\n"),
  };
}
