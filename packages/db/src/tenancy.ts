import type { Database, Sql } from "./client.ts";

const roles = ["platform_tenant", "platform_operator"];

/**
 * - `role_missing`, `role_not_enterable`: the pipeline can't act as the role.
 * - `role_privileged`: superuser, past row-level security, able to log in, or a member of such a role.
 * - `role_owns`: an owner is past the policies of what it owns.
 * - `rows_unguarded`: a table of the tenants, or one that a role may touch, without row-level security.
 * - `policy_too_wide`: a policy that lets a tenant's session see rows without asking for its tenant.
 * - `truncate_granted`: policies don't apply to it.
 */
export type TenancyProblemCode =
  | "role_missing"
  | "role_not_enterable"
  | "role_privileged"
  | "role_owns"
  | "rows_unguarded"
  | "policy_too_wide"
  | "truncate_granted";

export interface TenancyProblem {
  code: TenancyProblemCode;
  /** The role, table or policy. */
  subject: string;
}

/** One tenant could read another's rows: nothing may be served. */
export class TenancyError extends Error {
  override readonly name = "TenancyError";
  readonly code = "tenancy_broken";
  readonly problems: readonly TenancyProblem[];

  constructor(problems: readonly TenancyProblem[]) {
    const list = problems.map(({ code, subject }) => `${code} (${subject})`).join(", ");
    const closed = problems.some(({ code }) => code === "role_not_enterable");
    const remedy = closed
      ? `As an administrator: GRANT ${roles.join(", ")} TO the user of POSTGRES_DSN.`
      : "Undo what was changed by hand on these roles, tables or policies.";
    super(`The database does not keep tenants apart: ${list}. ${remedy}`);
    this.problems = problems;
  }
}

/**
 * Fails the boot if the roles that people and keys act as could pass the policies, whoever the
 * connection's own user is.
 * @throws {TenancyError} with every problem found
 */
export async function assertTenancyHolds(db: Pick<Database, "system">): Promise<void> {
  const problems = await findTenancyProblems(db.system);
  if (!problems.some(({ code }) => code === "role_missing"))
    problems.push(...(await findClosedDoors(db.system)));
  if (problems.length > 0) throw new TenancyError(problems);
}

/** What the catalogue says; one connection, so that it can look at a transaction's own changes. */
export async function findTenancyProblems(sql: Sql): Promise<TenancyProblem[]> {
  const missing = await sql<TenancyProblem[]>`
    select 'role_missing' as code, role as subject from unnest(${roles}::text[]) as role
    where not exists (select 1 from pg_roles where rolname = role)`;
  if (missing.length > 0) return [...missing];
  return [...(await rolesTooStrong(sql)), ...(await rowsUnguarded(sql)), ...(await policiesTooWide(sql))];
}

/** Rights also come through membership, and ownership in this database is recorded as a dependency. */
function rolesTooStrong(sql: Sql): Promise<TenancyProblem[]> {
  return sql<TenancyProblem[]>`
    with reachable as (
      select named.rolname as named, other.*
      from pg_roles named join pg_roles other on pg_has_role(named.oid, other.oid, 'member')
      where named.rolname = any(${roles})
    )
    select 'role_privileged' as code, named as subject from reachable
    where rolsuper or rolbypassrls or rolcanlogin or rolcreaterole
    union
    select 'role_owns', named from reachable
    where exists (
      select 1 from pg_shdepend
      where refclassid = 'pg_authid'::regclass and refobjid = reachable.oid and deptype = 'o'
        and dbid in (0, (select oid from pg_database where datname = current_database())))`;
}

/** A view answers with its owner's rights unless told otherwise. What extensions bring is theirs. */
function rowsUnguarded(sql: Sql): Promise<TenancyProblem[]> {
  return sql<TenancyProblem[]>`
    with relations as (
      select c.*, exists (
          select 1 from unnest(${roles}::text[]) as role
          where has_schema_privilege(role, c.relnamespace, 'usage')
            and (has_any_column_privilege(role, c.oid, 'select, insert, update') or has_table_privilege(role, c.oid, 'delete'))
        ) as touched,
        (c.relnamespace = 'public'::regnamespace) and (c.relname = 'tenants' or exists (
          select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        )) as of_tenants
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    )
    select 'rows_unguarded' as code, oid::regclass::text as subject from relations
    where case
      when relkind in ('r', 'p') then (touched or of_tenants) and not relrowsecurity
      when relkind = 'v' then touched and not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
      else touched
    end
    union all
    select 'truncate_granted', oid::regclass::text from relations
    where relkind in ('r', 'p') and exists (
      select 1 from unnest(${roles}::text[]) as role where has_table_privilege(role, relations.oid, 'truncate'))
    order by 1, 2`;
}

/** Permissive policies are joined by "or": a single wide one opens the table. */
function policiesTooWide(sql: Sql): Promise<TenancyProblem[]> {
  return sql<TenancyProblem[]>`
    select 'policy_too_wide' as code, p.polname || ' on ' || p.polrelid::regclass as subject
    from pg_policy p
    where p.polpermissive
      and exists (
        select 1 from unnest(p.polroles) as role
        where role = 0 or pg_has_role('platform_tenant', role, 'member'))
      and (pg_get_expr(p.polqual, p.polrelid) not like '%app.tenant_id%'
        or pg_get_expr(p.polwithcheck, p.polrelid) not like '%app.tenant_id%')
    order by 2`;
}

/** Membership alone doesn't say it: since PostgreSQL 16 it can come without the right to enter. */
async function findClosedDoors(sql: Sql): Promise<TenancyProblem[]> {
  const closed: TenancyProblem[] = [];
  for (const role of roles) {
    try {
      await sql.begin((transaction) => transaction`select set_config('role', ${role}, true)`);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      closed.push({ code: "role_not_enterable", subject: role });
    }
  }
  return closed;
}

/** SQLSTATE 42501 and 22023 (a role that the session may not take). */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "42501" || error.code === "22023");
}
