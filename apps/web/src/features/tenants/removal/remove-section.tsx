import type { Tenant } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { CopyLink } from "./copy-link.tsx";

/** Takes the store out of use, after a copy and its typed name. */
export function RemoveSection(props: { tenant: Tenant }) {
  const t = useTranslations("tenants.remove");
  const [asking, setAsking] = useState(false);
  const { tenant } = props;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-2 desk:px-6">
      <p className="max-w-140 text-small text-ink-2">{t("lead")}</p>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t("open")}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t("title", { name: tenant.storeName })}>
        <RemoveForm tenant={tenant} onCancel={() => setAsking(false)} />
      </Dialog>
    </div>
  );
}

function RemoveForm({ tenant, onCancel }: { tenant: Tenant; onCancel: () => void }) {
  const t = useTranslations("tenants.remove");
  const tCommon = useTranslations("common");
  const [name, setName] = useState("");
  const remove = useRemove();
  const right = name.trim() === tenant.storeName.trim();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (right) remove.mutate({ tenantId: tenant.id, storeName: name });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 p-4">
      <p className="text-body text-ink-2">{t("consequence")}</p>
      {tenant.ycloudApiKey.set || tenant.ycloudWebhookSecret.set ? (
        <p className="text-small text-ink-2">{t("ycloud")}</p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3 rounded-card bg-sunken p-3">
        <p className="grow text-small text-ink">{t("copyFirst")}</p>
        <CopyLink tenantId={tenant.id}>{t("copy")}</CopyLink>
      </div>
      <Field label={t("name", { name: tenant.storeName })}>
        <TextInput
          name="confirm-name"
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <InlineFailure error={remove.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{tCommon("cancel")}</Button>
        <Button type="submit" look="danger" disabled={!right} busy={remove.isPending}>
          {t("confirm")}
        </Button>
      </div>
    </form>
  );
}

function useRemove() {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.tenants.remove.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: "/admin/tenants", ignoreBlocker: true });
        await queryClient.invalidateQueries();
      },
    }),
  );
}
