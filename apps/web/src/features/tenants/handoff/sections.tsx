import type { Handoff } from "@platform/contract";
import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { Switch } from "#components/switch.tsx";
import { FormSection, TwoColumns } from "../form-parts.tsx";
import { SecretField } from "../secret-field.tsx";
import type { HandoffDraft, HandoffField, HandoffProblem } from "./draft.ts";
import { MailTest } from "./mail-test.tsx";
import { SmtpFields } from "./smtp-fields.tsx";
import { TeamTemplate } from "./team-template.tsx";

export interface HandoffSectionProps {
  draft: HandoffDraft;
  problems: Partial<Record<HandoffField, HandoffProblem>>;
  onChange: (change: Partial<HandoffDraft>) => void;
}

type Names =
  | "destinationEmail"
  | "alertPhones"
  | "secondEmail"
  | "secondAfterMinutes"
  | "ownerAfterMinutes"
  | "giveUpAfterMinutes";

function Input(
  props: HandoffSectionProps & { name: Names; hint?: string } & Pick<
      ComponentProps<"input">,
      "type" | "inputMode" | "placeholder"
    >,
) {
  const t = useTranslations("handoff");
  const { name, draft, problems, onChange, hint, type, inputMode, placeholder } = props;
  const problem = problems[name];
  return (
    <Field label={t(`field.${name}`)} hint={hint} error={problem ? t(`problem.${problem}`) : null}>
      <TextInput
        name={name}
        type={type ?? "text"}
        inputMode={inputMode}
        placeholder={placeholder}
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  );
}

/** Who hears of a chat that waits, in the order of escalation. */
export function AlertsSection(props: HandoffSectionProps & { tenantId: string }) {
  const t = useTranslations("handoff");
  return (
    <FormSection id="alerts" title={t("section.alerts")} lead={t("section.alertsLead")}>
      <Switch
        label={t("field.enabled")}
        hint={t("hint.enabled")}
        checked={props.draft.enabled}
        onChange={(enabled) => props.onChange({ enabled })}
      />
      <Switch
        label={t("field.autoAssign")}
        hint={t("hint.autoAssign")}
        checked={props.draft.autoAssign}
        onChange={(autoAssign) => props.onChange({ autoAssign })}
      />
      <Switch
        label={t("field.alertAvailable")}
        hint={t("hint.alertAvailable")}
        checked={props.draft.alertAvailable}
        onChange={(alertAvailable) => props.onChange({ alertAvailable })}
      />
      <Input {...props} name="destinationEmail" type="email" hint={t("hint.destinationEmail")} />
      <TwoColumns>
        <Input {...props} name="secondEmail" type="email" hint={t("hint.secondEmail")} />
        <Input {...props} name="secondAfterMinutes" inputMode="numeric" />
        <Input {...props} name="ownerAfterMinutes" inputMode="numeric" hint={t("hint.ownerAfterMinutes")} />
        <Input {...props} name="giveUpAfterMinutes" inputMode="numeric" hint={t("hint.giveUpAfterMinutes")} />
      </TwoColumns>
      <Input {...props} name="alertPhones" type="tel" hint={t("hint.alertPhones")} />
      {props.draft.alertPhones.trim() === "" ? null : <TeamTemplate tenantId={props.tenantId} />}
    </FormSection>
  );
}

/** The store's own mail server; without one, letters leave over the platform's. */
export function MailSection(props: HandoffSectionProps & { handoff: Handoff; changed: boolean }) {
  const t = useTranslations("handoff");
  const { draft, problems, handoff, onChange } = props;
  return (
    <FormSection id="mail" title={t("section.mail")} lead={t("section.mailLead")}>
      <SmtpFields
        draft={draft}
        portProblem={problems.smtpPort ? t(`problem.${problems.smtpPort}`) : null}
        onChange={onChange}
      >
        <SecretField
          key={`${handoff.updatedAt} ${handoff.smtpPassword.last4}`}
          label={t("field.smtpPassword")}
          hint={t("hint.smtpPassword")}
          state={handoff.smtpPassword}
          value={draft.smtpPassword}
          onChange={(smtpPassword) => onChange({ smtpPassword })}
        />
      </SmtpFields>
      <MailTest tenantId={handoff.tenantId} changed={props.changed} />
    </FormSection>
  );
}

/** What customers hear, and when the bot hands over, in the store's own words. */
export function WordsSection(props: HandoffSectionProps) {
  const t = useTranslations("handoff");
  const { draft, onChange } = props;
  return (
    <FormSection id="words" title={t("section.words")} lead={t("section.wordsLead")}>
      {(["handoffMessage", "giveUpMessage", "handoffInstructions"] as const).map((name) => (
        <Field key={name} label={t(`field.${name}`)} hint={t(`hint.${name}`)}>
          <TextArea
            name={name}
            rows={3}
            maxLength={name === "handoffInstructions" ? 4_000 : 1_000}
            value={draft[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        </Field>
      ))}
    </FormSection>
  );
}
