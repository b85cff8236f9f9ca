import type { Tenant } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { ListSkeleton } from "#components/skeleton.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { TwoColumns } from "../form-parts.tsx";
import { Note } from "./step-frame.tsx";
import { useSetupRefresh } from "./use-setup.ts";
import { useStoreFacts } from "./use-store-facts.ts";

type BrainField = "storeName" | "botName" | "storeLocation" | "storeDescription" | "storeCatalogKnowledge";
type Draft = Record<BrainField, string>;

/** What the bot knows of the store, begun with what the shop says of itself. */
export function BrainStep({ tenant }: { tenant: Tenant }) {
  const facts = useStoreFacts(tenant);
  // The shop is asked before the form is shown: what somebody types is not written over.
  if (tenant.tiendanubeAccessToken.set && facts.isPending) return <ListSkeleton />;
  const store = facts.data?.ok ? facts.data.store : null;
  const draft: Draft = {
    storeName: tenant.storeName,
    botName: tenant.botName ?? "",
    storeLocation: tenant.storeLocation ?? store?.address ?? "",
    storeDescription: tenant.storeDescription ?? store?.description ?? "",
    storeCatalogKnowledge: tenant.storeCatalogKnowledge ?? "",
  };
  const prefilled = tenant.storeDescription === null && Boolean(store?.description);
  return <BrainForm tenant={tenant} initial={draft} prefilled={prefilled} />;
}

function useBrain(tenant: Tenant, initial: Draft) {
  const trpc = useTRPC();
  const refresh = useSetupRefresh(tenant.id);
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const save = useMutation(trpc.tenants.update.mutationOptions({ onSuccess: refresh }));
  const nameless = draft.storeName.trim() === "";
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (nameless) return;
    const { storeName, ...texts } = draft;
    const trimmed = Object.entries(texts).map(([name, text]) => [name, text.trim() || null]);
    save.mutate({
      tenantId: tenant.id,
      storeName: storeName.trim(),
      ...(Object.fromEntries(trimmed) as Record<keyof typeof texts, string | null>),
    });
  }
  const bind = (name: BrainField) => ({
    name,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => {
      save.reset();
      setDraft((before) => ({ ...before, [name]: event.target.value }));
    },
  });
  return { save, submit, bind, nameless: tried && nameless };
}

function BrainForm({ tenant, initial, prefilled }: { tenant: Tenant; initial: Draft; prefilled: boolean }) {
  const t = useTranslations("setup.brain");
  const tTenants = useTranslations("tenants");
  const { save, submit, bind, nameless } = useBrain(tenant, initial);
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {prefilled ? <p className="text-small text-ink-2">{t("prefilled")}</p> : null}
      <TwoColumns>
        <Field label={tTenants("field.storeName")} error={nameless ? tTenants("problem.required") : null}>
          <TextInput maxLength={200} {...bind("storeName")} />
        </Field>
        <Field label={t("botName")} hint={t("botNameHint")}>
          <TextInput maxLength={60} {...bind("botName")} />
        </Field>
      </TwoColumns>
      <Field label={tTenants("field.storeLocation")}>
        <TextInput maxLength={400} {...bind("storeLocation")} />
      </Field>
      <Field label={t("storeDescription")} hint={t("storeDescriptionHint")}>
        <TextArea rows={3} maxLength={4_000} {...bind("storeDescription")} />
      </Field>
      <Field label={t("storeCatalogKnowledge")} hint={t("storeCatalogKnowledgeHint")}>
        <TextArea rows={5} maxLength={60_000} {...bind("storeCatalogKnowledge")} />
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t("save")}
        </Button>
        <Link
          to="/admin/tenants/$tenantId/brain"
          params={{ tenantId: tenant.id }}
          className="touch-target text-small text-link underline underline-offset-2"
        >
          {t("more")}
        </Link>
      </div>
      <InlineFailure error={save.error} />
      {save.isSuccess ? <Note tone="good">{t("saved")}</Note> : null}
    </form>
  );
}
