import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, Select, TextInput } from "#components/field.tsx";
import { QueryFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { auditAreasShown, auditDays, type AuditSearch } from "./search.ts";
import { useEntryWords } from "./use-entry-words.ts";

interface AuditFiltersProps {
  tenantId: string | null;
  search: AuditSearch;
  onSearch: (search: AuditSearch) => void;
}

const names = { 1: "today", 7: "week", 30: "month" } as const;

/** What about, who and when; all of it stands in the address. */
export function AuditFilters({ tenantId, search, onSearch }: AuditFiltersProps) {
  const t = useTranslations("audit");
  const { area: _area, ...anyArea } = search;
  const { days, from, to, ...anyTime } = search;
  const [choosing, setChoosing] = useState(from !== undefined);
  return (
    <div role="group" aria-label={t("areas")} className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <Choice
        label={t("column.what")}
        value={search.area ?? "all"}
        onChange={({ target }) => {
          const area = auditAreasShown.find((known) => known === target.value);
          onSearch({ ...anyArea, ...(area && { area }) });
        }}
      >
        {(["all", ...auditAreasShown] as const).map((value) => (
          <option key={value} value={value}>
            {t(`area.${value}`)}
          </option>
        ))}
      </Choice>
      <Who tenantId={tenantId} search={search} onSearch={onSearch} />
      <Choice
        label={t("period")}
        value={choosing ? "custom" : String(days ?? "all")}
        onChange={({ target }) => {
          setChoosing(target.value === "custom");
          if (target.value === "custom") return;
          const chosen = auditDays.find((known) => String(known) === target.value);
          onSearch({ ...anyTime, ...(chosen && { days: chosen }) });
        }}
      >
        <option value="all">{t("days.all")}</option>
        {auditDays.map((value) => (
          <option key={value} value={value}>
            {t(`days.${names[value]}`)}
          </option>
        ))}
        <option value="custom">{t("days.custom")}</option>
      </Choice>
      {choosing ? (
        <Dates from={from} to={to} onDates={(dates) => onSearch({ ...anyTime, ...dates })} />
      ) : null}
    </div>
  );
}

function Choice({ label, ...rest }: ComponentProps<"select"> & { label: string }) {
  return (
    <Field label={label} className="w-44 max-desk:w-full">
      <Select {...rest} />
    </Field>
  );
}

function Who({ tenantId, search, onSearch }: AuditFiltersProps) {
  const t = useTranslations("audit");
  const words = useEntryWords();
  const query = useQuery(useTRPC().audit.actors.queryOptions({ tenantId }));
  const actors = query.data?.items ?? [];
  const { who, ...anybody } = search;
  if (query.isError)
    return (
      <div className="flex w-64 flex-col gap-1 max-desk:w-full">
        <span className="text-small font-medium text-ink">{t("who")}</span>
        <QueryFailure query={query} />
      </div>
    );
  return (
    <Choice
      label={t("who")}
      value={who ?? ""}
      onChange={({ target }) => onSearch({ ...anybody, ...(target.value && { who: target.value }) })}
    >
      <option value="">{t("anybody")}</option>
      {actors.map((actor) => (
        <option key={actor.id} value={actor.id}>
          {words.who(actor)}
        </option>
      ))}
      {/* Whoever the address names may have changed nothing lately. */}
      {who === undefined || actors.some(({ id }) => id === who) ? null : <option value={who}>{who}</option>}
    </Choice>
  );
}

function Dates(props: {
  from: string | undefined;
  to: string | undefined;
  onDates: (dates: { from: string; to: string }) => void;
}) {
  const t = useTranslations("audit");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = ["from", "to"].map((name) => form.get(name)).filter((day) => typeof day === "string");
    const [from, to] = days.toSorted();
    if (!from || !to) return;
    // Whichever was chosen first: shown is what is asked.
    for (const [name, day] of [
      ["from", from],
      ["to", to],
    ] as const) {
      const input = event.currentTarget.elements.namedItem(name);
      if (input instanceof HTMLInputElement) input.value = day;
    }
    props.onDates({ from, to });
  };
  const input = (name: "from" | "to") => (
    <Field label={t(name)} className="w-40 max-desk:flex-1">
      <TextInput type="date" name={name} required defaultValue={props[name]} />
    </Field>
  );
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2 max-desk:w-full">
      {input("from")}
      {input("to")}
      <Button type="submit" className="min-h-9 max-desk:min-h-11">
        {t("show")}
      </Button>
    </form>
  );
}
