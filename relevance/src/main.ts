import { migrateDatabase, openDatabase } from "@platform/db";
import { startThrowawayPostgres } from "@platform/local-postgres";
import { measure } from "./measure.ts";
import { readSets } from "./sets.ts";
import { measureSpeed } from "./speed/measureSpeed.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A blind set has no tuning half, and so no mean of it. */
const cell = (value: number): string => (Number.isNaN(value) ? "–" : value.toFixed(3));

const wanted = process.argv.includes("--speed") ? "speed" : "relevance";
const server = await startThrowawayPostgres();
try {
  await migrateDatabase(server.dsn);
  const db = openDatabase({ dsn: server.dsn, statementTimeoutMs: 600_000 });
  if (wanted === "speed") {
    for (const line of await measureSpeed(db, 100_000)) say(line);
  } else {
    for (const set of readSets()) {
      const queries = set.tuning.length + set.heldOut.length;
      say(`\n${set.name}: nDCG@10 over ${queries} queries, ${set.products.length} products\n`);
      say("| method | all | tuning half | held-out half |");
      say("| --- | --- | --- | --- |");
      for (const { method, all, tuning, heldOut } of await measure(db.system, set)) {
        say(`| ${[method, ...[all, tuning, heldOut].map(cell)].join(" | ")} |`);
      }
    }
  }
  await db.close();
} finally {
  await server.stop();
}
