import type { Tenant } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";

/** Stops the store's bot, after saying what that does, and lets it go on. */
export function SuspensionSection({ tenant }: { tenant: Tenant }) {
  const t = useTranslations("tenants.suspension");
  const [asking, setAsking] = useState(false);
  if (tenant.suspendedAt !== null) return <Suspended tenant={tenant} since={tenant.suspendedAt} />;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-2 desk:px-6">
      <p className="max-w-140 text-small text-ink-2">{t("lead")}</p>
      <Button onClick={() => setAsking(true)}>{t("open")}</Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t("title", { name: tenant.storeName })}>
        <SuspendForm tenant={tenant} onEnd={() => setAsking(false)} />
      </Dialog>
    </div>
  );
}

function Suspended({ tenant, since }: { tenant: Tenant; since: string }) {
  const t = useTranslations("tenants.suspension");
  const format = useFormat();
  const put = usePutTenant();
  const resume = useMutation(useTRPC().tenants.resume.mutationOptions({ onSuccess: put }));
  return (
    <section className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-danger/70 bg-danger-tint px-4 py-3 desk:px-6">
      <div className="flex max-w-140 flex-col gap-1 text-small text-ink">
        <p>{t("since", { when: format.relative(since) })}</p>
        {tenant.suspensionNote ? <p>{t("because", { note: tenant.suspensionNote })}</p> : null}
        <p className="text-ink-2">{t("back")}</p>
        <InlineFailure error={resume.error} />
      </div>
      <Button busy={resume.isPending} onClick={() => resume.mutate({ tenantId: tenant.id })}>
        {t("resume")}
      </Button>
    </section>
  );
}

function SuspendForm({ tenant, onEnd }: { tenant: Tenant; onEnd: () => void }) {
  const t = useTranslations("tenants.suspension");
  const tCommon = useTranslations("common");
  const [note, setNote] = useState("");
  const put = usePutTenant();
  const suspend = useMutation(
    useTRPC().tenants.suspend.mutationOptions({
      onSuccess: (saved) => {
        onEnd();
        put(saved);
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    suspend.mutate({ tenantId: tenant.id, note: note.trim() === "" ? null : note });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 p-4">
      <ul className="flex list-disc flex-col gap-2 ps-5 text-body text-ink-2">
        <li>{t("bot")}</li>
        <li>{t("people")}</li>
        <li>{t("back")}</li>
      </ul>
      <Field label={t("note")} hint={t("noteHint")}>
        <TextInput
          name="suspension-note"
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <InlineFailure error={suspend.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onEnd}>{tCommon("cancel")}</Button>
        <Button type="submit" look="danger" busy={suspend.isPending}>
          {t("confirm")}
        </Button>
      </div>
    </form>
  );
}

/** What the server answered is shown at once; everything that tells of the store is asked anew. */
function usePutTenant(): (saved: Tenant) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (saved) => {
    queryClient.setQueryData(trpc.tenants.get.queryKey({ tenantId: saved.id }), saved);
    void queryClient.invalidateQueries();
  };
}
