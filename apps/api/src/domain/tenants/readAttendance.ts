import { attendanceSchema, type tenantHoursInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";

type Attendance = z.infer<typeof attendanceSchema>;

/**
 * Whether people attend now, by what is saved or by what is about to be: the answer that everything goes by. Throws
 * `not_found`.
 */
export async function readAttendance(
  access: Access,
  { tenantId, openingHours, specialDays, timezone }: z.infer<typeof tenantHoursInput>,
): Promise<Attendance> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  return access.tenant(tenantId, "read").run(async ({ sql }) => {
    const [row] = await sql<{ attendance: unknown }[]>`
      select attendance(
        case when ${openingHours !== undefined} then ${json(openingHours)}::text::jsonb else t.opening_hours end,
        coalesce(${json(specialDays)}::text::jsonb, t.special_days),
        coalesce(${timezone ?? null}::text, t.timezone), now()) as attendance
      from tenants t where t.id = ${tenantId}`;
    if (row === undefined) throw notFound("Tenant");
    return attendanceSchema.parse(row.attendance);
  });
}
