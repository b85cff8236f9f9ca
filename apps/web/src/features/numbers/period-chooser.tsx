import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { controlClass, Select } from "#components/field.tsx";
import { cx } from "#lib/cx.ts";
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
    <div className="flex flex-wrap items-center gap-2">
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
    <span className="w-40">
      <input
        type="date"
        name={name}
        required
        aria-label={label}
        max={shown?.today ?? undefined}
        defaultValue={search[name] ?? shown?.[name] ?? undefined}
        className={cx(controlClass, "h-9")}
      />
    </span>
  );
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
      {input("from", t("since"))}
      {input("to", t("until"))}
      <Button type="submit">{t("apply")}</Button>
    </form>
  );
}
