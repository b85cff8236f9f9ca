import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import { errorText } from "../errorText.ts";
import type { MediaStorage } from "../media/index.ts";

export interface PrivacyDeps {
  sql: Sql;
  storage: Pick<MediaStorage, "remove">;
  log: Logger;
}

/** What `claim_privacy_requests` answers (packages/db/functions/78_privacy.sql). */
interface Request {
  id: string;
  tenantId: string;
  kind: "customer_redact" | "store_redact" | "customer_export" | "retention";
  attempts: number;
}

const AT_ONCE = 5;
/** With growing pauses, about a day. */
const MAX_ATTEMPTS = 10;

/** Forgets and exports what stores have passed on or keep no longer. Each request fails alone and is tried again. */
export async function carryOutRequests(deps: PrivacyDeps): Promise<void> {
  await deps.sql`select plan_retention()`;
  const due = await deps.sql<{ request: Request }[]>`select claim_privacy_requests(${AT_ONCE}) as request`;
  for (const { request } of due) await carryOut(deps, request);
}

async function carryOut(deps: PrivacyDeps, request: Request): Promise<void> {
  const { sql, log } = deps;
  const { id, tenantId, kind, attempts } = request;
  try {
    switch (kind) {
      case "customer_redact":
        await eraseCustomer(deps, id);
        break;
      case "store_redact":
        await sql`select erase_store(${id})`;
        break;
      case "retention":
        await eraseOld(deps, id);
        break;
      case "customer_export":
        await sql`select export_customer(${id})`;
        break;
    }
    log.info({ tenantId, kind, requestId: id }, "A wish for privacy was carried out");
  } catch (error) {
    await sql`select finish_privacy_request(${id}, ${errorText(error)}, ${attempts >= MAX_ATTEMPTS})`;
    log.error(
      { err: error, tenantId, kind, requestId: id },
      "A wish for privacy could not be carried out yet",
    );
  }
}

/** The rows first; the files' keys stay with the request until the files are gone. */
async function eraseCustomer({ sql, storage }: PrivacyDeps, id: string): Promise<void> {
  const [row] = await sql<{ keys: string[] }[]>`select erase_customer(${id}) as keys`;
  for (const key of row?.keys ?? []) await storage.remove(key);
  await sql`select finish_privacy_request(${id}, null)`;
}

/** In bites, each with its files, so that no chat is locked for long. */
async function eraseOld({ sql, storage }: PrivacyDeps, id: string): Promise<void> {
  for (;;) {
    const [row] = await sql<{ keys: string[] | null }[]>`select erase_old(${id}) as keys`;
    if (row === undefined || row.keys === null) break;
    for (const key of row.keys) await storage.remove(key);
    await sql`update privacy_requests set result = result - 'files' where id = ${id}`;
  }
  await sql`select finish_privacy_request(${id}, null)`;
}
