import { CalendarRange, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { Switch } from "#components/switch.tsx";
import { Tag } from "#components/tag.tsx";
import { cx } from "#lib/cx.ts";
import {
  fieldsOf,
  isOver,
  periodFields,
  type DraftEntry,
  type FieldSpec,
  type Problems,
  type SectionName,
} from "./sheet-draft.ts";

interface EntryCardProps {
  section: SectionName;
  entry: DraftEntry;
  problems: Problems;
  /** Among those of its section, from one. */
  place: number;
  today: string;
  onChange: (entry: DraftEntry) => void;
  onRemove: () => void;
}

/** One entry of the sheet: its fields, and the days between which it holds where it has any. */
export function EntryCard(props: EntryCardProps) {
  const t = useTranslations("sheet");
  const { section, entry, today } = props;
  const { values } = entry;
  const hasPeriod = values["from"] !== "" || values["until"] !== "";
  const [showsPeriod, setShowsPeriod] = useState(hasPeriod);
  const fields = fieldsOf[section].filter(
    ({ name }) => name !== "combines" || values["discountPercent"] !== "",
  );
  return (
    <li className={cx("rounded-card border border-line bg-paper p-3", isOver(entry, today) && "opacity-75")}>
      <div role="group" aria-label={`${t(`${section}.title`)} ${props.place}`}>
        <div className="grid gap-3 desk:grid-cols-2">
          {fields.map((field) => (
            <EntryField key={field.name} field={field} {...props} />
          ))}
          {showsPeriod
            ? periodFields.map((field) => <EntryField key={field.name} field={field} {...props} />)
            : null}
        </div>
        <div className="mt-2 flex items-center justify-between gap-2">
          <div className="flex min-w-0 items-center gap-2">
            {showsPeriod ? null : (
              <Button
                look="quiet"
                icon={<CalendarRange size={14} aria-hidden="true" />}
                onClick={() => setShowsPeriod(true)}
              >
                {t("addPeriod")}
              </Button>
            )}
            {isOver(entry, today) ? <Tag tone="waiting-text">{t("over")}</Tag> : null}
          </div>
          <IconButton label={t("remove")} onClick={props.onRemove}>
            <Trash2 size={16} aria-hidden="true" />
          </IconButton>
        </div>
      </div>
    </li>
  );
}

function EntryField(props: EntryCardProps & { field: FieldSpec }) {
  const t = useTranslations("sheet");
  const { section, entry, field } = props;
  const { name, kind } = field;
  const value = entry.values[name] ?? "";
  const label = kind === "day" ? t(`period.${name as "from"}`) : t(`${section}.${name}` as "payments.method");
  const hintKey = `${section}.${name}Hint` as "payments.combinesHint";
  const hint = t.has(hintKey) ? t(hintKey) : undefined;
  const set = (typed: string | boolean): void =>
    props.onChange({ ...entry, values: { ...entry.values, [name]: typed } });
  if (typeof value === "boolean")
    return (
      <div className="desk:col-span-2">
        <Switch label={label} checked={value} onChange={set} {...(hint === undefined ? {} : { hint })} />
      </div>
    );
  const problem = props.problems[`${entry.key}.${name}`];
  const common = { name: `${entry.key}.${name}`, value };
  return (
    <Field
      className={cx(field.wide && "desk:col-span-2")}
      label={label}
      hint={hint}
      error={problem === undefined ? null : t(`problem.${problem}`)}
    >
      {kind === "long" ? (
        <TextArea {...common} onChange={(event) => set(event.target.value)} />
      ) : (
        <TextInput
          {...common}
          type={kind === "day" ? "date" : "text"}
          inputMode={kind === "text" || kind === "day" ? undefined : "decimal"}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
}
