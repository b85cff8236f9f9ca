import type { Sql } from "postgres";
import { SealingError, type SealingErrorCode } from "./errors.ts";
import { canaryPlace, type SecretColumn, secretColumns, type SecretPlace } from "./places.ts";
import type { Sealer } from "./sealer.ts";

export interface SweepResult {
  /** Clear text left by SQL that is sealed now. */
  sealed: number;
  /** Envelopes of previous keys that are under the current one now. */
  resealed: number;
  /** Values that changed while we looked; the next sweep sees them. */
  overtaken: number;
  /** Envelopes that don't open; they stay as they are. */
  failures: { place: SecretPlace; code: SealingErrorCode }[];
}

interface Replacement {
  row: string;
  stored: string;
  sealed: string;
}

const BATCH = 500;
/** Of `enc:v1:`, eight digits of a key's id and a colon. */
const ENVELOPE_LENGTH = 16;

/**
 * Seals what SQL left in clear text and brings envelopes of previous keys under the current one. Run it at
 * boot and each minute; it may be stopped anywhere, and run in several processes at once, since a value is
 * replaced only if it is still the one that was read.
 * @param options.keepPrevious leaves envelopes of previous keys as they are: a process that was not started anew yet
 * knows no other key
 */
export async function sealClearSecrets(
  sql: Sql,
  sealer: Sealer,
  { keepPrevious = false }: { keepPrevious?: boolean } = {},
): Promise<SweepResult> {
  const result: SweepResult = { sealed: 0, resealed: 0, overtaken: 0, failures: [] };
  const kept = keepPrevious ? sealer.keyIds : sealer.keyIds.slice(0, 1);
  for (const column of secretColumns) {
    let after: string | null = "-9223372036854775808";
    while (after !== null) after = await sweepBatch({ sql, sealer, column, kept, result }, after);
  }
  if (!keepPrevious) await moveCanary(sql, sealer);
  return result;
}

/**
 * Reads one secret and, if SQL left it in clear text, seals it on the way. Whether that could be written doesn't
 * matter to the reader, who would take a genuine event for a forged one: the next sweep does it.
 * @throws {SealingError} `unknown_key`, `tampered` or `malformed`
 */
export async function openStoredSecret(
  { sql, sealer }: { sql: Sql; sealer: Sealer },
  { stored, place }: { stored: string; place: SecretPlace },
): Promise<string> {
  const { clear } = sealer.open(stored, place);
  const column = secretColumns.find((each) => each.table === place.table && each.column === place.column);
  if (!stored.startsWith("enc:") && column !== undefined) {
    const sealed = sealer.seal(clear, place);
    await replace(sql, column, [{ row: place.row, stored, sealed }]).catch(() => undefined);
  }
  return clear;
}

interface Sweep {
  sql: Sql;
  sealer: Sealer;
  column: SecretColumn;
  /** Ids of the keys whose envelopes stay. */
  kept: readonly string[];
  result: SweepResult;
}

/** The last row seen, or null after the last batch. */
async function sweepBatch(
  { sql, sealer, column, kept, result }: Sweep,
  after: string,
): Promise<string | null> {
  const rows = await sql<{ row: string; stored: string }[]>`
    select ${sql(column.key)}::text as row, ${sql(column.column)} as stored
    from ${sql(column.table)}
    where ${sql(column.key)} > ${after}::bigint
      and ${sql(column.column)} <> ''
      and left(${sql(column.column)}, ${ENVELOPE_LENGTH}) <> all(${kept.map((keyId) => `enc:v1:${keyId}:`)}::text[])
    order by ${sql(column.key)}
    limit ${BATCH}`;
  const replacements: Replacement[] = [];
  for (const { row, stored } of rows) {
    const place = placeIn(column, row);
    try {
      const { clear } = sealer.open(stored, place);
      replacements.push({ row, stored, sealed: sealer.seal(clear, place) });
    } catch (error) {
      if (!(error instanceof SealingError)) throw error;
      result.failures.push({ place, code: error.code });
    }
  }
  const replaced = await replace(sql, column, replacements);
  result.overtaken += replacements.length - replaced.length;
  const sealedNow = replaced.filter((stored) => !stored.startsWith("enc:")).length;
  result.sealed += sealedNow;
  result.resealed += replaced.length - sealedNow;
  return rows.length < BATCH ? null : (rows.at(-1)?.row ?? null);
}

/** Compare and swap, all at once: answers the stored values that were replaced. */
async function replace(sql: Sql, column: SecretColumn, rows: Replacement[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const replaced = await sql<{ stored: string }[]>`
    update ${sql(column.table)} as target
    set ${sql(column.column)} = new.sealed
    from unnest(
      ${rows.map((each) => each.row)}::bigint[],
      ${rows.map((each) => each.stored)}::text[],
      ${rows.map((each) => each.sealed)}::text[]) as new (row, stored, sealed)
    where target.${sql(column.key)} = new.row and target.${sql(column.column)} = new.stored
    returning new.stored`;
  return replaced.map((each) => each.stored);
}

/** The canary follows the secrets, so that a previous key is asked for until the last of them has moved. */
async function moveCanary(sql: Sql, sealer: Sealer): Promise<void> {
  const [canary] = await sql<
    { value: string }[]
  >`select value from installation where name = ${canaryPlace.row}`;
  const former = sealer.keyIds.slice(1).find((keyId) => canary?.value.startsWith(`enc:v1:${keyId}:`));
  if (canary === undefined || former === undefined) return;
  const { clear } = sealer.open(canary.value, canaryPlace);
  for (const column of secretColumns) {
    const [left] = await sql`
      select 1 from ${sql(column.table)} where starts_with(${sql(column.column)}, ${`enc:v1:${former}:`}) limit 1`;
    if (left !== undefined) return;
  }
  await sql`
    update installation set value = ${sealer.seal(clear, canaryPlace)}, updated_at = now()
    where name = ${canaryPlace.row} and value = ${canary.value}`;
}

function placeIn({ table, column }: SecretColumn, row: string): SecretPlace {
  // The register pairs tables with their columns; the type system loses that on the way.
  return { table, column, row } as SecretPlace;
}
