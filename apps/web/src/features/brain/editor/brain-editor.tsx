import type { BrainField, PromptStatus } from "@platform/contract";
import { LayoutTemplate } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { maxLengths } from "../model/texts.ts";
import { type TextSection, sectionFields } from "../sections.ts";
import { TemplateDialog } from "../templates/template-dialog.tsx";
import type { BrainDraft } from "../use-draft.ts";
import { ClashNote } from "./clash-note.tsx";
import { PromptField } from "./prompt-field.tsx";
import { VariableChips } from "./variable-chips.tsx";
import { Inherited } from "./inherited.tsx";
import { DefaultTemplate } from "./default-template.tsx";

interface BrainEditorProps {
  tenantId: string;
  section: TextSection;
  status: PromptStatus;
  draft: BrainDraft;
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
      {section === "instructions" ? <Inherited tenantId={props.tenantId} base={props.status.base} /> : null}
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
  const hint = useFieldHint(field, { value, status });
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
      <Field label={shared.label} hint={hint}>
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
    return (
      <PromptField
        {...shared}
        hint={hint}
        known={[]}
        charactersPerToken={status.charactersPerToken}
        onChange={change}
      />
    );
  }
  return (
    <PromptField
      {...shared}
      known={status.placeholders}
      charactersPerToken={status.charactersPerToken}
      onChange={change}
      mono
    >
      {(insert) => (
        <>
          {mayEdit ? <VariableChips names={status.placeholders} onInsert={insert} /> : null}
          {mayEdit ? <FromTemplate {...props} value={value} onUse={change} /> : null}
          {value.trim() === "" ? (
            <DefaultTemplate text={status.defaultTemplate} {...(mayEdit ? { onUse: change } : {})} />
          ) : null}
        </>
      )}
    </PromptField>
  );
}

/** Where the store says nothing of its own, what stands in for it. */
function useFieldHint(field: BrainField, { value, status }: { value: string; status: PromptStatus }): string {
  const t = useTranslations("brain");
  if (field === "systemPromptTemplate") return "";
  if (field === "disclosure" && value.trim() === "" && status.base.disclosure !== null)
    return t("inherited.disclosure", { text: status.base.disclosure });
  return t(`hint.${field}`);
}

/** The way to the complete texts of a trade. */
function FromTemplate(props: BrainEditorProps & { value: string; onUse: (text: string) => void }) {
  const t = useTranslations("brain.templates");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className="self-start"
        icon={<LayoutTemplate size={15} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t("open")}
      </Button>
      <TemplateDialog
        tenantId={props.tenantId}
        open={open}
        replaces={props.value.trim() !== ""}
        saved={props.draft.phase === "saved"}
        onClose={() => setOpen(false)}
        onUse={props.onUse}
      />
    </>
  );
}
