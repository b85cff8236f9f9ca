/** Of the network, and PostgreSQL's for a wrong user, password or database. */
const UNREACHED = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "CONNECT_TIMEOUT",
  "28000",
  "28P01",
  "3D000",
]);

/** Runs a command of the terminal: says what it did or, in a sentence, what is wrong and what to do, and exits with 1 then. */
export async function runCommand(work: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await work()}\n`);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`\n${error.message}\n${fixOf(error)}`);
    process.exitCode = 1;
  }
}

/** What to do about it, in a sentence of its own; empty where nobody knows. */
export function fixOf(error: Error): string {
  if ("fix" in error) return `${String(error.fix)}\n`;
  if (!("code" in error) || !UNREACHED.has(String(error.code))) return "";
  return "POSTGRES_DSN says where the database is and as whom: mend it, or start the database. npm run doctor looks closer.\n";
}
