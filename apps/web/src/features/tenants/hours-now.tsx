import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { QueryFailure } from "#components/states.tsx";
import { moment } from "#lib/format/time.ts";
import { useTRPC } from "#lib/trpc.ts";
import { useNow } from "#lib/use-now.ts";
import { areHours, type DraftHours, hoursOf } from "./hours.ts";
import { problemOfDay, type SpecialDayDraft, specialDaysOf } from "./special-days.ts";

interface HoursNowProps {
  tenantId: string;
  timezone: string;
  hours: DraftHours;
  special: SpecialDayDraft[];
}

/** "Ahora: cerrado, abre el lunes a las 9": what the product itself goes by, for what is in the form. */
export function HoursNow(props: HoursNowProps) {
  const t = useTranslations("tenants.hoursNow");
  const locale = useLocale();
  const now = useNow();
  const trpc = useTRPC();
  const valid = areHours(props.hours) && props.special.every((day) => problemOfDay(day) === null);
  const draft = valid
    ? { openingHours: hoursOf(props.hours), specialDays: specialDaysOf(props.special) }
    : {};
  const look = useQuery({
    ...trpc.tenants.hours.queryOptions({ tenantId: props.tenantId, ...draft }),
    enabled: valid,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const at = (instant: string) => moment(instant, { locale, now, timeZone: props.timezone });
  const { data } = look;
  let sentence = t("unreadable");
  if (valid && data === undefined) {
    if (look.isError) return <QueryFailure what={t("failed")} query={look} />;
    sentence = "\u00A0";
  }
  if (valid && data) {
    const { open, set, closesAt, opensAt } = data;
    if (open && !set) sentence = t("unknown");
    else if (open) sentence = closesAt === null ? t("always") : t("open", at(closesAt));
    else sentence = opensAt === null ? t("never") : t("closed", at(opensAt));
  }
  const dot =
    valid && data && (data.set || !data.open) ? (data.open ? "bg-ok" : "bg-waiting-fill") : "bg-line";
  return (
    <p
      role="status"
      className="flex items-center gap-2.5 rounded-control bg-sunken px-3 py-2 text-small text-ink"
    >
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${dot}`} />
      {sentence}
    </p>
  );
}
