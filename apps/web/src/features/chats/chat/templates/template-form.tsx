import type { Chat, Template, TemplateField } from "@platform/contract";
import { ChevronLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { TemplateBubble } from "#components/template-bubble.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { windowState } from "../../model/window.ts";
import { useTemplateDraft } from "./use-templates.ts";
import { lookOf } from "./values.ts";

interface TemplateFormProps {
  chat: Chat;
  template: Template;
  onBack: () => void;
  onSent: () => void;
}

/** One template: its values, what it costs, and the bubble that the customer will see. */
export function TemplateForm({ chat, template, onBack, onSent }: TemplateFormProps) {
  const t = useTranslations("chats.templates");
  const draft = useTemplateDraft(chat, template);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        draft.submit(onSent);
      }}
      className="@container flex min-h-0 flex-1 flex-col"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-3 @lg:flex-row">
        <div className="flex min-w-0 flex-col gap-3 @lg:flex-1">
          <div className="flex items-center gap-2">
            <Button
              look="quiet"
              onClick={onBack}
              className="-ms-2"
              icon={<ChevronLeft size={16} aria-hidden="true" />}
            >
              {t("back")}
            </Button>
            <h3 className="min-w-0 truncate font-mono text-tag text-ink-2">{template.name}</h3>
          </div>
          {template.fields.map((field) => (
            <ValueField
              key={field.id}
              field={field}
              template={template}
              value={draft.values[field.id] ?? ""}
              problem={draft.problems[field.id]}
              onChange={(value) => draft.write(field.id, value)}
            />
          ))}
          {template.fields.length === 0 ? (
            <p className="text-small text-ink-2">{t("nothingToFill")}</p>
          ) : null}
        </div>
        <figure className="flex min-w-0 flex-col gap-1.5 @lg:flex-1" aria-label={t("preview")}>
          <figcaption className="text-tag text-meta">{t("preview")}</figcaption>
          <div className="max-w-85 self-end rounded-bubble rounded-ee-tag bg-human-tint px-3 py-2 text-bubble text-ink">
            <TemplateBubble look={lookOf(template, draft.values)} />
          </div>
        </figure>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line px-3 py-2">
        <Cost chat={chat} template={template} />
        <div className="flex flex-wrap items-center justify-end gap-2">
          <InlineFailure error={draft.send.error} />
          <Button type="submit" look="primary" busy={draft.send.isPending}>
            {draft.send.isError ? t("again") : t("send")}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface ValueFieldProps {
  field: TemplateField;
  template: Template;
  value: string;
  problem: ReturnType<typeof useTemplateDraft>["problems"][string] | undefined;
  onChange: (value: string) => void;
}

function ValueField({ field, template, value, problem, onChange }: ValueFieldProps) {
  const t = useTranslations("chats.templates");
  const [place = "", nth = ""] = field.id.split(".");
  return (
    <Field
      label={label()}
      hint={field.example ? t("example", { example: field.example }) : undefined}
      error={problem ? t(`problem.${problem}`) : null}
    >
      <TextInput
        name={field.id}
        value={value}
        inputMode={field.kind === "link" ? "url" : "text"}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );

  function label(): string {
    switch (field.kind) {
      case "link":
        return t("field.link");
      case "suffix":
        return t("field.suffix", { button: template.buttons[Number(nth)]?.text ?? "" });
      case "code":
        return t("field.code");
      case "text":
        return place === "header" ? t("field.header") : t("field.body", { number: nth });
    }
  }
}

/** WhatsApp's class, and whether it is free just now. */
function Cost(props: { chat: Chat; template: Template }) {
  const t = useTranslations("chats.templates.cost");
  const format = useFormat();
  const open = windowState(props.chat.windowClosesAt, format.now).kind !== "closed";
  const { category } = props.template;
  const free = category === "utility" && open;
  return <p className="text-small text-ink-2">{free ? t("utilityFree") : t(category)}</p>;
}
