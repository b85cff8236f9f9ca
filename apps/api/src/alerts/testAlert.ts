import type { HandoffTestResult } from "@platform/contract";
import type { Session } from "@platform/db";
import { randomUUID } from "node:crypto";
import { notFound } from "../domain/errors.ts";
import type { Alert } from "./alert.ts";
import { deliver } from "../mail/deliver.ts";
import { openServer } from "../mail/openServer.ts";
import type { AlertDeps } from "./sendAlerts.ts";

/** Sends a real letter the way alerts go, and tells what the server said. Throws `not_found`. */
export async function testAlert(
  deps: Pick<AlertDeps, "mailer" | "sealer" | "publicUrl" | "allowPrivateAddresses">,
  run: <T>(work: (session: Session) => Promise<T>) => Promise<T>,
  tenantId: string,
): Promise<HandoffTestResult> {
  const set = await run(({ sql }) => readAddress(sql, tenantId));
  if (set.address === null) return { ok: false, to: null, via: null, code: "no_address", answer: "" };
  const server = openServer(deps.sealer, { smtp: set.smtp, tenantId });
  if (server === "unreadable")
    return { ok: false, to: set.address, via: "store", code: "unreadable_password", answer: "" };
  const letter = {
    to: [set.address],
    subject: `[${set.storeName}] Prueba de los avisos`,
    text: `Así llegan los avisos de ${set.storeName} cuando un chat espera a una persona.\n\nPanel: ${deps.publicUrl}/chats\n`,
    messageId: `<test.${randomUUID()}@${new URL(deps.publicUrl).hostname}>`,
  };
  const sent = await deliver(deps, { letter, server, storeName: set.storeName });
  return {
    ok: sent.ok,
    to: set.address,
    via: sent.via,
    code: sent.ok ? null : sent.code,
    answer: sent.answer,
  };
}

async function readAddress(
  sql: Session["sql"],
  tenantId: string,
): Promise<{ storeName: string; address: string | null; smtp: Alert["smtp"] }> {
  const [row] = await sql<{ set: { storeName: string; address: string | null; smtp: Alert["smtp"] } }[]>`
    select json_build_object('storeName', t.store_name,
      'address', coalesce(nullif(trim(g.destination_email), ''), nullif(trim(t.owner_email), '')),
      'smtp', store_mail_server(g)) as set
    from tenants t left join tenant_human_handoff_config g on g.tenant_id = t.id where t.id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  return row.set;
}
