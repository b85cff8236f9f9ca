import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Field, TextArea } from "#components/field.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { DraftInput, FormSection, TwoColumns, type SectionProps } from "./form-parts.tsx";
import { promptVariables, unknownVariables } from "./prompt-variables.ts";

/** What the bot is told: its instructions with variables, what the store is, what it should know. */
export function BrainSection(props: SectionProps) {
  const t = useTranslations("tenants");
  const { draft, onChange } = props;
  return (
    <FormSection id="brain" title={t("section.brain")} lead={t("section.brainLead")}>
      <TwoColumns>
        <DraftInput {...props} name="botName" hint={t("hint.botName")} optional />
        <DraftInput {...props} name="disclosure" hint={t("hint.disclosure")} optional />
      </TwoColumns>
      <Instructions {...props} />
      <Field label={t("field.storeDescription")} hint={t("hint.description")}>
        <TextArea
          value={draft.storeDescription}
          maxLength={4_000}
          rows={3}
          onChange={(event) => onChange({ storeDescription: event.target.value })}
        />
      </Field>
      <Field label={t("field.storeCatalogKnowledge")} hint={t("hint.knowledge")}>
        <TextArea
          value={draft.storeCatalogKnowledge}
          maxLength={60_000}
          rows={8}
          onChange={(event) => onChange({ storeCatalogKnowledge: event.target.value })}
        />
      </Field>
    </FormSection>
  );
}

function Instructions(props: SectionProps) {
  const t = useTranslations("tenants");
  const editor = useRef<HTMLDivElement>(null);
  const { draft, onChange } = props;
  const text = draft.systemPromptTemplate;

  function insert(variable: string) {
    const area = editor.current?.querySelector("textarea");
    const [start, end] = area ? [area.selectionStart, area.selectionEnd] : [Infinity, Infinity];
    const added = `{${variable}}`;
    onChange({ systemPromptTemplate: text.slice(0, start) + added + text.slice(end) });
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(start + added.length, start + added.length);
    });
  }

  return (
    <div ref={editor} className="flex flex-col gap-2">
      <Field label={t("field.systemPromptTemplate")} hint={t("hint.prompt")}>
        <TextArea
          value={text}
          maxLength={60_000}
          rows={14}
          spellCheck={false}
          onChange={(event) => onChange({ systemPromptTemplate: event.target.value })}
          className="font-mono text-small!"
        />
      </Field>
      <Variables length={text.length} onInsert={insert} />
      {unknownVariables(text).map((name) => (
        <p key={name} role="status" className="text-small text-waiting">
          {t("unknownVariable", { name: `{${name}}` })}
        </p>
      ))}
    </div>
  );
}

function Variables(props: { length: number; onInsert: (variable: string) => void }) {
  const t = useTranslations("tenants");
  const format = useFormat();
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <span className="text-tag text-meta">{t("insertVariable")}</span>
      {promptVariables.map((variable) => (
        <button
          key={variable}
          type="button"
          onClick={() => props.onInsert(variable)}
          className="touch-target h-6 rounded-tag border border-line bg-paper px-1.5 font-mono text-mini text-ink-2 transition-colors duration-120 hover:border-control hover:text-ink"
        >
          {`{${variable}}`}
        </button>
      ))}
      <span className="ml-auto text-tag text-meta">
        {t("characters", { count: format.number(props.length) })}
      </span>
    </div>
  );
}
