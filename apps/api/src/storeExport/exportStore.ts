import { PassThrough, Readable } from "node:stream";
import type { Database } from "@platform/db";
import { ZipFile } from "yazl";
import type { MediaStorage } from "../media/index.ts";
import { listStoreTables, readTable } from "./readTables.ts";

export interface ExportDeps {
  db: Database;
  media: Pick<MediaStorage, "open">;
}

interface StoredFile {
  id: string;
  key: string;
  name: string | null;
}

const FILES_AT_ONCE = 500;

const README = `Todo lo que esta tienda tiene guardado.

tablas/    una tabla por archivo, una fila por línea, en JSON
archivos/  lo que se mandó y recibió: el id es el de la tabla chat_media
personas.ndjson  quién trabaja en la tienda

Las claves no están: de cada una se ve si está cargada ("set").
Se lee mientras la tienda trabaja: lo que cambia en ese rato puede estar en una tabla y en otra todavía no.
`;

/**
 * Everything of a store as one archive, made while it is being read: nothing of it lies anywhere, and no transaction
 * stays open for a slow reader. It ends with an error where something could not be read, so that half of it is never
 * taken for the whole.
 */
export async function exportStore(deps: ExportDeps, tenantId: string): Promise<Readable> {
  const archive = createArchive();
  archive.add("LEEME.txt", async () => Readable.from([README]));
  for (const table of await listStoreTables(deps.db.system))
    archive.add(`tablas/${table.name}.ndjson`, async () =>
      Readable.from(readTable(deps.db, tenantId, table)),
    );
  archive.add("personas.ndjson", async () => Readable.from(readPeople(deps.db, tenantId)));
  void addFiles(archive, deps, tenantId).then(archive.end, archive.fail);
  return archive.stream;
}

interface Archive {
  stream: Readable;
  /** Opened when its turn comes, and let go when the reader goes away. */
  add(name: string, open: () => Promise<Readable>): void;
  end(): void;
  fail(error: unknown): void;
}

function createArchive(): Archive {
  const zip = new ZipFile();
  const stream = new PassThrough();
  zip.outputStream.pipe(stream);
  let current: Readable | null = null;
  const fail = (error: unknown): void => {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  zip.on("error", fail);
  stream.once("close", () => current?.destroy());
  return {
    stream,
    fail,
    end: () => zip.end(),
    add: (name, open) =>
      zip.addReadStreamLazy(name, (give) => {
        open().then((opened) => {
          current = opened;
          opened.once("error", fail);
          if (stream.destroyed) opened.destroy();
          else give(null, opened);
        }, fail);
      }),
  };
}

/** The list of files in pages. */
async function addFiles(archive: Archive, { db, media }: ExportDeps, tenantId: string): Promise<void> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const files: StoredFile[] = await db.asTenant(
      tenantId,
      ({ sql }) => sql<StoredFile[]>`
        select id, storage_key as key, file_name as name from chat_media
        where tenant_id = ${tenantId} and storage_key is not null and id > ${after} order by id limit ${FILES_AT_ONCE}`,
    );
    // One that is gone from the storage is an empty file: the table names it all the same.
    for (const file of files)
      archive.add(
        `archivos/${file.id}${nameOf(file)}`,
        async () => (await media.open(file.key)) ?? Readable.from([]),
      );
    const last = files.at(-1);
    if (files.length < FILES_AT_ONCE || last === undefined) return;
    after = last.id;
  }
}

/** What a sender called it may hold anything: only what is harmless in a file's name everywhere is kept. */
function nameOf({ name }: StoredFile): string {
  const harmless = (name ?? "")
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "_")
    .replace(/^[._]+/, "");
  return harmless === "" ? "" : `-${harmless.slice(-80)}`;
}

async function* readPeople(db: Database, tenantId: string): AsyncGenerator<string> {
  const people = await db.system`
    select u.name, u.email, m.role, m.created_at as since, m.disabled_at is not null as disabled
    from auth.memberships m join auth.users u on u.id = m.user_id where m.tenant_id = ${tenantId}
    order by m.created_at, u.id`;
  for (const person of people) yield `${JSON.stringify(person)}\n`;
}
