import type { PromptStatus } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextArea } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { Switch } from "#components/switch.tsx";
import { Tag } from "#components/tag.tsx";
import { phrasesIn } from "#features/base/base-texts.ts";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";

interface InheritedProps {
  tenantId: string;
  base: PromptStatus["base"];
}

/** What the bot is told besides the store's own words, marked as everybody's; an operator lets the store stand aside. */
export function Inherited({ tenantId, base }: InheritedProps) {
  const t = useTranslations("brain.inherited");
  const operator = useSession().role === "operator";
  const nothing = base.prompt === null && base.forbidden.length === 0;
  if (!operator && nothing) return null;
  return (
    <details
      className="rounded-control border border-line bg-paper px-3 py-2 text-small text-ink-2"
      open={!operator}
    >
      <summary className="flex min-h-6 cursor-pointer flex-wrap items-center gap-2">
        <Tag tone="outline">{t(base.follows ? "mark" : "aside")}</Tag>
        {t(base.follows ? (nothing ? "nothing" : "lead") : "asideLead")}
      </summary>
      {base.prompt === null ? null : (
        <pre className="mt-2 max-h-72 overflow-auto font-mono text-tag whitespace-pre-wrap text-ink-2">
          {base.prompt}
        </pre>
      )}
      {base.forbidden.length === 0 ? null : (
        <p className="mt-2">
          {t(base.ownForbidden ? "ownForbidden" : "forbidden", { phrases: base.forbidden.join(" · ") })}
        </p>
      )}
      {operator ? <Override key={JSON.stringify(base)} tenantId={tenantId} base={base} /> : null}
    </details>
  );
}

function Override({ tenantId, base }: InheritedProps) {
  const t = useTranslations("brain.inherited");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [follows, setFollows] = useState(base.follows);
  const [own, setOwn] = useState(base.ownForbidden);
  const [phrases, setPhrases] = useState(base.forbidden.join("\n"));
  const save = useMutation(
    trpc.base.override.mutationOptions({
      onSuccess: () =>
        queryClient.invalidateQueries({ queryKey: trpc.prompts.status.queryKey({ tenantId }) }),
    }),
  );
  const changed =
    follows !== base.follows || own !== base.ownForbidden || (own && phrases !== base.forbidden.join("\n"));
  return (
    <div className="mt-3 flex flex-col gap-3 border-t border-line pt-3">
      <Switch label={t("follow")} hint={t("followHint")} checked={follows} onChange={setFollows} />
      <Switch label={t("ownList")} hint={t("ownListHint")} checked={own} onChange={setOwn} />
      {own ? (
        <Field label={t("list")}>
          <TextArea rows={3} value={phrases} onChange={(event) => setPhrases(event.target.value)} />
        </Field>
      ) : null}
      <InlineFailure error={save.error} />
      {changed ? (
        <Button
          className="self-start"
          busy={save.isPending}
          onClick={() =>
            save.mutate({ tenantId, followsBase: follows, forbiddenPhrases: own ? phrasesIn(phrases) : null })
          }
        >
          {t("save")}
        </Button>
      ) : null}
    </div>
  );
}
