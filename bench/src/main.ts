import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Bench, BenchResult } from "./bench.ts";
import { agent } from "./benches/agent.ts";
import { catalogue } from "./benches/catalogue.ts";
import { growth } from "./benches/growth.ts";
import { ingest } from "./benches/ingest.ts";
import { inbox } from "./benches/inbox.ts";
import { live } from "./benches/live.ts";
import { processes } from "./benches/processes.ts";
import { size } from "./benches/size.ts";
import { slow } from "./benches/slow.ts";
import { start } from "./benches/start.ts";
import { turn } from "./benches/turn.ts";
import { web } from "./benches/web.ts";
import { keepData } from "./data/keptData.ts";
import { readOptions } from "./options.ts";
import { lookAtMachine, machineLine } from "./report/machine.ts";
import { toTables } from "./report/tables.ts";

const BENCHES: Bench[] = [
  ingest,
  turn,
  slow,
  growth,
  agent,
  live,
  processes,
  catalogue,
  inbox,
  web,
  start,
  size,
];
const output = resolve(import.meta.dirname, "../../.cache/bench");

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { names, options } = readOptions(process.argv.slice(2).filter((argument) => argument !== "--"));
if (names.length === 1 && names[0] === "data") {
  await keepData(options.messages, say);
  process.exit(0);
}
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  say(`No bench ${unknown.join(", ")}. There are: ${BENCHES.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
const machine = await lookAtMachine();
say(machineLine(machine));
const results: BenchResult[] = [];
for (const bench of BENCHES.filter(({ name }) => names.length === 0 || names.includes(name))) {
  say(`\n${bench.name}`);
  results.push(await bench.run(options, (line) => say(`  ${line}`)));
}
await mkdir(output, { recursive: true });
const tables = [machineLine(machine), "", ...results.flatMap(toTables)].join("\n");
await writeFile(join(output, "latest.json"), JSON.stringify({ machine, options, results }, null, 2));
await writeFile(join(output, "latest.md"), tables);
say(`\n${tables}\nAlso in .cache/bench/latest.json and latest.md`);
