import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql, TransactionSql } from "postgres";
import { sqlState } from "../passing.ts";
import { databaseFolder } from "./folders.ts";

/** Arguments were renamed or the answer's type changed: `create or replace` doesn't take that. */
const NOT_REPLACEABLE = "42P13";

interface Made {
  signature: string;
  name: string;
  /** How few and how many arguments a call may have. */
  least: number;
  most: number;
  /** Another one after it was replaced. */
  version: string;
}

/** This version's functions, in the order in which they are made. */
export function readFunctions(): string[] {
  const dir = databaseFolder("functions");
  const names = readdirSync(dir).filter((name) => name.endsWith(".sql"));
  return names.toSorted().map((name) => readFileSync(join(dir, name), "utf8"));
}

/**
 * Brings the functions to this version, if any of them changed, in one transaction and in place: processes of the
 * version before call them meanwhile, and a function that is dropped and made anew fails whoever has just looked it up.
 * What this version has no more is kept until the version after it, for those processes and for a way back.
 */
export async function replaceFunctions(sql: Sql, scripts = readFunctions()): Promise<void> {
  const hash = createHash("sha256").update(scripts.join("\n")).digest("hex");
  const [applied] = await sql`select value from installation where name = 'functions'`;
  if (applied?.["value"] === hash) return;
  await sql.begin(async (transaction) => {
    const before = await readMade(transaction);
    for (const script of scripts) await run(transaction, script);
    await retire(transaction, before);
    await note(transaction, "functions", hash);
  });
}

async function run(sql: TransactionSql, script: string): Promise<void> {
  try {
    await sql.savepoint((inner) => inner.unsafe(script).simple());
  } catch (error) {
    if (sqlState(error) !== NOT_REPLACEABLE) throw error;
    // Calls fail for a moment: whoever changes what a function answers gives it another name (CONTRIBUTING.md).
    const names = [...script.matchAll(/^create or replace function (\w+)/gm)].map(([, name]) => name);
    const there = await readMade(sql);
    for (const { name, signature } of there)
      if (names.includes(name)) await sql.unsafe(`drop function ${signature}`);
    await sql.unsafe(script).simple();
  }
}

/** Of what this version doesn't have: two versions ago it goes, one version ago it stays unless it is in the way. */
async function retire(sql: TransactionSql, before: readonly Made[]): Promise<void> {
  const [made, retired] = [await readList(sql, "functions_made"), await readList(sql, "functions_retired")];
  const versions = new Map(before.map(({ signature, version }) => [signature, version]));
  const now = await readMade(sql);
  const current = now.filter(({ signature, version }) => versions.get(signature) !== version);
  const names = new Set(current.map(({ name }) => name));
  const kept: string[] = [];
  for (const each of now) {
    const { signature, name } = each;
    const earlier = made.has(signature) || retired.has(signature) || names.has(name);
    if (current.includes(each) || !earlier) continue;
    if (retired.has(signature) || current.some((one) => ambiguous(one, each)))
      await sql.unsafe(`drop function ${signature}`);
    else kept.push(signature);
  }
  await note(sql, "functions_retired", JSON.stringify(kept));
  await note(sql, "functions_made", JSON.stringify(current.map(({ signature }) => signature)));
}

/** A call could mean either, and would go on meaning the old one. */
function ambiguous(one: Made, other: Made): boolean {
  return one.name === other.name && one.least <= other.most && other.least <= one.most;
}

async function readList(
  sql: TransactionSql,
  name: "functions_made" | "functions_retired",
): Promise<Set<string>> {
  const [row] = await sql<{ value: string }[]>`select value from installation where name = ${name}`;
  return new Set(row === undefined ? [] : (JSON.parse(row.value) as string[]));
}

async function note(sql: TransactionSql, name: string, value: string): Promise<void> {
  await sql`
    insert into installation (name, value) values (${name}, ${value})
    on conflict (name) do update set value = excluded.value, updated_at = now()`;
}

/** Triggers' functions and those of extensions are not among them: migrations make them. */
async function readMade(sql: TransactionSql): Promise<Made[]> {
  return sql<Made[]>`
    select p.oid::regprocedure::text as signature, p.proname::text as name, p.pronargs - p.pronargdefaults as least,
           p.pronargs as most, p.xmin::text || p.ctid::text as version
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
}
