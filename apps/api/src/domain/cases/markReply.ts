import type { caseMarkInput, TestCase } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { authorOf, writeAudit } from "../audit/writeAudit.ts";
import { AppError } from "../errors.ts";
import { readCase } from "./readCases.ts";

/** Keeps a reply of the bot's as a test case. Marked again, it is the same case with the newer words. */
export async function markReply(access: Access, input: z.infer<typeof caseMarkInput>): Promise<TestCase> {
  const { messageId, reason, expected, mustSay, mustNotSay } = input;
  const tenant = await access.tenantOf("chat_messages", messageId, "answer");
  const { tenantId } = tenant;
  return tenant.run(async ({ sql }) => {
    const said = {
      reason,
      expected: expected === "" ? null : expected,
      must_say: mustSay,
      must_not_say: mustNotSay,
      state: "open",
      author_id: authorOf(access.actor),
      author_name: access.actor.name,
    };
    const [made] = await sql<{ id: string }[]>`
      insert into test_cases ${sql({ tenant_id: tenantId, ...(await turnOf(sql, messageId)), ...said })}
      on conflict (turn_id) do update set ${sql(said)} returning id`;
    const id = made?.id ?? "";
    await writeAudit(sql, access.actor, { tenantId, action: "case.marked", target: id, changes: { reason } });
    return readCase(sql, id);
  });
}

async function turnOf(sql: Sql, bubble: string): Promise<{ conversation_id: string; turn_id: string }> {
  const [row] = await sql<{ conversation_id: string; turn_id: string }[]>`
    select m.conversation_id, m.turn_id from chat_messages m join turns u on u.id = m.turn_id
    where m.id = ${bubble} and m.role = 'assistant'`;
  if (row === undefined) throw new AppError("conflict", "Only a reply of the bot's can be marked as wrong");
  return { conversation_id: row.conversation_id, turn_id: row.turn_id };
}
