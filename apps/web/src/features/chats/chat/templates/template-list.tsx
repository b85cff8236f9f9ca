import type { Template } from "@platform/contract";
import { Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { controlClass, Select } from "#components/field.tsx";
import { EmptyState } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";

const languageNames = ["es", "pt", "en"] as const;

interface TemplateListProps {
  templates: readonly Template[];
  /** Two letters, or empty for all of them. */
  language: string;
  onLanguage: (language: string) => void;
  query: string;
  onQuery: (query: string) => void;
  onChoose: (template: Template) => void;
  busy: boolean;
  focused: boolean;
}

/** The search and what it finds; what can't be sent from here says why. */
export function TemplateList(props: TemplateListProps) {
  const t = useTranslations("chats.templates");
  const { templates, language, query, focused } = props;
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) search.current?.focus();
  }, [focused]);
  const languages = [...new Set(templates.map((template) => template.language.slice(0, 2)))];
  const shown = templates.filter((template) => language === "" || template.language.startsWith(language));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex gap-2 border-b border-line p-2">
        <label className="relative flex min-w-0 flex-1 items-center">
          <span className="sr-only">{t("search")}</span>
          <Search size={15} aria-hidden="true" className="absolute inset-s-2.5 text-meta" />
          <input
            ref={search}
            type="search"
            value={query}
            maxLength={200}
            onChange={(event) => props.onQuery(event.target.value)}
            placeholder={t("search")}
            className={cx(controlClass, "h-9 ps-8 placeholder:text-meta")}
          />
        </label>
        <div className="w-32 shrink-0">
          <Select
            aria-label={t("language")}
            value={language}
            onChange={(event) => props.onLanguage(event.target.value)}
          >
            <option value="">{t("allLanguages")}</option>
            {[...new Set([...languages, ...(language === "" ? [] : [language])])].map((each) => (
              <option key={each} value={each}>
                {nameOf(each)}
              </option>
            ))}
          </Select>
        </div>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={query === "" ? t("noneInLanguage") : t("nothing", { query })} />
      ) : (
        <ul className="min-h-0 flex-1 overflow-y-auto" aria-busy={props.busy}>
          {shown.map((template) => (
            <TemplateOption key={template.id} template={template} onChoose={() => props.onChoose(template)} />
          ))}
        </ul>
      )}
    </div>
  );

  function nameOf(code: string): string {
    const known = languageNames.find((each) => each === code);
    return known ? t(`languages.${known}`) : code;
  }
}

function TemplateOption(props: { template: Template; onChoose: () => void }) {
  const t = useTranslations("chats.templates");
  const format = useFormat();
  const { name, body, category, language, unsupported } = props.template;
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        disabled={unsupported !== null}
        onClick={props.onChoose}
        className="flex min-h-14 w-full flex-col gap-0.5 px-3 py-2 text-start hover:bg-sunken disabled:opacity-60 disabled:hover:bg-transparent"
      >
        <span className="flex w-full items-baseline justify-between gap-3">
          <span className="min-w-0 truncate text-small font-medium text-ink">
            {name.replaceAll("_", " ")}
          </span>
          <span className="shrink-0 text-tag text-meta">
            {t(`class.${category}`)} · {format.language(language)}
          </span>
        </span>
        <span className="line-clamp-2 text-small text-ink-2">{unsupported ? t("cannot") : body}</span>
      </button>
    </li>
  );
}
