/** What the system allows a socket's path, in bytes; PostgreSQL names the file after its port. */
const MAX_PATH = 107;
const LONGEST_NAME = ".s.PGSQL.65535";

/** Has PostgreSQL listen on a Unix socket too, in its own folder, which it works in and only its owner enters. */
export const SOCKET = { unix_socket_directories: process.platform === "win32" ? "" : "." };

/** The addresses of a server on this machine, over loopback and over its socket. */
export function addressesOf(server: { cluster: string; password: string; port: number }): {
  dsn: string;
  socketDsn: string;
} {
  const { cluster, password, port } = server;
  const at = (host: string): string => `postgresql://postgres:${password}@${host}:${port}/postgres`;
  const dsn = at("127.0.0.1");
  const isReached =
    process.platform !== "win32" && Buffer.byteLength(`${cluster}/${LONGEST_NAME}`) <= MAX_PATH;
  return { dsn, socketDsn: isReached ? at(encodeURIComponent(cluster)) : dsn };
}
