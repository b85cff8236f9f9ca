import type { HealthSummary } from "@platform/contract";
import type { Access } from "../access.ts";

/** How many of the reader's stores are in trouble, and the one that is worst off, by the last looks at them. */
export async function summarizeHealth(access: Access): Promise<HealthSummary> {
  const parts = await access.everywhere(undefined, async ({ sql }) => {
    // That a bot is switched off is no trouble, as in the table of stores (`healthOf` in `tenantRow.ts`).
    const [row] = await sql<HealthSummary[]>`
      with troubled as (
        select h.tenant_id, bool_or(h.status = 'fail') as fails
        from health_checks h join tenants t on t.id = h.tenant_id
        where t.is_active and (h.status = 'fail' or (h.status = 'warn' and h.name <> 'bot'))
        group by h.tenant_id)
      select count(*) filter (where fails)::int as failing, count(*) filter (where not fails)::int as warned,
        (select tenant_id::text from troubled order by fails desc, tenant_id limit 1) as worst
      from troubled`;
    return row ?? NOTHING;
  });
  return parts.reduce(together, NOTHING);
}

const NOTHING: HealthSummary = { failing: 0, warned: 0, worst: null };

function together(a: HealthSummary, b: HealthSummary): HealthSummary {
  const [first, second] = a.failing === 0 && b.failing > 0 ? [b, a] : [a, b];
  return {
    failing: a.failing + b.failing,
    warned: a.warned + b.warned,
    worst: first.worst ?? second.worst,
  };
}
