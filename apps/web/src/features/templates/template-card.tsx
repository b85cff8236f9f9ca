import type { Template } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Tag } from "#components/tag.tsx";
import { TemplateBubble } from "#components/template-bubble.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { StateTag } from "./template-tags.tsx";

/** One template: what it is, what it says, and what to do where it can't be sent. */
export function TemplateCard({ template }: { template: Template }) {
  const t = useTranslations("templates");
  const format = useFormat();
  const { name, language, category, quality, state } = template;
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 desk:flex-row desk:items-start desk:gap-6">
      <div className="flex min-w-0 flex-col gap-2 desk:flex-1">
        <h2 className="font-mono text-small font-medium break-all text-ink">{name}</h2>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StateTag state={state} />
          <span className="text-tag text-ink-2">{t(`category.${category}`)}</span>
          <span className="text-tag text-meta">{format.language(language)}</span>
          {quality ? (
            <Tag tone={quality === "red" ? "danger" : "plain"}>{t(`quality.${quality}`)}</Tag>
          ) : null}
        </p>
        <Explanation template={template} />
      </div>
      <div className="w-full max-w-85 shrink-0 rounded-bubble rounded-ee-tag bg-human-tint px-3 py-2 text-small text-ink desk:w-85">
        <TemplateBubble look={template} />
      </div>
    </li>
  );
}

const explained = [
  "flagged",
  "pending",
  "rejected",
  "paused",
  "disabled",
  "archived",
  "in_appeal",
  "other",
] as const;

/** Why it can't be sent, or soon no more, and the mend. */
function Explanation({ template }: { template: Template }) {
  const t = useTranslations("templates");
  const { state, reason, disableDate, unsupported } = template;
  const known = explained.find((each) => each === state);
  if (known === undefined)
    return unsupported ? <p className="text-small text-ink-2">{t(`unsupported.${unsupported}`)}</p> : null;
  return (
    <div className="flex flex-col gap-1 text-small text-ink-2">
      <p>{t(`explain.${known}`)}</p>
      {state === "rejected" && reason ? <p>{t("reason", { reason: reasonInWords(reason) })}</p> : null}
      {state === "flagged" && disableDate ? <p>{t("disableDate", { date: disableDate })}</p> : null}
    </div>
  );

  function reasonInWords(word: string): string {
    const named = reasons.find((each) => each === word);
    return named ? t(`reasons.${named}`) : word;
  }
}

const reasons = [
  "ABUSIVE_CONTENT",
  "INVALID_FORMAT",
  "PROMOTIONAL",
  "TAG_CONTENT_MISMATCH",
  "INCORRECT_CATEGORY",
  "SCAM",
] as const;
