import type { BrainField, PromptStatus } from "@platform/contract";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Field, TextInput } from "#components/field.tsx";
import { maxLengths } from "../model/texts.ts";
import { type BrainSection, sectionFields } from "../sections.ts";
import type { DraftEditor } from "../use-draft.ts";
import { ClashNote } from "./clash-note.tsx";
import { PromptField } from "./prompt-field.tsx";
import { VariableChips } from "./variable-chips.tsx";
import { DefaultTemplate } from "./default-template.tsx";

interface BrainEditorProps {
  section: Exclude<BrainSection, "versions">;
  status: PromptStatus;
  draft: DraftEditor;
  mayEdit: boolean;
}

/** One part of the bot's texts. */
export function BrainEditor(props: BrainEditorProps) {
  const t = useTranslations("brain");
  const { section, draft } = props;
  return (
    <section aria-labelledby="brain-section" className="mx-auto flex max-w-200 flex-col gap-5 p-4 desk:p-6">
      <header>
        <h2 id="brain-section" className="text-title font-semibold text-ink">
          {t(`section.${section}`)}
        </h2>
        <p className="mt-0.5 text-small text-ink-2">{t(`lead.${section}`)}</p>
      </header>
      {sectionFields[section].map((field) => (
        <div key={field} className="flex flex-col gap-2">
          {draft.clashes
            .filter((clash) => clash.field === field)
            .map((clash) => (
              <ClashNote key={clash.field} clash={clash} onSettle={(keep) => draft.settle(field, keep)} />
            ))}
          <TextOf {...props} field={field} />
        </div>
      ))}
    </section>
  );
}

function TextOf(props: BrainEditorProps & { field: BrainField }): ReactNode {
  const t = useTranslations("brain");
  const { field, draft, status, mayEdit } = props;
  const value = draft.mine[field];
  const change = (text: string) => draft.change({ [field]: text });
  const quiet = sectionFields[props.section].length === 1;
  const shared = {
    label: t(`field.${field}`),
    quiet,
    value,
    maxLength: maxLengths[field],
    disabled: !mayEdit,
  };
  if (field === "botName") {
    return (
      <Field label={shared.label} hint={t("hint.botName")}>
        <TextInput
          value={value}
          maxLength={shared.maxLength}
          disabled={!mayEdit}
          onChange={(event) => change(event.target.value)}
          className="max-w-80"
        />
      </Field>
    );
  }
  if (field !== "systemPromptTemplate") {
    return <PromptField {...shared} hint={t(`hint.${field}`)} known={[]} onChange={change} />;
  }
  return (
    <PromptField {...shared} known={status.placeholders} onChange={change} mono>
      {(insert) => (
        <>
          {mayEdit ? <VariableChips names={status.placeholders} onInsert={insert} /> : null}
          {value.trim() === "" ? (
            <DefaultTemplate text={status.defaultTemplate} {...(mayEdit ? { onUse: change } : {})} />
          ) : null}
        </>
      )}
    </PromptField>
  );
}
