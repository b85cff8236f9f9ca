import type { Tenant, TenantCreateInput, TenantUpdateInput } from "@platform/contract";
import type { Database, Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { Config } from "../../config/index.ts";
import { difference, writeAudit } from "../audit/writeAudit.ts";
import type { Access } from "../access.ts";
import { keepSecretHome } from "../keepSecretHome.ts";
import { AppError, hasSqlState, notFound } from "../errors.ts";
import { signPromptChange } from "../prompts/signPromptChange.ts";
import {
  plainFields,
  secretFields,
  tenantColumns,
  tenantTables,
  toTenant,
  type SecretField,
  type TenantRow,
} from "./tenantRow.ts";

export interface TenantDeps {
  db: Database;
  sealer: Sealer;
  config: Pick<Config, "publicUrl">;
}

type Patch = Omit<TenantUpdateInput, "tenantId">;

export async function createTenant(
  deps: TenantDeps,
  access: Access,
  input: TenantCreateInput,
): Promise<Tenant> {
  return unlessNumberTaken(() =>
    deps.db.asOperator(async ({ sql }) => {
      await signPromptChange(sql, access.actor, { origin: "first" });
      // A secret is sealed for its row, so the row's number comes first.
      const [created] = await sql<{ id: string }[]>`
        insert into tenants ${sql(plainValues(input))} returning id::text`;
      const tenantId = created?.id ?? "";
      await setRest(sql, { deps, tenantId, patch: input });
      await writeAudit(sql, access.actor, { tenantId, action: "tenant.created", changes: masked(input) });
      return readTenant(sql, deps, tenantId);
    }),
  );
}

export async function updateTenant(
  deps: TenantDeps,
  access: Access,
  input: TenantUpdateInput,
): Promise<Tenant> {
  const { tenantId, ...patch } = input;
  const tenant = access.tenant(tenantId, "manage");
  return unlessNumberTaken(() =>
    tenant.run(async ({ sql }) => {
      const rows =
        await sql`update tenants set updated_at = now(), health_due_at = now() where id = ${tenantId} returning id`;
      if (rows.length === 0) throw notFound("Tenant");
      const before = await readTenant(sql, deps, tenantId);
      keepSecretHome(access.actor, {
        field: "openaiApiKey",
        from: before.openaiBaseUrl,
        to: patch.openaiBaseUrl,
        carried: before.openaiApiKey.set && patch.openaiApiKey === undefined,
      });
      await signPromptChange(sql, access.actor, { origin: "edited" });
      const values = plainValues(patch);
      if (Object.keys(values).length > 0) await sql`update tenants set ${sql(values)} where id = ${tenantId}`;
      await setRest(sql, { deps, tenantId, patch });
      const after = await readTenant(sql, deps, tenantId);
      const plain = Object.keys(patch).filter((field) => !isSecret(field));
      const changes = { ...difference(plain, before, after), ...secretsOf(patch) };
      await writeAudit(sql, access.actor, { tenantId, action: "tenant.updated", changes });
      return after;
    }),
  );
}

/** One store in this session's sight. Throws `not_found`. */
export async function readTenant(sql: Sql, deps: Omit<TenantDeps, "db">, tenantId: string): Promise<Tenant> {
  const [row] = await sql<
    TenantRow[]
  >`select ${tenantColumns(sql)} from ${tenantTables(sql)} where t.id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  return toTenant(deps, row);
}

function plainValues(patch: Patch): Record<string, string | number | boolean | string[] | null> {
  const values: Record<string, string | number | boolean | string[] | null> = {};
  for (const [field, column] of entriesOf(plainFields)) {
    const value = patch[field];
    if (value !== undefined) values[column] = value;
  }
  return values;
}

interface Rest {
  deps: TenantDeps;
  tenantId: string;
  patch: Patch;
}

/** Absent stays, `null` clears; a secret is sealed before it reaches the database. */
async function setRest(sql: Sql, { deps, tenantId, patch }: Rest): Promise<void> {
  const values: Record<string, string | null> = {};
  for (const [field, column] of entriesOf(secretFields)) {
    const clear = patch[field];
    if (clear === undefined) continue;
    values[column] =
      clear === null ? null : deps.sealer.seal(clear, { table: "tenants", column, row: tenantId });
  }
  if (Object.keys(values).length > 0) await sql`update tenants set ${sql(values)} where id = ${tenantId}`;
  if (patch.openingHours !== undefined) {
    const hours = patch.openingHours === null ? null : JSON.stringify(patch.openingHours);
    await sql`update tenants set opening_hours = ${hours}::text::jsonb where id = ${tenantId}`;
  }
  if (patch.specialDays !== undefined) {
    const days = JSON.stringify(patch.specialDays);
    await sql`update tenants set special_days = ${days}::text::jsonb where id = ${tenantId}`;
  }
  if (patch.paused === undefined) return;
  await sql`
    update tenants set paused_at = ${patch.paused ? sql`coalesce(paused_at, now())` : sql`null`} where id = ${tenantId}`;
}

const isSecret = (field: string): field is SecretField => field in secretFields;

function masked(patch: Patch): Record<string, unknown> {
  return { ...patch, ...secretsOf(patch) };
}

/** Of secrets the audit learns that they came or went. */
function secretsOf(patch: Patch): Record<string, "set" | "cleared"> {
  return Object.fromEntries(
    Object.entries(patch)
      .filter(([field, value]) => isSecret(field) && value !== undefined)
      .map(([field, value]) => [field, value === null ? "cleared" : "set"]),
  );
}

/** Stores that SQL gave ids of its own are ahead of those that are counted out: each try takes the next one. */
const MAX_TAKEN_IDS = 200;

/** Throws `number_taken` where another store has the number. */
export async function unlessNumberTaken<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!hasSqlState(error, "23505")) throw error;
      if (tries === MAX_TAKEN_IDS || !isTakenId(error))
        throw new AppError("number_taken", "Another store already has this number", { cause: error });
    }
  }
}

function isTakenId(error: unknown): boolean {
  return error instanceof Error && "constraint_name" in error && error.constraint_name === "tenants_pkey";
}

function entriesOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}
