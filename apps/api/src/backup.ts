import { join, resolve } from "node:path";
import { overDatabase } from "./backup/overDatabase.ts";
import { writeBackup } from "./backup/writeBackup.ts";
import { openMediaStorage } from "./media/index.ts";
import { readArgument, runCommand } from "./runCommand.ts";

/** `npm run backup -- <folder>`; without one, `backups/<time>` beside the other data. */
await runCommand(async () => {
  const target = readArgument({ example: "npm run backup -- /mnt/backups/monday" });
  return overDatabase(async (config, dsn) => {
    const time = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    const folder = target === undefined ? join(config.dataDir, "backups", time) : resolve(target);
    const { tables, media } = await writeBackup({ dsn, storage: await openMediaStorage(config), folder });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return `${rows} rows of ${tables.length} tables and ${media.length} files are in ${folder}.\nThe ENCRYPTION_KEY is not: keep it elsewhere.`;
  });
});
