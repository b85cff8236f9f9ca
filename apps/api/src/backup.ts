import { join, resolve } from "node:path";
import { BackupError } from "./backup/format.ts";
import { overDatabase } from "./backup/overDatabase.ts";
import { writeBackup } from "./backup/writeBackup.ts";
import { openMediaStorage } from "./media/index.ts";
import { runCommand } from "./runCommand.ts";

/** `npm run backup -- <folder>`; without one, `backups/<time>` beside the other data. */
await runCommand(() =>
  overDatabase(async (config, dsn) => {
    const [target] = process.argv.slice(2);
    if (target?.startsWith("-") === true)
      throw new BackupError(`${target} is no folder.`, "For example: npm run backup -- /mnt/backups/monday");
    const time = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    const folder = target === undefined ? join(config.dataDir, "backups", time) : resolve(target);
    const { tables, media } = await writeBackup({ dsn, storage: await openMediaStorage(config), folder });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return `${rows} rows of ${tables.length} tables and ${media.length} files are in ${folder}.\nThe ENCRYPTION_KEY is not: keep it elsewhere.`;
  }),
);
