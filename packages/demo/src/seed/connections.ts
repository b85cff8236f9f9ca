import { createHash } from "node:crypto";
import type { Sql } from "@platform/db";
import type { Sealer, SecretPlace } from "@platform/db/sealing";
import { type DemoWorld, SECOND_STORE_PHONE } from "../world.ts";
import type { DemoTenants } from "./buildChats.ts";

/** A value that belongs to the simulated world rather than to whoever edits the store. */
export interface Connection {
  store: keyof DemoTenants;
  table: "tenants" | "tenant_human_handoff_config";
  column: string;
  value: string;
  secret: boolean;
}

/** What each store needs in order to reach the world; all of it may differ at the next start. */
export function connectionsOf({ ycloud, tiendanube, openai, smtp }: DemoWorld): Connection[] {
  const of = (store: keyof DemoTenants, table: Connection["table"]) => ({
    open: (values: Record<string, string>) =>
      Object.entries(values).map(([column, value]) => ({ store, table, column, value, secret: false })),
    sealed: (values: Record<string, string>) =>
      Object.entries(values).map(([column, value]) => ({ store, table, column, value, secret: true })),
  });
  const keys = {
    ycloud_api_key: ycloud.apiKey,
    ycloud_webhook_secret: ycloud.webhookSecret,
    openai_api_key: openai.apiKey,
  };
  const [dance, electronics, mail] = [
    of("dance", "tenants"),
    of("electronics", "tenants"),
    of("dance", "tenant_human_handoff_config"),
  ];
  return [
    ...dance.sealed({ ...keys, tiendanube_access_token: tiendanube.accessToken }),
    ...dance.open({
      bot_phone_number: ycloud.businessPhone,
      openai_model: openai.model,
      tiendanube_store_id: tiendanube.storeId,
      store_website: tiendanube.storefrontUrl,
    }),
    ...electronics.sealed(keys),
    ...electronics.open({ bot_phone_number: SECOND_STORE_PHONE, openai_model: openai.model }),
    ...mail.open({
      smtp_host: smtp.host,
      smtp_port: String(smtp.port),
      smtp_security: smtp.security,
      smtp_user: smtp.user,
    }),
    ...mail.sealed({ smtp_password_encrypted: smtp.password }),
  ];
}

/** The row's columns with secrets sealed for their place. */
export function storedValues(
  connections: Connection[],
  { sealer, row }: { sealer: Sealer; row: string },
): Record<string, string> {
  return Object.fromEntries(connections.map((each) => [each.column, stored(each, { sealer, row })]));
}

function stored(
  { table, column, value, secret }: Connection,
  { sealer, row }: { sealer: Sealer; row: string },
): string {
  return secret ? sealer.seal(value, placeOf({ table, column }, row)) : value;
}

/** What we wrote, told apart from what a person wrote over it. */
export type Prints = Record<string, string>;

export function printsOf(connections: Connection[]): Prints {
  return Object.fromEntries(connections.map((each) => [nameOf(each), print(each.value)]));
}

interface RefreshInput {
  sealer: Sealer;
  connections: Connection[];
  tenants: DemoTenants;
  /** Of the values that the last start wrote. */
  prints: Prints;
}

/** Brings changed values up to date where the row still holds what we wrote; answers which, by `store.column`. */
export async function refreshConnections(
  sql: Sql,
  { sealer, connections, tenants, prints }: RefreshInput,
): Promise<Connection[]> {
  const changed = connections.filter((each) => prints[nameOf(each)] !== print(each.value));
  const refreshed: Connection[] = [];
  for (const each of changed) {
    const row = tenants[each.store];
    const key = each.table === "tenants" ? "id" : "tenant_id";
    const [found] = await sql<{ value: string | null }[]>`
      select ${sql(each.column)}::text as value from ${sql(each.table)} where ${sql(key)} = ${row} for no key update`;
    if (found === undefined || print(opened(found.value, { each, sealer, row })) !== prints[nameOf(each)])
      continue;
    await sql`update ${sql(each.table)} set ${sql({ [each.column]: stored(each, { sealer, row }), updated_at: sql`now()` as never })} where ${sql(key)} = ${row}`;
    refreshed.push(each);
  }
  return refreshed;
}

function opened(
  value: string | null,
  { each, sealer, row }: { each: Connection; sealer: Sealer; row: string },
): string | null {
  return value === null || !each.secret ? value : sealer.open(value, placeOf(each, row)).clear;
}

export const nameOf = ({ store, column }: Pick<Connection, "store" | "column">): string =>
  `${store}.${column}`;

function print(value: string | null): string {
  return createHash("sha256")
    .update(value ?? "\u0000")
    .digest("hex")
    .slice(0, 16);
}

function placeOf({ table, column }: Pick<Connection, "table" | "column">, row: string): SecretPlace {
  // Secret columns are those of the register of places; their pairing gets lost in the list above.
  return { table, column, row } as SecretPlace;
}
