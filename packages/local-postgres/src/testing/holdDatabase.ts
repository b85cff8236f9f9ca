// A process that starts the database in the folder it is told and holds it until it is stopped or killed.
import { startLocalPostgres } from "../startLocalPostgres.ts";

const [dataDir = ""] = process.argv.slice(2);
try {
  const database = await startLocalPostgres({ dataDir });
  // The way the product ends on Ctrl-C.
  process.once("SIGTERM", () => void database.stop().then(() => process.exit(0)));
  process.on("SIGINT", () => undefined);
  process.stdout.write(`${JSON.stringify({ pid: database.pid, dsn: database.dsn })}\n`);
  setInterval(() => undefined, 60_000);
} catch (error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  process.stdout.write(`${JSON.stringify({ code, message: String(error) })}\n`);
  process.exit(1);
}
