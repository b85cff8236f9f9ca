import type { Tenant, TenantUpdateInput } from "@platform/contract";
import { areHours, type DraftHours, draftHoursOf, hoursOf } from "../hours.ts";
import { problemOfDay, type SpecialDayDraft, specialDaysOf, specialDraftsOf } from "../special-days.ts";

/** When people attend, as it is typed. */
export interface HoursDraft {
  hours: DraftHours;
  special: SpecialDayDraft[];
  returnAtClosing: boolean;
}
type StoredHours = Pick<Tenant, "openingHours" | "specialDays" | "returnAtClosing">;

export function hoursDraftOf(tenant: StoredHours): HoursDraft {
  return {
    hours: draftHoursOf(tenant.openingHours),
    special: specialDraftsOf(tenant.specialDays),
    returnAtClosing: tenant.returnAtClosing,
  };
}

/** What differs from what is saved, as `tenants.update` takes it. */
export function hoursPatchOf(
  tenant: StoredHours,
  draft: HoursDraft,
): Pick<TenantUpdateInput, "openingHours" | "specialDays" | "returnAtClosing"> {
  const before = hoursDraftOf(tenant);
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  return {
    ...(same(before.hours, draft.hours) ? {} : { openingHours: hoursOf(draft.hours) }),
    ...(same(specialDaysOf(before.special), specialDaysOf(draft.special))
      ? {}
      : { specialDays: specialDaysOf(draft.special) }),
    ...(before.returnAtClosing === draft.returnAtClosing ? {} : { returnAtClosing: draft.returnAtClosing }),
  };
}

/** What keeps it from being saved, by the name under which the form finds it. */
export function hoursProblems({ hours, special }: HoursDraft): ("openingHours" | "specialDays")[] {
  return [
    ...(areHours(hours) ? [] : (["openingHours"] as const)),
    ...(special.every((day) => problemOfDay(day) === null) ? [] : (["specialDays"] as const)),
  ];
}
