import type { ApiKeyScope } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { CopyField } from "#components/copy-field.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { Menu, menuChoice } from "#components/menu.tsx";
import { InlineFailure } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import { scopeName } from "./scope-name.ts";
import { useKeysRefresh } from "./use-keys-refresh.ts";

const scopes = ["read", "chats:write", "admin"] as const satisfies readonly ApiKeyScope[];
/** Days, as the menu's values; "0": until it is revoked. */
const spans = ["30", "90", "365", "0"] as const;
type Span = (typeof spans)[number];

/** Makes a key and shows it, this once. */
export function KeyForm(props: { tenantId: string | null; onAnother: () => void }) {
  const t = useTranslations("apiKeys");
  const trpc = useTRPC();
  const refresh = useKeysRefresh();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<ApiKeyScope>("read");
  const [span, setSpan] = useState<Span>("90");
  // Kept by this form alone: what is cached elsewhere would outlive it.
  const create = useMutation(trpc.apiKeys.create.mutationOptions({ onSuccess: refresh, gcTime: 0 }));
  const tooMany = create.error !== null && reasonOf(create.error) === "conflict";

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    create.mutate({
      tenantId: props.tenantId,
      name: name.trim(),
      scopes: [scope],
      expiresInDays: span === "0" ? null : Number(span),
    });
  }

  return (
    <section aria-labelledby="key-title" className="rounded-card border border-line bg-surface p-4 desk:p-6">
      <h2 id="key-title" className="text-title font-semibold text-ink">
        {t("new")}
      </h2>
      {create.data ? (
        <Made value={create.data.key} name={create.data.apiKey.name} onAnother={props.onAnother} />
      ) : (
        <form onSubmit={submit} className="mt-3 flex flex-col gap-4">
          <Field label={t("name")} hint={t("nameHint")} error={tooMany ? t("tooMany") : null}>
            <TextInput
              required
              pattern=".*\S.*"
              maxLength={80}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <ChoiceCards
            label={t("scopes")}
            value={scope}
            options={scopes.map((value) => ({
              value,
              title: t(`scope.${scopeName(value)}`),
              text:
                props.tenantId === null && value === "admin" ? t("everyAdmin") : t(`may.${scopeName(value)}`),
            }))}
            onChange={setScope}
          />
          <div className="flex flex-wrap items-center justify-between gap-3">
            <SpanMenu value={span} onChange={setSpan} />
            <Button type="submit" look="primary" busy={create.isPending} className="min-h-9">
              {t("create")}
            </Button>
          </div>
          {tooMany ? null : <InlineFailure error={create.error} />}
        </form>
      )}
    </section>
  );
}

function SpanMenu(props: { value: Span; onChange: (value: Span) => void }) {
  const t = useTranslations("apiKeys");
  const wordsOf = (span: Span): string => (span === "0" ? t("forever") : t("days", { count: Number(span) }));
  return (
    <Menu
      trigger={
        <Button className="min-h-9">
          {t("lasts", { span: wordsOf(props.value) })}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
      entries={[
        menuChoice({
          label: t("expiry"),
          value: props.value,
          options: spans.map((value) => ({ value, label: wordsOf(value) })),
          onChange: props.onChange,
        }),
      ]}
    />
  );
}

function Made(props: { value: string; name: string; onAnother: () => void }) {
  const t = useTranslations("apiKeys");
  return (
    <div role="status" className="mt-2 flex flex-col gap-3">
      <p className="text-small break-words text-ink">{t("made", { name: props.name })}</p>
      <CopyField label={t("key")} value={props.value} />
      <p className="text-tag text-meta">{t("howTo")}</p>
      <Button className="self-start" onClick={props.onAnother}>
        {t("another")}
      </Button>
    </div>
  );
}
