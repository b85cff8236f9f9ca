import { useTranslations } from "use-intl";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { Switch } from "#components/switch.tsx";
import { FormSection } from "../form-parts.tsx";
import type { HandoffDraft } from "./draft.ts";

const modes = ["quiet", "other_topics"] as const;

/** What hands over whatever the model does, and what the bot does with a chat that waits at night. */
export function TriggersSection(props: {
  draft: HandoffDraft;
  onChange: (change: Partial<HandoffDraft>) => void;
}) {
  const t = useTranslations("handoff.triggers");
  const { draft, onChange } = props;
  return (
    <FormSection id="triggers" title={t("title")} lead={t("lead")}>
      <Switch
        label={t("onComplaint")}
        hint={t("onComplaintHint")}
        checked={draft.onComplaint}
        onChange={(onComplaint) => onChange({ onComplaint })}
      />
      <Switch
        label={t("onRepeatedFailure")}
        hint={t("onRepeatedFailureHint")}
        checked={draft.onRepeatedFailure}
        onChange={(onRepeatedFailure) => onChange({ onRepeatedFailure })}
      />
      <div className="flex flex-col gap-2">
        <h3 className="text-small font-medium text-ink">{t("whileWaiting")}</h3>
        <ChoiceCards
          label={t("whileWaiting")}
          value={draft.whileWaiting}
          options={modes.map((value) => ({ value, title: t(`${value}.title`), text: t(`${value}.text`) }))}
          onChange={(whileWaiting) => onChange({ whileWaiting })}
        />
      </div>
    </FormSection>
  );
}
