import type { Handoff } from "@platform/contract";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { TwoColumns } from "../form-parts.tsx";

export interface SmtpDraft {
  smtpHost: string;
  smtpPort: string;
  smtpUser: string;
  smtpSecurity: Handoff["smtpSecurity"];
}

interface SmtpFieldsProps {
  draft: SmtpDraft;
  portProblem: string | null;
  onChange: (change: Partial<SmtpDraft>) => void;
  /** The field of the password: what it does with a stored one is its form's. */
  children: ReactNode;
}

const securities = ["STARTTLS", "SSL", "NONE"] as const;

/** A mail server, where a store is brought on and where it is changed later. */
export function SmtpFields({ draft, portProblem, onChange, children }: SmtpFieldsProps) {
  const t = useTranslations("handoff");
  return (
    <>
      <TwoColumns>
        <Field label={t("field.smtpHost")}>
          <TextInput
            name="smtpHost"
            placeholder="smtp.gmail.com"
            value={draft.smtpHost}
            onChange={({ target }) => onChange({ smtpHost: target.value })}
          />
        </Field>
        <Field label={t("field.smtpPort")} hint={t("hint.smtpPort")} error={portProblem}>
          <TextInput
            name="smtpPort"
            inputMode="numeric"
            value={draft.smtpPort}
            onChange={({ target }) => onChange({ smtpPort: target.value })}
          />
        </Field>
        <Field label={t("field.smtpUser")}>
          <TextInput
            name="smtpUser"
            autoComplete="off"
            value={draft.smtpUser}
            onChange={({ target }) => onChange({ smtpUser: target.value })}
          />
        </Field>
        {children}
      </TwoColumns>
      <ChoiceCards
        label={t("field.smtpSecurity")}
        value={draft.smtpSecurity}
        options={securities.map((value) => ({
          value,
          title: t(`security.${value}.title`),
          text: t(`security.${value}.text`),
        }))}
        onChange={(smtpSecurity) => onChange({ smtpSecurity })}
      />
    </>
  );
}
