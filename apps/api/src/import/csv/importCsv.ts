import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import type { Sql } from "@platform/db";
import { CsvError, parse } from "csv-parse";
import { createReport, type Report } from "../report.ts";
import { writeMessages } from "../writeMessages.ts";
import { readLine, refuseColumns, type HistoryLine } from "./readHistory.ts";

const BATCH = 500;
const SHOWN = 100;
const WHAT = "Mensajes";
const UNREADABLE = {
  what: "Líneas",
  why: "no se pudieron leer",
  fix: "corregí esas líneas y volvé a importar el mismo archivo: lo que ya vino no se repite",
};

interface CsvRecord {
  record: Record<string, string>;
  /** `error` where the line has not as many columns as the first. */
  info: { lines: number; error?: Error };
}

/**
 * Brings a file of history into one store, a batch of lines at a time. Can be run again: a message that is here already
 * stays as it is. A line that can't be read is named and passed over. Nothing of it is ever answered.
 * @returns what it did, and whether every line could be read
 * @throws {Error} with what to do, where the file is no such file or the store is missing
 */
export async function importCsv(input: {
  sql: Sql;
  file: string;
  tenantId: string;
  dryRun: boolean;
}): Promise<{ report: Report; whole: boolean }> {
  const { sql, file, tenantId, dryRun } = input;
  const report = createReport({ dryRun });
  if (!/^\d{1,18}$/.test(tenantId) || (await sql`select 1 from tenants where id = ${tenantId}`).length === 0)
    throw new Error(
      `No hay una tienda con el número ${tenantId}. El número está en la dirección de su configuración.`,
    );
  let batch: HistoryLine[] = [];
  let wrong = 0;
  const store = async (): Promise<void> => {
    const came = dryRun ? await countNew(sql, batch) : await writeLines(sql, { tenantId, lines: batch });
    report.came(WHAT, came);
    if (came < batch.length) report.known(WHAT, batch.length - came);
    batch = [];
  };
  const delimiter = await delimiterOf(file);
  try {
    for await (const { record, info } of recordsOf(createReadStream(file), delimiter)) {
      const line =
        info.error === undefined
          ? readLine(record, tenantId)
          : ["no tiene tantas columnas como la primera; un texto con comas o punto y coma va entre comillas"];
      if (Array.isArray(line)) {
        wrong += 1;
        report.left(UNREADABLE);
        if (wrong <= SHOWN) report.note(`línea ${info.lines}: ${line.join("; ")}`);
      } else if (batch.push(line) === BATCH) await store();
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(
      `El archivo no se puede leer: ${error.message}. Lo anterior a esa línea ya está; corregilo y volvé a importar.`,
      { cause: error },
    );
  }
  await store();
  if (wrong > SHOWN) report.note(`y ${wrong - SHOWN} líneas más con errores`);
  return { report, whole: wrong === 0 };
}

/** What can't be read of the source fails here, where somebody waits for it. */
export function recordsOf(source: Readable, delimiter: "," | ";"): AsyncIterable<CsvRecord> {
  const parser = parse({
    bom: true,
    info: true,
    delimiter,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: 1_000_000,
    columns: columnsOf,
  });
  // Whoever reads is told of its errors by the last stream.
  pipeline(source, parser, () => undefined);
  return parser as AsyncIterable<CsvRecord>;
}

/** Spreadsheets in Spanish write semicolons; the first line tells, as its names hold neither. */
async function delimiterOf(file: string): Promise<"," | ";"> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1_024), 0, 1_024, 0);
    const [names = ""] = buffer.toString("utf8", 0, bytesRead).split(/\r?\n/);
    return names.includes(";") ? ";" : ",";
  } finally {
    await handle.close();
  }
}

function columnsOf(names: string[]): string[] {
  const plain = names.map((name) => name.trim().toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, ""));
  const refusal = refuseColumns(plain);
  if (refusal !== null) throw new Error(`El archivo no sirve: ${refusal}.`);
  return plain;
}

async function writeLines(
  sql: Sql,
  { tenantId, lines }: { tenantId: string; lines: readonly HistoryLine[] },
): Promise<number> {
  if (lines.length === 0) return 0;
  return sql.begin(async (transaction) => {
    const within = transaction as unknown as Sql;
    const chats = await openChats(within, { tenantId, lines });
    return writeMessages(
      within,
      lines.flatMap(({ id, phone, role, text, sentAt }) => {
        const conversationId = chats.get(phone);
        if (conversationId === undefined) return [];
        const nothing = {
          imageUrl: null,
          media: null,
          wamid: null,
          providerMessageId: null,
          providerStatus: null,
        };
        return [{ ...nothing, id, tenantId, conversationId, role, type: "text", text, sentAt }];
      }),
    );
  });
}

/** The chat of each number: found however the number is spelled, or made. */
async function openChats(
  sql: Sql,
  { tenantId, lines }: { tenantId: string; lines: readonly HistoryLine[] },
): Promise<Map<string, string>> {
  const people = new Map<string, { phone: string; name: string | null; at: string }>();
  for (const { phone, name, sentAt } of lines) {
    const known = people.get(phone);
    people.set(phone, { phone, name: name ?? known?.name ?? null, at: known?.at ?? sentAt });
  }
  const items = sql`
    jsonb_to_recordset(${JSON.stringify([...people.values()])}::text::jsonb) as i(phone text, name text, at timestamptz)`;
  await sql`
    insert into chat_conversations (tenant_id, external_user_id, contact_phone, display_name, created_at)
    select ${tenantId}, i.phone, '+' || i.phone, i.name, i.at from ${items} order by i.phone
    on conflict do nothing`;
  await sql`
    update chat_conversations c set display_name = i.name from ${items}
    where i.name is not null and c.display_name is null
      and c.contact_key = contact_key(i.phone) and c.tenant_id = ${tenantId} and c.channel = 'whatsapp'`;
  const rows = await sql<{ phone: string; id: string }[]>`
    select i.phone, c.id from ${items}
    join chat_conversations c on c.contact_key = contact_key(i.phone) and c.tenant_id = ${tenantId} and c.channel = 'whatsapp'`;
  return new Map(rows.map(({ phone, id }) => [phone, id]));
}

async function countNew(sql: Sql, lines: readonly HistoryLine[]): Promise<number> {
  const ids = [...new Set(lines.map(({ id }) => id))];
  const [row] = await sql<{ known: string }[]>`
    select count(*) as known from chat_messages where id = any(${ids}::uuid[])`;
  return ids.length - Number(row?.known ?? 0);
}
