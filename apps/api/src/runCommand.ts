/** Of the network, and PostgreSQL's for a wrong user, password or database. */
const UNREACHED = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "28000",
  "28P01",
  "3D000",
]);

/** A folder or disk that doesn't take what is written. */
const UNWRITABLE = new Set([
  "ENOSPC",
  "EDQUOT",
  "EFBIG",
  "EROFS",
  "EACCES",
  "EPERM",
  "ENOTDIR",
  "ENOENT",
  "EIO",
]);

/** A command was called with what it can't understand. */
class UsageError extends Error {
  override readonly name = "UsageError";
  readonly fix: string;
  constructor(given: string, example: string) {
    super(`${given} is not understood.`);
    this.fix = `For example: ${example}`;
  }
}

/** The one argument of a command of the terminal. What else stands there was meant to do something: it is refused. */
export function readArgument({
  example,
  takesOne = true,
}: {
  example: string;
  takesOne?: boolean;
}): string | undefined {
  const given = process.argv.slice(2);
  const strange = given.find((word) => word.startsWith("-")) ?? given[takesOne ? 1 : 0];
  if (strange !== undefined) throw new UsageError(strange, example);
  return given[0];
}

export const DATABASE_LOST =
  "The database was lost meanwhile, and what it was asked is answered no more.\nSee that it runs, then start this again.";

/** Where nothing is left that could still answer, Node would end without a word and with a code of its own (13). */
export async function orTellLost<T>(work: Promise<T>, told: string): Promise<T> {
  const tell = (): void => {
    process.stderr.write(`\n${told}\n`);
    process.exit(1);
  };
  process.once("beforeExit", tell);
  try {
    return await work;
  } finally {
    process.off("beforeExit", tell);
  }
}

/** Runs a command of the terminal: says what it did or, in a sentence, what is wrong and what to do, and exits with 1 then. */
export async function runCommand(work: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await orTellLost(work(), DATABASE_LOST)}\n`);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = reasonOf(error);
    process.stderr.write(`\n${reason.message}\n${fixOf(reason)}`);
    process.exitCode = 1;
  }
}

/** What the database said, where that is wrapped into the text of what it was asked. */
export function reasonOf(error: Error): Error {
  return error.message.startsWith("Failed query") && error.cause instanceof Error ? error.cause : error;
}

/** What to do about it, in a sentence of its own; empty where nobody knows. */
export function fixOf(error: Error): string {
  if ("fix" in error) return `${String(error.fix)}\n`;
  if (!("code" in error)) return "";
  if ("syscall" in error && UNWRITABLE.has(String(error.code)))
    return "The folder has to exist or be one that can be made, be writable by this user and have room: mend it, or name another.\n";
  if (error.code === "42501")
    return "The user of POSTGRES_DSN has to own the database and be allowed to make roles (alter role … createrole).\n";
  if (!UNREACHED.has(String(error.code))) return "";
  return "POSTGRES_DSN says where the database is and as whom: mend it, or start the database. npm run doctor looks closer.\n";
}
