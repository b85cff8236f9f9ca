import type { BaseField, BaseStatus } from "@platform/contract";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { ClashNote } from "#features/brain/editor/clash-note.tsx";
import { PromptField } from "#features/brain/editor/prompt-field.tsx";
import { VariableChips } from "#features/brain/editor/variable-chips.tsx";
import { LONGEST_PHRASE, MOST_PHRASES, phraseProblem } from "./base-texts.ts";
import type { BaseDraftEditor } from "./use-base-draft.ts";

interface BaseFieldsProps {
  status: BaseStatus;
  draft: BaseDraftEditor;
}

/** The three texts that all stores have in common. */
export function BaseFields(props: BaseFieldsProps) {
  const t = useTranslations("base");
  const tField = useTranslations("brain.field");
  const { status, draft } = props;
  const problem = phraseProblem(draft.mine.forbiddenPhrases);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-6">
      <p className="text-small text-ink-2">{t("lead")}</p>
      <Text {...props} field="prompt">
        <PromptField
          label={tField("prompt")}
          hint={t("hint.prompt")}
          value={draft.mine.prompt}
          maxLength={6_000}
          disabled={false}
          known={status.placeholders}
          charactersPerToken={status.charactersPerToken}
          mono
          onChange={(prompt) => draft.change({ prompt })}
        >
          {(insert) => <VariableChips names={status.placeholders} onInsert={insert} />}
        </PromptField>
      </Text>
      <Text {...props} field="forbiddenPhrases">
        <Field
          label={tField("forbiddenPhrases")}
          hint={t("hint.forbiddenPhrases")}
          error={
            problem === null
              ? null
              : problem.kind === "many"
                ? t("problem.many", { most: MOST_PHRASES })
                : t("problem.long", { phrase: problem.phrase, most: LONGEST_PHRASE })
          }
        >
          <TextArea
            name="base-forbidden"
            rows={4}
            value={draft.mine.forbiddenPhrases}
            onChange={(event) => draft.change({ forbiddenPhrases: event.target.value })}
          />
        </Field>
      </Text>
      <Text {...props} field="disclosure">
        <Field label={tField("disclosure")} hint={t("hint.disclosure")}>
          <TextInput
            name="base-disclosure"
            maxLength={400}
            value={draft.mine.disclosure}
            onChange={(event) => draft.change({ disclosure: event.target.value })}
          />
        </Field>
      </Text>
    </section>
  );
}

/** One of them, with what another operator made of it meanwhile. */
function Text({ draft, field, children }: BaseFieldsProps & { field: BaseField; children: ReactNode }) {
  const clash = draft.clashes.find((each) => each.field === field);
  return (
    <div className="flex flex-col gap-2">
      {clash ? <ClashNote clash={clash} onSettle={(keep) => draft.settle(field, keep)} /> : null}
      {children}
    </div>
  );
}
