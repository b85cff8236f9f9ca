import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, Select, TextInput } from "#components/field.tsx";
import { chosenDays, type NumbersSearch, periodDays } from "./period.ts";

interface PeriodChooserProps {
  search: NumbersSearch;
  shown: { from: string | null; to: string | null; today: string | null } | undefined;
  onChange: (search: NumbersSearch) => void;
}

/** The last days, or two days of one's own. */
export function PeriodChooser(props: PeriodChooserProps) {
  const t = useTranslations("numbers");
  const chosen = chosenDays(props.search);
  const [choosing, setChoosing] = useState(chosen === "custom");
  return (
    <div className="flex flex-wrap items-start gap-2">
      <span className="w-44">
        <Select
          aria-label={t("period")}
          value={choosing ? "custom" : String(chosen)}
          onChange={({ target }) => {
            setChoosing(target.value === "custom");
            if (target.value !== "custom") props.onChange({ days: Number(target.value) });
          }}
        >
          {periodDays.map((days) => (
            <option key={days} value={days}>
              {t("days", { days })}
            </option>
          ))}
          <option value="custom">{t("custom")}</option>
        </Select>
      </span>
      {choosing ? <Dates {...props} /> : null}
    </div>
  );
}

function Dates({ search, shown, onChange }: PeriodChooserProps) {
  const t = useTranslations("numbers");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = ["from", "to"].map((name) => form.get(name)).filter((day) => typeof day === "string");
    const [from, to] = days.toSorted();
    if (from && to) onChange({ from, to });
  };
  const input = (name: "from" | "to", label: string) => (
    <Field label={<span className="sr-only">{label}</span>} className="-mt-1 w-40 max-desk:flex-1">
      <TextInput
        type="date"
        name={name}
        required
        max={shown?.today ?? undefined}
        defaultValue={search[name] ?? shown?.[name] ?? undefined}
      />
    </Field>
  );
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
      {input("from", t("since"))}
      {input("to", t("until"))}
      <Button type="submit" className="min-h-9 max-desk:min-h-11">
        {t("apply")}
      </Button>
    </form>
  );
}
