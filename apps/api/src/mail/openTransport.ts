import { isIP } from "node:net";
import { createTransport } from "nodemailer";

/** A mail server as the platform names it, or as a store has set it. */
export type SmtpServer =
  | { url: string }
  | {
      host: string;
      /** The address that was judged; without one, the name is resolved again. */
      address?: string;
      port: number | null;
      security: "SSL" | "STARTTLS" | "NONE";
      user: string | null;
      password: string | null;
    };

const PORTS = { SSL: 465, STARTTLS: 587, NONE: 25 } as const;

/** A line to a mail server, each step of which ends within the given time. */
export function openTransport(server: SmtpServer, timeoutMs: number) {
  const bounds = {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if ("url" in server) return createTransport({ ...bounds, url: server.url });
  const { host, address, port, security, user, password } = server;
  return createTransport({
    ...bounds,
    host: address ?? host,
    port: port ?? PORTS[security],
    secure: security === "SSL",
    requireTLS: security === "STARTTLS",
    ignoreTLS: security === "NONE",
    // The certificate is the name's, not the address's.
    ...(isIP(host) === 0 ? { tls: { servername: host } } : {}),
    ...(user === null ? {} : { auth: { user, pass: password ?? "" } }),
  });
}
