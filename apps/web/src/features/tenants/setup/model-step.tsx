import type { SetupModel, Tenant } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { TwoColumns } from "../form-parts.tsx";
import { SecretInput } from "./secret-input.tsx";
import { Note } from "./step-frame.tsx";
import { useSetupRefresh } from "./use-setup.ts";

function useModel(tenant: Tenant) {
  const trpc = useTRPC();
  const refresh = useSetupRefresh(tenant.id);
  const [draft, setDraft] = useState<ModelDraft>({
    whose: tenant.openaiApiKey.set ? "own" : "installation",
    apiKey: "",
    baseUrl: tenant.openaiBaseUrl ?? "",
    model: tenant.openaiModel ?? "",
  });
  const set = (patch: Partial<ModelDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const attempt = useMutation(
    trpc.setup.tryModel.mutationOptions({
      onSuccess: (tried) => {
        if (!tried.ok) return;
        set({ apiKey: "" });
        refresh();
      },
    }),
  );
  const own = draft.whose === "own";
  const baseUrl = draft.baseUrl.trim();
  const badUrl = own && baseUrl !== "" && !/^https?:\/\/\S+$/.test(baseUrl);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (badUrl) return;
    attempt.mutate({
      tenantId: tenant.id,
      own,
      model: draft.model.trim() || null,
      ...(own && { baseUrl: baseUrl || null }),
      ...(own && draft.apiKey.trim() !== "" && { apiKey: draft.apiKey.trim() }),
    });
  }
  return { draft, set, attempt, own, badUrl, submit };
}

interface ModelDraft {
  whose: "installation" | "own";
  apiKey: string;
  baseUrl: string;
  model: string;
}

/** Whose account writes the replies, tried with a real call. */
export function ModelStep({ tenant }: { tenant: Tenant }) {
  const t = useTranslations("setup.model");
  const { draft, set, attempt, own, badUrl, submit } = useModel(tenant);
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ChoiceCards
        label={t("whose")}
        value={draft.whose}
        options={(["installation", "own"] as const).map((value) => ({
          value,
          title: t(`${value}.title`),
          text: t(`${value}.text`),
        }))}
        onChange={(whose) => {
          set({ whose });
          attempt.reset();
        }}
      />
      {own ? <OwnAccount tenant={tenant} draft={draft} badUrl={badUrl} set={set} /> : null}
      <Field label={t("name")} hint={t("nameHint")}>
        <TextInput
          name="openaiModel"
          autoComplete="off"
          value={draft.model}
          onChange={(event) => set({ model: event.target.value })}
        />
      </Field>
      <Button type="submit" look="primary" busy={attempt.isPending} className="self-start">
        {t("try")}
      </Button>
      <InlineFailure error={attempt.error} />
      {attempt.data && !attempt.isPending ? <Tried tried={attempt.data} /> : null}
    </form>
  );
}

interface OwnAccountProps {
  tenant: Tenant;
  draft: ModelDraft;
  badUrl: boolean;
  set: (patch: Partial<ModelDraft>) => void;
}

function OwnAccount(props: OwnAccountProps) {
  const t = useTranslations("tenants");
  return (
    <TwoColumns>
      <SecretInput
        name="openaiApiKey"
        label={t("field.openaiApiKey")}
        state={props.tenant.openaiApiKey}
        value={props.draft.apiKey}
        onChange={(apiKey) => props.set({ apiKey })}
      />
      <Field label={t("field.openaiBaseUrl")} error={props.badUrl ? t("problem.url") : null}>
        <TextInput
          name="openaiBaseUrl"
          type="url"
          placeholder="https://"
          value={props.draft.baseUrl}
          onChange={(event) => props.set({ baseUrl: event.target.value })}
        />
      </Field>
    </TwoColumns>
  );
}

function Tried({ tried }: { tried: SetupModel }) {
  const t = useTranslations("setup.model");
  const format = useFormat();
  if (!tried.ok)
    return (
      <Note tone="bad">
        <p>{t(`code.${tried.code}`, { model: tried.model })}</p>
        {tried.message === "" ? null : <p className="font-mono text-tag text-meta">{tried.message}</p>}
      </Note>
    );
  const { model, latencyMs, replyUsd, priced } = tried;
  return (
    <Note tone="good">
      <p>{t("answered", { model, took: format.elapsed(latencyMs) })}</p>
      <p className="text-ink-2">{t(priced ? "costs" : "costsAssumed", { cost: format.cost(replyUsd) })}</p>
    </Note>
  );
}
