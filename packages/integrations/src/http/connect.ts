import { lookup as systemLookup, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isBlockedAddress } from "./address.ts";
import { OutgoingRequestError } from "./errors.ts";

/** Resolves a name to all its addresses; the system's resolver unless a test brings its own. */
export type ResolveHost = (
  hostname: string,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

const resolveBySystem: ResolveHost = (hostname, callback) =>
  systemLookup(hostname, { all: true, verbatim: true }, (error, addresses) => callback(error, addresses));

function refusal(): OutgoingRequestError {
  return new OutgoingRequestError("blocked_address", "The address is private, local or reserved.");
}

/** Drops refused addresses of a name; a name that has only such ones is refused. */
function guardedLookup(allowLoopback: boolean, resolve: ResolveHost): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      if (error !== null) return callback(error, "", 0);
      const allowed = addresses.filter(({ address }) => !isBlockedAddress(address, { allowLoopback }));
      const [first] = allowed;
      if (first === undefined) return callback(refusal(), "", 0);
      if (options.all) return callback(null, allowed);
      return callback(null, first.address, first.family);
    });
  };
}

export interface ConnectorOptions {
  allowLoopback: boolean;
  connectTimeoutMs: number;
  resolve?: ResolveHost;
}

/**
 * A connector for undici that judges the very address it connects to: literal ones before, resolved
 * ones in the lookup that the socket itself uses (so a second, different answer can't slip in),
 * and the socket's peer once more before a request is written.
 */
export function createGuardedConnector(options: ConnectorOptions): buildConnector.connector {
  const { allowLoopback } = options;
  const connect = buildConnector({
    allowH2: false,
    timeout: options.connectTimeoutMs,
    autoSelectFamily: true,
    lookup: guardedLookup(allowLoopback, options.resolve ?? resolveBySystem),
  });
  return (target, callback) => {
    const literal = target.hostname.replace(/^\[|\]$/g, "");
    if (isIP(literal) !== 0 && isBlockedAddress(literal, { allowLoopback })) {
      queueMicrotask(() => callback(refusal(), null));
      return;
    }
    connect(target, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      const peer = socket.remoteAddress;
      if (peer !== undefined && isBlockedAddress(peer, { allowLoopback })) {
        socket.destroy();
        return callback(refusal(), null);
      }
      return callback(null, socket);
    });
  };
}
