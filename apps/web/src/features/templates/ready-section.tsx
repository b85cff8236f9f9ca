import type { ReadyKind, ReadyLanguage, TemplateStatus } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Alert, InlineFailure } from "#components/states.tsx";
import { TemplateBubble } from "#components/template-bubble.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { StateTag } from "./template-tags.tsx";

const languages = ["es_AR", "pt_BR"] as const;

interface ReadySectionProps {
  tenantId: string;
  status: TemplateStatus;
  maySubmit: boolean;
  /** Portuguese first where that is the reader's language. */
  language: ReadyLanguage;
}

/** Texts of ours that a store can hand in as they stand, and where each is at WhatsApp. */
export function ReadySection(props: ReadySectionProps) {
  const t = useTranslations("templates.ready");
  const [language, setLanguage] = useState(props.language);
  const shown = props.status.ready.filter((each) => each.language === language);
  return (
    <section
      aria-labelledby="ready-title"
      className="rounded-card border border-line bg-surface p-4 desk:p-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 id="ready-title" className="text-title font-semibold text-ink">
            {t("title")}
          </h2>
          <p className="mt-0.5 max-w-140 text-small text-ink-2">{t("lead")}</p>
        </div>
        <div role="group" aria-label={t("language")} className="flex gap-1">
          {languages.map((each) => (
            <Button
              key={each}
              look={each === language ? "secondary" : "quiet"}
              aria-pressed={each === language}
              onClick={() => setLanguage(each)}
            >
              {t(`languages.${each}`)}
            </Button>
          ))}
        </div>
      </div>
      <ul className="mt-4 grid gap-4 desk:grid-cols-3">
        {shown.map((ready) => (
          <Ready key={`${ready.kind} ${ready.language}`} {...props} ready={ready} />
        ))}
      </ul>
    </section>
  );
}

function Ready(props: ReadySectionProps & { ready: TemplateStatus["ready"][number] }) {
  const t = useTranslations("templates.ready");
  const { ready, maySubmit } = props;
  const submit = useSubmit(props.tenantId, ready);
  const answer = submit.data;
  return (
    <li className="flex flex-col gap-3">
      <div>
        <h3 className="text-body font-semibold text-ink">{t(`kind.${ready.kind}.title`)}</h3>
        <p className="text-small text-ink-2">{t(`kind.${ready.kind}.text`)}</p>
      </div>
      <div className="rounded-bubble rounded-ee-tag bg-human-tint px-3 py-2 text-small text-ink">
        <TemplateBubble look={{ header: null, ...ready }} />
      </div>
      <div className="mt-auto flex flex-wrap items-center gap-2">
        {ready.state ? (
          <StateTag state={ready.state} />
        ) : maySubmit ? (
          <Button busy={submit.isPending} onClick={() => submit.mutate(undefined)}>
            {t("submit")}
          </Button>
        ) : (
          <p className="text-small text-meta">{t("ownersOnly")}</p>
        )}
        <InlineFailure error={submit.error} />
      </div>
      {answer?.error ? (
        <Alert>
          {t(`error.${answer.error}`)}
          {answer.answer ? (
            <span className="ms-1.5 font-mono text-tag text-meta">{answer.answer}</span>
          ) : null}
        </Alert>
      ) : null}
    </li>
  );
}

function useSubmit(tenantId: string, { kind, language }: { kind: ReadyKind; language: ReadyLanguage }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = trpc.templates.submit.mutationOptions();
  return useMutation({
    mutationKey: options.mutationKey,
    mutationFn: (_input: undefined, context) => {
      if (!options.mutationFn) throw new Error("The client has no way to call");
      return options.mutationFn({ tenantId, kind, language }, context);
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.templates.pathKey() }),
  });
}
