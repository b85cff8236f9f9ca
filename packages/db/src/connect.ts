import postgres, { type Options, type PostgresType } from "postgres";

/**
 * A client of the database at this address; nothing connects before the first statement. The forms
 * `postgresql+asyncpg://` and `postgres://` are accepted, and the folder of a Unix socket where a host would stand,
 * which the client by itself looks up as a name.
 */
export function connect<Types extends Record<string, PostgresType>>(dsn: string, options: Options<Types>) {
  const url = normalizeDsn(dsn);
  const host = decodeURIComponent(URL.parse(url)?.hostname ?? "");
  return postgres(url, host.startsWith("/") ? { ...options, host } : options);
}

/** Beside a host that is left out, which no URL may have, PostgreSQL's own programs take a socket's folder. */
const NAMED_BESIDE = /^(\w+:\/\/(?:[^@/]*@)?)\/([^?]*)\?(.*)$/;

/** The predecessor wrote its driver into the scheme. */
export function normalizeDsn(dsn: string): string {
  const url = dsn.replace(/^(postgres(?:ql)?)\+\w+:\/\//, "$1://");
  const [, who = "", database = "", query = ""] = NAMED_BESIDE.exec(url) ?? [];
  const { host, port, ...rest } = Object.fromEntries(new URLSearchParams(query));
  if (host === undefined) return url;
  const place = encodeURIComponent(host) + (port === undefined ? "" : `:${port}`);
  const others = new URLSearchParams(rest).toString();
  return `${who}${place}/${database}${others === "" ? "" : `?${others}`}`;
}
