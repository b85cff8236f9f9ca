import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Field, TextInput } from "#components/field.tsx";
import type { DraftField, NumberName, Problem, TenantDraft, TextName } from "./draft.ts";

export interface SectionProps {
  draft: TenantDraft;
  problems: Partial<Record<DraftField, Problem>>;
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

interface DraftInputProps extends SectionProps {
  name: TextName | NumberName;
  optional?: boolean;
  hint?: string;
  type?: "text" | "tel" | "url" | "email";
  inputMode?: "decimal" | "numeric" | "tel";
  placeholder?: string;
}

/** One text field of the draft, with its label, hint and problem from the dictionary. */
export function DraftInput(props: DraftInputProps) {
  const t = useTranslations("tenants");
  const { name, problems } = props;
  const problem = problems[name];
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
      <TextInput
        name={name}
        type={props.type ?? "text"}
        inputMode={props.inputMode}
        placeholder={props.placeholder}
        value={props.draft[name]}
        onChange={(event) => props.onChange({ [name]: event.target.value })}
      />
    </Field>
  );
}

export function TwoColumns(props: { children: ReactNode }) {
  return <div className="grid gap-4 desk:grid-cols-2">{props.children}</div>;
}
