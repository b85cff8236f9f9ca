import type { PromptVersion } from "@platform/contract";
import type { ISql } from "postgres";
import type { SignedIn } from "../../auth/index.ts";
import { authorOf } from "../audit/writeAudit.ts";

export interface PromptChange {
  origin: PromptVersion["origin"];
  note?: string | null | undefined;
  restoredFrom?: number;
}

/** Says in whose name this transaction changes a store's texts: the trigger that keeps versions writes it down. */
export async function signPromptChange(sql: ISql, actor: SignedIn, change: PromptChange): Promise<void> {
  const { note, ...rest } = change;
  const signed = {
    ...rest,
    author: authorOf(actor),
    authorName: actor.name,
    note: note === "" ? null : note,
  };
  await sql`select set_config('app.prompt_change', ${JSON.stringify(signed)}, true)`;
}
