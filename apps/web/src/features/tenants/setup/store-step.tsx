import type { SetupStore, Tenant } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { SyncBar } from "#features/catalog/sync-bar.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { ConnectStore } from "../connect-store.tsx";
import { TwoColumns } from "../form-parts.tsx";
import { SecretInput } from "./secret-input.tsx";
import { Note } from "./step-frame.tsx";
import { useSetupRefresh } from "./use-setup.ts";
import { storeFactsKey, useStoreFacts } from "./use-store-facts.ts";

function useReadStore(tenant: Tenant) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = useSetupRefresh(tenant.id);
  const [storeId, setStoreId] = useState(tenant.tiendanubeStoreId ?? "");
  const [accessToken, setAccessToken] = useState("");
  const read = useMutation(
    trpc.setup.readStore.mutationOptions({
      onSuccess: (found) => {
        if (!found.ok) return;
        setAccessToken("");
        queryClient.setQueryData(storeFactsKey(tenant.id), found);
        refresh();
      },
    }),
  );
  const notDigits = storeId.trim() !== "" && !/^\d{1,20}$/.test(storeId.trim());
  function submit(event: FormEvent) {
    event.preventDefault();
    if (notDigits) return;
    read.mutate({
      tenantId: tenant.id,
      ...(storeId.trim() === "" ? {} : { storeId: storeId.trim() }),
      ...(accessToken.trim() === "" ? {} : { accessToken: accessToken.trim() }),
    });
  }
  return { storeId, setStoreId, accessToken, setAccessToken, read, notDigits, submit };
}

/** The shop at Tiendanube: by its app or by a token, read at once. */
export function StoreStep({ tenant }: { tenant: Tenant }) {
  const t = useTranslations("setup.store");
  const tTenants = useTranslations("tenants");
  const facts = useStoreFacts(tenant);
  const { storeId, setStoreId, accessToken, setAccessToken, read, notDigits, submit } = useReadStore(tenant);
  const found = read.data ?? facts.data;
  return (
    <>
      <div className="flex flex-col gap-1">
        <p className="text-small text-ink-2">{t("install")}</p>
        <ConnectStore tenantId={tenant.id} />
      </div>
      <form onSubmit={submit} noValidate className="flex flex-col gap-3">
        <p className="text-small text-ink-2">{t("paste")}</p>
        <TwoColumns>
          <Field label={tTenants("field.tiendanubeStoreId")} error={notDigits ? t("digits") : null}>
            <TextInput
              name="tiendanubeStoreId"
              inputMode="numeric"
              autoComplete="off"
              value={storeId}
              onChange={(event) => setStoreId(event.target.value)}
            />
          </Field>
          <SecretInput
            name="tiendanubeAccessToken"
            label={tTenants("field.tiendanubeAccessToken")}
            state={tenant.tiendanubeAccessToken}
            value={accessToken}
            onChange={setAccessToken}
          />
        </TwoColumns>
        <Button type="submit" look="primary" busy={read.isPending} className="self-start">
          {t("read")}
        </Button>
      </form>
      <InlineFailure error={read.error} />
      {found === undefined && !read.isPending ? <QueryFailure what={t("factsFailed")} query={facts} /> : null}
      {found === undefined || read.isPending ? null : <Found found={found} />}
      {tenant.tiendanubeAccessToken.set && found?.ok ? <SyncBar tenantId={tenant.id} maySync /> : null}
    </>
  );
}

function Found({ found }: { found: SetupStore }) {
  const t = useTranslations("setup.store");
  if (!found.ok) return <Note tone="bad">{t(`code.${found.code}`)}</Note>;
  const { name, currency, country, products, url } = found.store;
  return (
    <Note tone="good">
      <p className="font-medium">{name}</p>
      <p className="text-ink-2">
        {[country, currency, products === null ? null : t("products", { products })]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
      {url === null ? null : <p className="text-meta">{url.replace(/^https?:\/\//, "")}</p>}
    </Note>
  );
}
