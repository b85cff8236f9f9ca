import { resetLinkInput, resetLinkResult } from "@platform/contract";
import { writeAudit } from "../../domain/audit/writeAudit.ts";
import { notFound } from "../../domain/errors.ts";
import { admittingProcedure } from "../trpc.ts";

/** For people whom no mail reaches. A store's owner can't: the account may be in other stores too. */
export const resetLink = admittingProcedure
  .input(resetLinkInput)
  .output(resetLinkResult)
  .mutation(async ({ ctx: { deps, access }, input: { userId } }) => {
    const sql = deps.db.system;
    const known = await sql`select 1 from auth.users where id = ${userId} and role = 'member'`;
    if (known.length === 0) throw notFound("Person");
    const { link, expiresAt } = await deps.auth.makeResetLink(userId);
    await writeAudit(sql, access.actor, { tenantId: null, action: "person.reset_link", target: userId });
    return { link, expiresAt: expiresAt.toISOString() };
  });
