import type { promptGetInput, promptTextSchema } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";
import { diffBrains } from "./diffBrains.ts";
import { brainWarnings } from "./brainWarnings.ts";
import { readDraft, readVersion, type VersionRow } from "./promptRow.ts";

type Input = z.infer<typeof promptGetInput>;
type Text = Pick<VersionRow, "brain"> & { version: VersionRow["version"] | null };

/** One version or the draft with its texts, and what changed since another. */
export async function getPrompt(access: Access, input: Input): Promise<z.infer<typeof promptTextSchema>> {
  const { tenantId, version, against } = input;
  const [text, older, warnings] = await access
    .tenant(tenantId, "read")
    .run(async ({ sql }) =>
      Promise.all([
        readText(sql, { tenantId, ref: version }),
        against === undefined ? null : readText(sql, { tenantId, ref: against }),
        brainWarnings(sql, tenantId),
      ]),
    );
  return {
    ...text,
    ...warnings(text.brain),
    diff: older === null ? null : diffBrains(older.brain, text.brain),
  };
}

async function readText(
  sql: Sql,
  { tenantId, ref }: { tenantId: string; ref: Input["version"] },
): Promise<Text> {
  if (ref === "live") return readVersion(sql, { tenantId });
  if (ref !== "draft") return readVersion(sql, { tenantId, number: ref });
  const draft = await readDraft(sql, tenantId);
  if (draft === null) throw notFound("Draft");
  return { version: null, brain: draft.brain };
}
