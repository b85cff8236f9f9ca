import type { TestCase } from "@platform/contract";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { readCase } from "./readCases.ts";

/** Somebody has looked: it is mended, or it is wrong again. */
export async function setCaseState(
  access: Access,
  { caseId, state }: { caseId: string; state: TestCase["state"] },
): Promise<TestCase> {
  const tenant = await access.tenantOf("test_cases", caseId, "answer");
  const { tenantId } = tenant;
  return tenant.run(async ({ sql }) => {
    await sql`update test_cases set state = ${state} where id = ${caseId}`;
    await writeAudit(sql, access.actor, { tenantId, action: `case.${state}`, target: caseId });
    return readCase(sql, caseId);
  });
}

/** Nothing is run of it any more. */
export async function removeCase(access: Access, { caseId }: { caseId: string }): Promise<{ id: string }> {
  const tenant = await access.tenantOf("test_cases", caseId, "manage");
  const { tenantId } = tenant;
  return tenant.run(async ({ sql }) => {
    await sql`delete from test_cases where id = ${caseId}`;
    await writeAudit(sql, access.actor, { tenantId, action: "case.removed", target: caseId });
    return { id: caseId };
  });
}
