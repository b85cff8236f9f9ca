import type { CannedAnswer } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { Image } from "lucide-react";
import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { QueryFailure } from "#components/states.tsx";
import { SuggestionList } from "../suggest/suggestion-list.tsx";
import type { Suggestions } from "../suggest/use-suggestions.ts";

interface CannedListProps {
  list: Suggestions<CannedAnswer>;
  tenantId: string;
  answers: readonly CannedAnswer[];
  loading: boolean;
  query: ComponentProps<typeof QueryFailure>["query"];
}

/** What a slash in the reply box opens. */
export function CannedList(props: CannedListProps) {
  const t = useTranslations("chats.canned");
  return (
    <SuggestionList
      list={props.list}
      label={t("title")}
      keyOf={({ id }) => id}
      empty={
        props.query.error ? <QueryFailure what={t("failed")} query={props.query} /> : t(emptyText(props))
      }
      foot={<Foot tenantId={props.tenantId} />}
    >
      {(answer) => (
        <span className="flex items-baseline gap-3">
          <span className="shrink-0 font-mono text-tag text-ink">/{answer.shortcut}</span>
          <span className="min-w-0 flex-1 truncate text-small text-ink-2">{answer.body}</span>
          {answer.imageUrl ? (
            <Image size={14} aria-label={t("withPicture")} className="shrink-0 self-center text-meta" />
          ) : null}
        </span>
      )}
    </SuggestionList>
  );
}

function emptyText({ loading, answers }: CannedListProps): "loading" | "empty" | "none" {
  if (loading) return "loading";
  return answers.length === 0 ? "empty" : "none";
}

function Foot(props: { tenantId: string }) {
  const t = useTranslations("chats.canned");
  return (
    <p className="flex items-center justify-between gap-3 border-t border-line px-3 py-1.5 text-tag text-meta">
      <span className="max-desk:hidden">{t("keys")}</span>
      <Link
        to="/admin/tenants/$tenantId/answers"
        params={{ tenantId: props.tenantId }}
        className="touch-target text-link underline"
      >
        {t("manage")}
      </Link>
    </p>
  );
}
