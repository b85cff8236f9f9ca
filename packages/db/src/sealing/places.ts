/** Every column that holds a secret, and the key of its table. A new secret is added here and nowhere else. */
export const secretColumns = [
  { table: "tenants", key: "id", column: "tiendanube_access_token" },
  { table: "tenants", key: "id", column: "ycloud_api_key" },
  { table: "tenants", key: "id", column: "ycloud_webhook_secret" },
  { table: "tenants", key: "id", column: "openai_api_key" },
  { table: "tenant_human_handoff_config", key: "tenant_id", column: "smtp_password_encrypted" },
  { table: "auth.push_identity", key: "id", column: "private_key" },
  { table: "auth.push_devices", key: "id", column: "subscription" },
] as const;

export type SecretColumn = (typeof secretColumns)[number];

type At<C> = C extends { table: infer T; column: infer K } ? { table: T; column: K; row: string } : never;

/** Where a secret lives. An envelope opens in its own place only; `row` is its key. */
export type SecretPlace = At<SecretColumn> | typeof canaryPlace;

/** A known text under the key, by which a wrong key is noticed at boot. */
export const canaryPlace = { table: "installation", column: "value", row: "encryption_key_canary" } as const;

export function nameOf(place: SecretPlace): string {
  return `${place.table}.${place.column} of row ${place.row}`;
}
