import type { Sql } from "postgres";

const NEEDED = ["pg_trgm", "unaccent"];

/** The catalogue's search stands on an extension that this database lacks and its user can't create. */
export class MissingExtensionError extends Error {
  override readonly name = "MissingExtensionError";
  readonly code = "extension_missing";
  readonly extension: string;
  readonly fix: string;

  constructor(extension: string, reason: MissingReason) {
    super(`The database lacks the extension ${extension}, which the catalogue's search needs.`, {
      cause: reason.cause,
    });
    this.extension = extension;
    this.fix = `${remedies[reason.kind]} As an administrator, in this database: ${
      reason.kind === "elsewhere" ? "ALTER" : "CREATE"
    } EXTENSION ${extension}${reason.kind === "elsewhere" ? " SET SCHEMA public" : ""};`;
  }
}

interface MissingReason {
  kind: keyof typeof remedies;
  cause?: unknown;
}

const remedies = {
  not_installed:
    "The server doesn't have it: install PostgreSQL's contrib modules (the package postgresql-contrib).",
  not_permitted: "The database user may not create it.",
  elsewhere: "It stands in a schema outside of the search_path.",
};

/**
 * Creates what the search needs. Both extensions are trusted: whoever may create schemas in the database may
 * create them, and where an administrator has, nothing is left to do.
 * @throws {MissingExtensionError} naming the extension and the command
 */
export async function ensureExtensions(sql: Sql): Promise<void> {
  for (const { name, installed, created, reachable } of await readExtensions(sql)) {
    if (created && reachable !== true) throw new MissingExtensionError(name, { kind: "elsewhere" });
    if (created) continue;
    if (!installed) throw new MissingExtensionError(name, { kind: "not_installed" });
    try {
      await sql`create extension if not exists ${sql(name)}`;
    } catch (cause) {
      throw new MissingExtensionError(name, { kind: "not_permitted", cause });
    }
  }
}

interface Extension {
  name: string;
  /** On the server. */
  installed: boolean;
  /** In this database, and in a schema where it is found. */
  created: boolean;
  reachable: boolean | null;
}

/** What the search needs, and what of it is there. */
export async function readExtensions(sql: Sql): Promise<Extension[]> {
  return sql<Extension[]>`
    select needed.name, available.name is not null as installed, e.oid is not null as created,
      n.nspname = any(current_schemas(true)) as reachable
    from unnest(${NEEDED}::text[]) as needed(name)
    left join pg_available_extensions available on available.name = needed.name
    left join pg_extension e on e.extname = needed.name
    left join pg_namespace n on n.oid = e.extnamespace`;
}
