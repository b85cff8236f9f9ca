import { reasonOf } from "./reasonOf.ts";

/**
 * For scripts: what goes wrong is said in one line on standard error and ends with 1, without the request that it came of;
 * who reads no further (`| head`) ends the script in silence.
 */
export function endPlainly(): void {
  process.on("uncaughtException", (error) => {
    process.stderr.write(`${lineOf(error)}\n`);
    process.exit(1);
  });
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

function lineOf(error: Error): string {
  const reason = reasonOf(error);
  if (reason !== null) return `${error.message} (${reason})`;
  const code = codeOf(error);
  return code === null
    ? error.message
    : `${error.message} (${code}): is PLATFORM_URL right, and the server up?`;
}

/** What the network said, however deep it lies. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const inner = codeOf(error.cause);
  if (inner !== null) return inner;
  return "code" in error &&
    typeof error.code === "string" &&
    /^(E(CONN|NOTFOUND|AI_|TIMEDOUT|HOST|NET)|UND_|CERT_|SELF_)/.test(error.code)
    ? error.code
    : null;
}
