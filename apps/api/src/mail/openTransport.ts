import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isBlockedAddress } from "@platform/integrations/http";
import { createTransport, type Transporter } from "nodemailer";

/** A store's own mail server, as its row has it. */
export interface StoreMailServer {
  host: string;
  port: number | null;
  security: "SSL" | "STARTTLS" | "NONE";
  user: string | null;
  password: string | null;
}

/** A mail server as the platform names it, or as a store has set it. */
export type SmtpServer = { url: string } | StoreMailServer;

const PORTS = { SSL: 465, STARTTLS: 587, NONE: 25 } as const;

/** The address of a store's mail server may not be reached, or is none. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
  readonly code: "blocked_address" | "unknown_host";
  constructor(code: "blocked_address" | "unknown_host") {
    super(code);
    this.code = code;
  }
}

/**
 * A line to a mail server, each step of which ends within the given time. A store's server is reached at the very
 * address that was judged; the platform's own is its operator's and may be private. Throws `AddressRefused`.
 */
export async function openTransport(
  server: SmtpServer,
  { timeoutMs, allowPrivateAddresses }: { timeoutMs: number; allowPrivateAddresses: boolean },
): Promise<Transporter> {
  const bounds = {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if ("url" in server) return createTransport({ ...bounds, url: server.url });
  const { host, port, security, user, password } = server;
  return createTransport({
    ...bounds,
    host: await judgedAddress(host, allowPrivateAddresses),
    port: port ?? PORTS[security],
    secure: security === "SSL",
    requireTLS: security === "STARTTLS",
    ignoreTLS: security === "NONE",
    // The certificate is the name's, not the address's.
    ...(isIP(host) === 0 ? { tls: { servername: host } } : {}),
    ...(user === null ? {} : { auth: { user, pass: password ?? "" } }),
  });
}

async function judgedAddress(host: string, allowLoopback: boolean): Promise<string> {
  const found = await lookup(host, { all: true }).catch(() => []);
  if (found.length === 0) throw new AddressRefused("unknown_host");
  const allowed = found.find(({ address }) => !isBlockedAddress(address, { allowLoopback }));
  if (allowed === undefined) throw new AddressRefused("blocked_address");
  return allowed.address;
}
