import { z } from "zod";

/**
 * A backup is a folder: `tables/<schema>.<table>.copy.gz`, `media/<key>` and, written last of all, the manifest. Without
 * that it is none.
 */
export const MANIFEST = "manifest.json";

const tableOfBackup = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number(),
  sha256: z.string(),
});
export type TableOfBackup = z.infer<typeof tableOfBackup>;

const fileOfBackup = z.object({ key: z.string(), bytes: z.number(), sha256: z.string() });
export type FileOfBackup = z.infer<typeof fileOfBackup>;

export const manifestSchema = z.object({
  format: z.literal(1),
  at: z.string(),
  postgres: z.string(),
  /** The last migration that the database had seen. */
  migration: z.number(),
  tables: z.array(tableOfBackup),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string() })),
  media: z.array(fileOfBackup),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A backup that can't be made or brought back, and what to do. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

export const fileOf = ({ schema, name }: { schema: string; name: string }): string =>
  `tables/${schema}.${name}.copy.gz`;

/** Hints to screens, under numbers of one server's transactions: of no use anywhere else. */
export const FLEETING = ["public.live_events"];
