import { resolve } from "node:path";
import { BackupError } from "./backup/format.ts";
import { overDatabase } from "./backup/overDatabase.ts";
import { restoreBackup } from "./backup/restoreBackup.ts";
import { openMediaStorage } from "./media/index.ts";
import { readArgument, runCommand } from "./runCommand.ts";

/** `npm run restore -- <folder>`: into the empty database of POSTGRES_DSN. */
await runCommand(async () => {
  const example = "npm run restore -- backups/2026-11-26T03-00-00";
  const folder = readArgument({ example });
  if (folder === undefined) throw new BackupError("Which backup?", `For example: ${example}`);
  return overDatabase(async (config, dsn) => {
    const storage = await openMediaStorage(config);
    const { at, tables, media } = await restoreBackup({ dsn, storage, folder: resolve(folder) });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return `As of ${at}: ${rows} rows of ${tables.length} tables and ${media.length} files are back.\nStart the server with the ENCRYPTION_KEY of then.`;
  });
});
