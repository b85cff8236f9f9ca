import { pino, type Bindings, type DestinationStream, type Logger } from "pino";
import { blotSecrets } from "./blotSecrets.ts";

/** Lines that could not be written yet; beyond it the newest are let go. */
const HELD_BYTES = 1024 * 1024;

/** JSON lines on standard output, with secrets blotted out. */
export function createLogger({
  level,
  to = standardOutput(),
}: {
  level: string;
  to?: DestinationStream;
}): Logger {
  const options = {
    level,
    base: null,
    formatters: { log: blotSecrets },
    // `blotSecrets` has made plain records of errors by then.
    serializers: { err: (error: unknown) => error },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  const log = pino(options, to);
  const { child } = log;
  // What a child says with each of its lines passes no formatter. Its own children inherit this from it.
  log.child = function childOf(this: Logger, bindings: Bindings, own?: Parameters<typeof child>[1]) {
    return child.call(this, blotSecrets(bindings), own);
  } as typeof child;
  return log;
}

/** What is told must not end who tells it: a full disk below the log ended the process, while the database may have lain on another. */
function standardOutput(): DestinationStream {
  const output = pino.destination({ fd: process.stdout.fd, sync: true, maxLength: HELD_BYTES });
  // The lines stay, and leave with the next one that can be written.
  output.on("error", () => undefined);
  return output;
}
