import type { Sql } from "@platform/db";
import { openStoredSecret, type Sealer } from "@platform/db/sealing";
import { phoneKey } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import { keepUp } from "./keepUp.ts";

/** Secrets that may have signed an event, and whose each is; `null` belongs to the installation. */
export interface Candidates {
  /** The store that has the recipient's number. */
  tenantId: string | null;
  keys: { secret: string; tenantId: string | null }[];
  /** The store has a secret that this process can't open: who signed with it may be genuine. */
  unopened: boolean;
  /** How far the database's clock is ahead of this process's: signatures are dated by the database's. */
  clockAheadMs: number;
}

export interface WebhookKeys {
  /** The recipient only selects candidates: its store's secrets and the installation's. */
  forRecipient(phone: string | null): Promise<Candidates>;
  /** Those of the store that a message of ours belongs to, whoever has its number by now; null where it is nobody's. */
  forSender(messageId: string): Promise<Candidates | null>;
}

interface KeyRow {
  now: string;
  /** Null where no store matched: the clock comes in any case. */
  id: string | null;
  secret: string | null;
}

/** What is left of a number without a digit: no store has it. */
const NOBODYS = "";

/** Looks secrets up and keeps those of stores that are written to up to date: a changed row takes effect within five seconds. */
export function createWebhookKeys(deps: {
  sql: Sql;
  sealer: Sealer;
  globalSecrets: string[];
  log: Logger;
}): WebhookKeys {
  const { sql, globalSecrets } = deps;
  const globals = globalSecrets.map((secret) => ({ secret, tenantId: null }));
  const onUnopened = createUnopenedTeller(deps.log);
  const openAll = (rows: KeyRow[]): Promise<Candidates["keys"]> => open({ ...deps, onUnopened }, rows);
  const candidatesOf = async (rows: KeyRow[]): Promise<Candidates> => {
    const own = await openAll(rows);
    return {
      tenantId: rows[0]?.id ?? null,
      keys: [...own, ...globals],
      unopened: own.length < rows.filter(hasSecret).length,
      clockAheadMs: ahead(rows),
    };
  };
  const remember = keepUp(async (names) => {
    const rows = await sql<(KeyRow & { key: string })[]>`
      select clock_timestamp() as now, id, bot_phone_key as key, ycloud_webhook_secret as secret
      from tenants where bot_phone_key = any(${names}::text[])`;
    return new Map(rows.map((row) => [row.key, candidatesOf([row])]));
  });

  // Nobody's number: any configured secret may vouch for the event, without effect.
  const anybody = (): Promise<Candidates> =>
    remember(NOBODYS, async () => {
      const rows = await sql<KeyRow[]>`
        select clock.now, t.id, t.ycloud_webhook_secret as secret
        from (select clock_timestamp() as now) clock
        left join tenants t on t.ycloud_webhook_secret is not null`;
      const keys = [...globals, ...(await openAll(rows))];
      return { tenantId: null, keys, unopened: false, clockAheadMs: ahead(rows) };
    });

  const ofStore = (key: string): Promise<Candidates> =>
    remember(key, async () => {
      const rows = await sql<KeyRow[]>`
        select clock.now, t.id, t.ycloud_webhook_secret as secret
        from (select clock_timestamp() as now) clock left join tenants t on t.bot_phone_key = ${key}`;
      return (rows[0]?.id ?? null) === null ? anybody() : candidatesOf(rows);
    });

  return {
    forRecipient: (phone) => {
      const key = phone === null ? NOBODYS : phoneKey(phone);
      return key === NOBODYS ? anybody() : ofStore(key);
    },
    forSender: async (messageId) => {
      const rows = await sql<KeyRow[]>`
        select clock_timestamp() as now, t.id, t.ycloud_webhook_secret as secret
        from chat_messages m join tenants t on t.id = m.tenant_id where m.id = try_uuid(${messageId})`;
      return rows.length === 0 ? null : candidatesOf(rows);
    },
  };
}

/** The secrets that may sign for a store: its own and the installation's. */
export async function secretsOf(
  deps: { sql: Sql; sealer: Sealer; globalSecrets: string[]; log: Logger },
  tenantId: string,
): Promise<string[]> {
  const rows = await deps.sql<KeyRow[]>`
    select clock_timestamp() as now, id, ycloud_webhook_secret as secret from tenants where id = ${tenantId}`;
  const own = await open({ ...deps, onUnopened: createUnopenedTeller(deps.log) }, rows);
  return [...own.map(({ secret }) => secret), ...deps.globalSecrets];
}

const TELL_AGAIN_MS = 60_000;

/** As long as it goes on, once a minute and store: all that is brought for it is refused meanwhile, and comes again. */
function createUnopenedTeller(log: Logger): (tenantId: string, error: unknown) => void {
  const told = new Map<string, number>();
  return (tenantId, error) => {
    if (performance.now() - (told.get(tenantId) ?? -Infinity) < TELL_AGAIN_MS) return;
    told.set(tenantId, performance.now());
    log.error(
      { tenantId, err: error },
      "The webhook secret of a store can't be opened, and its webhooks get 503: set the key that it was sealed under as ENCRYPTION_KEY_PREVIOUS, or save the secret anew",
    );
  };
}

async function open(
  deps: { sql: Sql; sealer: Sealer; onUnopened: (tenantId: string, error: unknown) => void },
  rows: KeyRow[],
): Promise<Candidates["keys"]> {
  const keys: Candidates["keys"] = [];
  for (const { id, secret } of rows.filter(hasSecret)) {
    try {
      const place = { table: "tenants", column: "ycloud_webhook_secret", row: id } as const;
      keys.push({ secret: await openStoredSecret(deps, { stored: secret, place }), tenantId: id });
    } catch (error) {
      deps.onUnopened(id, error);
    }
  }
  return keys;
}

function hasSecret(row: KeyRow): row is KeyRow & { id: string; secret: string } {
  return row.id !== null && row.secret !== null && row.secret !== "";
}

function ahead([row]: KeyRow[]): number {
  return row === undefined ? 0 : Date.parse(row.now) - Date.now();
}
