import type { Numbers } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";

type Question = Numbers["questions"][number];

/** What customers asked most and nobody has answered yet, with the chats that asked; it is answered in the brain. */
export function QuestionList({ tenantId, questions }: { tenantId: string; questions: Question[] }) {
  const t = useTranslations("numbers");
  const mayAnswer = useSession().tenants.some(({ id, role }) => id === tenantId && role === "owner");
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-small font-semibold text-ink">{t("questions")}</h2>
        {questions.length === 0 ? null : (
          <Link
            to="/admin/tenants/$tenantId/brain"
            params={{ tenantId }}
            search={{ section: "questions" }}
            className="touch-target inline-flex min-h-6 items-center text-small text-link underline underline-offset-3"
          >
            {mayAnswer ? t("answer") : t("seeQuestions")}
          </Link>
        )}
      </header>
      {questions.length === 0 ? (
        <p className="rounded-card border border-line bg-surface px-4 py-6 text-small text-ink-2">
          {t("noQuestions")}
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {questions.map((question) => (
            <QuestionRow key={question.question} {...question} />
          ))}
        </ul>
      )}
    </section>
  );
}

function QuestionRow({ question, count, chats, asked }: Question) {
  const t = useTranslations("numbers");
  const format = useFormat();
  const once = new Map(asked.map((each) => [each.conversationId, each]));
  return (
    <li className="flex flex-col gap-1 px-3 py-2.5 text-small desk:px-4">
      <p className="flex items-baseline justify-between gap-4">
        <span className="min-w-0 text-ink">{question}</span>
        <span className="shrink-0 text-tag whitespace-nowrap text-meta">{t("asked", { count, chats })}</span>
      </p>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {[...once.values()].map(({ conversationId, customer, at }) => (
          <Link
            key={conversationId}
            to="/chats/$conversationId"
            params={{ conversationId }}
            className="touch-target inline-flex min-h-6 items-center text-ink-2 underline decoration-line underline-offset-3 hover:decoration-ink"
          >
            {t("askedBy", { customer: customer ?? t("someone"), when: format.relative(at) })}
          </Link>
        ))}
      </p>
    </li>
  );
}
