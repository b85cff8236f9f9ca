import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Field, Select, TextInput } from "#components/field.tsx";
import type { DraftField as FieldName, NumberName, Problem, TenantDraft, TextName } from "./draft.ts";
import type { Choice } from "./places.ts";

export interface SectionProps {
  draft: TenantDraft;
  problems: Partial<Record<FieldName, Problem>>;
  onChange: (patch: Partial<TenantDraft>) => void;
}

export function FormSection(props: { id: string; title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section
      id={props.id}
      aria-labelledby={`${props.id}-title`}
      className="scroll-mt-6 rounded-card border border-line bg-surface p-4 desk:p-6"
    >
      <h2 id={`${props.id}-title`} className="text-title font-semibold text-ink">
        {props.title}
      </h2>
      {props.lead ? <p className="mt-0.5 max-w-140 text-small text-ink-2">{props.lead}</p> : null}
      <div className="mt-4 flex flex-col gap-4">{props.children}</div>
    </section>
  );
}

interface DraftFieldProps extends SectionProps {
  name: TextName | NumberName;
  optional?: boolean;
  hint?: string;
}

interface DraftInputProps extends DraftFieldProps {
  type?: "text" | "tel" | "url" | "email";
  inputMode?: "decimal" | "numeric" | "tel";
  placeholder?: string;
}

/** One text field of the draft, with its label, hint and problem from the dictionary. */
export function DraftInput(props: DraftInputProps) {
  const { name } = props;
  return (
    <DraftField {...props}>
      <TextInput
        name={name}
        type={props.type ?? "text"}
        inputMode={props.inputMode}
        placeholder={props.placeholder}
        value={props.draft[name]}
        onChange={(event) => props.onChange({ [name]: event.target.value })}
      />
    </DraftField>
  );
}

/** One code of the draft, chosen by what it is called. */
export function DraftChoice(props: SectionProps & { name: TextName; choices: readonly Choice[] }) {
  const { name } = props;
  return (
    <DraftField {...props}>
      <Select
        name={name}
        value={props.draft[name]}
        onChange={(event) => props.onChange({ [name]: event.target.value })}
      >
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </DraftField>
  );
}

function DraftField(props: DraftFieldProps & { children: ReactNode }) {
  const t = useTranslations("tenants");
  const { name } = props;
  const problem = props.problems[name];
  return (
    <Field
      label={
        <>
          {t(`field.${name}`)}
          {props.optional ? <span className="font-normal text-meta"> · {t("optional")}</span> : null}
        </>
      }
      hint={props.hint}
      error={problem ? t(`problem.${problem}`) : null}
    >
      {props.children}
    </Field>
  );
}

export function TwoColumns(props: { children: ReactNode }) {
  return <div className="grid gap-4 desk:grid-cols-2">{props.children}</div>;
}
