import type { Tenant, TenantUpdateInput } from "@platform/contract";
import { areHours, type DraftHours, draftHoursOf, hoursOf } from "../hours.ts";
import { problemOfDay, type SpecialDayDraft, specialDaysOf, specialDraftsOf } from "../special-days.ts";

/** When people attend, as it is typed. */
export interface HoursDraft {
  hours: DraftHours;
  special: SpecialDayDraft[];
  returnAtClosing: boolean;
  /** Empty: it does not go back for that. */
  returnIdleMinutes: string;
}
type Hours = "openingHours" | "specialDays" | "returnAtClosing" | "returnIdleMinutes";
type StoredHours = Pick<Tenant, Hours>;

export function hoursDraftOf(tenant: StoredHours): HoursDraft {
  return {
    hours: draftHoursOf(tenant.openingHours),
    special: specialDraftsOf(tenant.specialDays),
    returnAtClosing: tenant.returnAtClosing,
    returnIdleMinutes: tenant.returnIdleMinutes?.toString() ?? "",
  };
}

/** What differs from what is saved, as `tenants.update` takes it. */
export function hoursPatchOf(tenant: StoredHours, draft: HoursDraft): Pick<TenantUpdateInput, Hours> {
  const before = hoursDraftOf(tenant);
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  return {
    ...(same(before.hours, draft.hours) ? {} : { openingHours: hoursOf(draft.hours) }),
    ...(same(specialDaysOf(before.special), specialDaysOf(draft.special))
      ? {}
      : { specialDays: specialDaysOf(draft.special) }),
    ...(before.returnAtClosing === draft.returnAtClosing ? {} : { returnAtClosing: draft.returnAtClosing }),
    ...(before.returnIdleMinutes === draft.returnIdleMinutes.trim()
      ? {}
      : {
          returnIdleMinutes: draft.returnIdleMinutes.trim() === "" ? null : Number(draft.returnIdleMinutes),
        }),
  };
}

/** What keeps it from being saved, by the name under which the form finds it. */
export function hoursProblems({
  hours,
  special,
  returnIdleMinutes,
}: HoursDraft): ("openingHours" | "specialDays" | "returnIdleMinutes")[] {
  return [
    ...(areHours(hours) ? [] : (["openingHours"] as const)),
    ...(areIdleMinutes(returnIdleMinutes) ? [] : (["returnIdleMinutes"] as const)),
    ...(special.every((day) => problemOfDay(day) === null) ? [] : (["specialDays"] as const)),
  ];
}

/** As `tenants.update` takes them. */
export function areIdleMinutes(text: string): boolean {
  const minutes = Number(text);
  return text.trim() === "" || (Number.isInteger(minutes) && minutes >= 5 && minutes <= 10_080);
}
