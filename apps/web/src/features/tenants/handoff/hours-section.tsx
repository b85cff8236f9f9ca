import { useTranslations } from "use-intl";
import { Field, TextInput } from "#components/field.tsx";
import { Switch } from "#components/switch.tsx";
import { FormSection } from "../form-parts.tsx";
import { HoursEditor } from "../hours-editor.tsx";
import { HoursNow } from "../hours-now.tsx";
import { SpecialDaysEditor } from "../special-days-editor.tsx";
import { areIdleMinutes, type HoursDraft } from "./hours-draft.ts";

interface HoursSectionProps {
  tenantId: string;
  timezone: string;
  draft: HoursDraft;
  showProblems: boolean;
  onChange: (change: Partial<HoursDraft>) => void;
}

/** When people attend: what customers are told at night, when alerts climb, and when chats go back to the bot. */
export function HoursSection(props: HoursSectionProps) {
  const t = useTranslations("handoff.hours");
  const { draft, onChange, showProblems, tenantId, timezone } = props;
  return (
    <FormSection id="hours" title={t("title")} lead={t("lead")}>
      <HoursNow tenantId={tenantId} timezone={timezone} hours={draft.hours} special={draft.special} />
      <HoursEditor
        hours={draft.hours}
        timezone={timezone}
        problem={showProblems ? t("problem") : null}
        onChange={(hours) => onChange({ hours })}
      />
      <SpecialDaysEditor
        days={draft.special}
        showProblems={showProblems}
        onChange={(special) => onChange({ special })}
      />
      <Switch
        label={t("returnAtClosing")}
        hint={t("returnAtClosingHint")}
        checked={draft.returnAtClosing}
        onChange={(returnAtClosing) => onChange({ returnAtClosing })}
      />
      <Field
        label={t("returnIdle")}
        hint={t("returnIdleHint")}
        error={showProblems && !areIdleMinutes(draft.returnIdleMinutes) ? t("returnIdleProblem") : null}
        className="max-w-92"
      >
        <TextInput
          name="returnIdleMinutes"
          inputMode="numeric"
          value={draft.returnIdleMinutes}
          onChange={(event) => onChange({ returnIdleMinutes: event.target.value })}
        />
      </Field>
    </FormSection>
  );
}
