import { readdir, readFile } from "node:fs/promises";

/** The processes that this one started; none where the system doesn't tell. */
export async function childrenOf(pid: number): Promise<number[]> {
  const names = await readdir("/proc").catch(() => []);
  const children: number[] = [];
  for (const name of names.filter((entry) => /^\d+$/.test(entry))) {
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    // After the name in brackets: state, parent.
    if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === pid) children.push(Number(name));
  }
  return children;
}
