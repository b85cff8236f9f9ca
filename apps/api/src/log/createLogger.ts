import { pino, type Bindings, type DestinationStream, type Logger } from "pino";
import { blotSecrets } from "./blotSecrets.ts";

/** JSON lines on standard output, with secrets blotted out. */
export function createLogger({ level, to }: { level: string; to?: DestinationStream }): Logger {
  const options = {
    level,
    base: null,
    formatters: { log: blotSecrets },
    // `blotSecrets` has made plain records of errors by then.
    serializers: { err: (error: unknown) => error },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  const log = to === undefined ? pino(options) : pino(options, to);
  const { child } = log;
  // What a child says with each of its lines passes no formatter. Its own children inherit this from it.
  log.child = function childOf(this: Logger, bindings: Bindings, own?: Parameters<typeof child>[1]) {
    return child.call(this, blotSecrets(bindings), own);
  } as typeof child;
  return log;
}
