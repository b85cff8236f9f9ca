import type { Base } from "@platform/agent";
import type { playgroundInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { CustomerContext, StoreContext, TurnBudget } from "../../flow/turn/claim.ts";
import { AppError, notFound } from "../errors.ts";
import { inAgentsWords } from "../prompts/brainWarnings.ts";
import { readDraft } from "../prompts/promptRow.ts";

/** A store and who writes to it, as far as the playground pretends. */
export interface Scene {
  context: StoreContext;
  customer: CustomerContext;
  budget: Pick<TurnBudget, "level">;
  /** Texts in place of the live ones. */
  brain: ReturnType<typeof inAgentsWords>;
  /** What all bots are told in place of what counts now. */
  base: Base | null;
}

interface Row {
  budget: Scene["budget"];
  context: StoreContext;
  base: Base | null;
  /** The test number that is meant, as the store wrote it. */
  phone: string | null;
  phone_key: string | null;
}

export async function readScene(sql: Sql, input: z.infer<typeof playgroundInput>): Promise<Scene> {
  const { tenantId, phone = null, base } = input;
  const baseFor = base && sql`base_for(t, ${base.prompt}, ${base.disclosure}, ${base.forbiddenPhrases})`;
  const [row] = await sql<Row[]>`
    select store_context(t, clock_timestamp()) as context, tenant_budget(t, clock_timestamp()) as budget,
      ${baseFor ?? sql`null`} as base, n.phone, phone_key(n.phone)
    from tenants t left join lateral (
      select number as phone from unnest(t.test_numbers) as number where phone_key(number) = phone_key(${phone}) limit 1
    ) n on true
    where t.id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  if (phone !== null && row.phone === null)
    throw new AppError(
      "invalid_input",
      "phone: only one of the store's test numbers; add it to testNumbers first",
    );
  return {
    context: row.context,
    budget: row.budget,
    // Nobody's key: whoever has no phone has no orders.
    customer: { contactPhone: row.phone, contactKey: row.phone_key ?? "" },
    brain: await brainOf(sql, input),
    base: row.base,
  };
}

async function brainOf(
  sql: Sql,
  { tenantId, draft }: z.infer<typeof playgroundInput>,
): Promise<Scene["brain"]> {
  if (draft === undefined || draft === false) return {};
  if (draft !== true) return inAgentsWords(draft);
  const stored = await readDraft(sql, tenantId);
  if (stored === null)
    throw new AppError("not_found", "This store has no draft; leave draft out to try what is live");
  return inAgentsWords(stored.brain);
}
