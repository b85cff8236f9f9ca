import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { SpanInputs } from "./hours-editor.tsx";
import { newSpecialDay, problemOfDay, type SpecialDayDraft } from "./special-days.ts";

interface SpecialDaysEditorProps {
  days: SpecialDayDraft[];
  showProblems: boolean;
  onChange: (days: SpecialDayDraft[]) => void;
}

/** Holidays, days with other hours, vacations. */
export function SpecialDaysEditor(props: SpecialDaysEditorProps) {
  const t = useTranslations("tenants.special");
  const { days, onChange } = props;
  return (
    <fieldset className="rounded-control border border-line p-3 desk:p-4">
      <legend className="px-1 text-small font-medium text-ink">{t("title")}</legend>
      <p className="mb-2 text-tag text-meta">{t("hint")}</p>
      <ul>
        {days.map((day) => (
          <SpecialDayRow
            key={day.key}
            day={day}
            showProblems={props.showProblems}
            onChange={(patch) => onChange(days.map((each) => (each === day ? { ...each, ...patch } : each)))}
            onRemove={() => onChange(days.filter((each) => each !== day))}
          />
        ))}
      </ul>
      <Button look="quiet" onClick={() => onChange([...days, newSpecialDay()])} className="-ms-2">
        <Plus size={14} aria-hidden="true" />
        {t("add")}
      </Button>
    </fieldset>
  );
}

interface SpecialDayRowProps {
  day: SpecialDayDraft;
  showProblems: boolean;
  onChange: (patch: Partial<SpecialDayDraft>) => void;
  onRemove: () => void;
}

function SpecialDayRow({ day, showProblems, onChange, onRemove }: SpecialDayRowProps) {
  const t = useTranslations("tenants.special");
  const problem = showProblems ? problemOfDay(day) : null;
  const called = day.name.trim() || day.from || t("unnamed");
  return (
    <li className="flex flex-col gap-3 border-t border-line py-3 first:border-t-0">
      <div className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 gap-3 desk:grid-cols-[1fr_10rem_10rem]">
          <Field label={t("name")}>
            <TextInput
              value={day.name}
              maxLength={80}
              placeholder={t("namePlaceholder")}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          </Field>
          <Field label={t("from")} error={problem === "dates" ? t("problem.dates") : null}>
            <TextInput
              type="date"
              name={problemOfDay(day) === "dates" ? "specialDays" : undefined}
              value={day.from}
              onChange={(event) => onChange({ from: event.target.value })}
            />
          </Field>
          <Field label={t("until")} hint={t("untilHint")}>
            <TextInput
              type="date"
              value={day.until}
              min={day.from}
              onChange={(event) => onChange({ until: event.target.value })}
            />
          </Field>
        </div>
        <IconButton label={t("remove", { name: called })} onClick={onRemove}>
          <Trash2 size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <SpanInputs
          name="specialDays"
          of={called}
          spans={day.spans}
          problem={problem === "hours" ? t("problem.hours") : null}
          onChange={(spans) => onChange({ spans })}
        />
      </div>
      <Field label={t("message")} hint={t("messageHint")}>
        <TextInput
          value={day.message}
          maxLength={500}
          onChange={(event) => onChange({ message: event.target.value })}
        />
      </Field>
    </li>
  );
}
