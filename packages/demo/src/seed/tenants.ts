import type { Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { DemoTenants } from "./buildChats.ts";
import { type Connection, storedValues } from "./connections.ts";
import { DANCE, DANCE_HANDOFF, ELECTRONICS, ELECTRONICS_HANDOFF } from "./stores.ts";

interface TenantsInput {
  sealer: Sealer;
  connections: Connection[];
  tenants: DemoTenants;
  now: number;
}

/** The two stores and how each hands chats over, under ids drawn beforehand: secrets are sealed for their row. */
export async function insertTenants(
  sql: Sql,
  { sealer, connections, tenants, now }: TenantsInput,
): Promise<void> {
  const values = (store: keyof DemoTenants, table: Connection["table"]): Record<string, string> =>
    storedValues(
      connections.filter((each) => each.store === store && each.table === table),
      { sealer, row: tenants[store] },
    );
  const since = (days: number): string => new Date(now - days * 86_400_000).toISOString();
  for (const [store, own, days] of [
    ["dance", DANCE, 34],
    ["electronics", ELECTRONICS, 9],
  ] as const) {
    const row = {
      ...own,
      ...values(store, "tenants"),
      id: tenants[store],
      created_at: since(days),
      live_since: since(days),
      updated_at: since(1),
    };
    await sql`insert into tenants ${sql(row)}`;
  }
  const mail = values("dance", "tenant_human_handoff_config");
  await sql`insert into tenant_human_handoff_config ${sql({ ...DANCE_HANDOFF, ...mail, tenant_id: tenants.dance })}`;
  await sql`insert into tenant_human_handoff_config ${sql({ ...ELECTRONICS_HANDOFF, tenant_id: tenants.electronics })}`;
}
