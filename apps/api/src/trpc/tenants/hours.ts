import { attendanceSchema, tenantHoursInput } from "@platform/contract";
import { notFound } from "../../domain/errors.ts";
import { signedInProcedure } from "../trpc.ts";

/** Whether people attend now, by what is saved or by what is about to be: the answer that everything goes by. */
export const hours = signedInProcedure
  .input(tenantHoursInput)
  .output(attendanceSchema)
  .query(({ ctx: { access }, input }) =>
    access.tenant(input.tenantId, "read").run(async ({ sql }) => {
      const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
      const [row] = await sql<{ attendance: unknown }[]>`
        select attendance(
          case when ${input.openingHours !== undefined} then ${json(input.openingHours)}::text::jsonb else t.opening_hours end,
          coalesce(${json(input.specialDays)}::text::jsonb, t.special_days),
          coalesce(${input.timezone ?? null}::text, t.timezone), now()) as attendance
        from tenants t where t.id = ${input.tenantId}`;
      if (row === undefined) throw notFound("Tenant");
      return attendanceSchema.parse(row.attendance);
    }),
  );
