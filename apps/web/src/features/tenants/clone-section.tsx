import type { Tenant } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { focusFirstProblem } from "#components/focus-first-problem.ts";
import { InlineFailure } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import { isPhone } from "./draft.ts";

/** A new store that begins as this one stands; its setup opens where something is missing. */
export function CloneSection({ tenant }: { tenant: Tenant }) {
  const t = useTranslations("tenants.clone");
  const [asking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-2 desk:px-6">
      <p className="max-w-140 text-small text-ink-2">{t("lead")}</p>
      <Button onClick={() => setAsking(true)}>{t("open")}</Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t("title", { name: tenant.storeName })}>
        <CloneForm tenant={tenant} onCancel={() => setAsking(false)} />
      </Dialog>
    </div>
  );
}

function CloneForm({ tenant, onCancel }: { tenant: Tenant; onCancel: () => void }) {
  const t = useTranslations("tenants");
  const tCommon = useTranslations("common");
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [tried, setTried] = useState(false);
  const clone = useClone();
  const taken = clone.error !== null && reasonOf(clone.error) === "number_taken";
  const nameMissing = name.trim() === "";
  const phoneWrong = !isPhone(phone);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    focusFirstProblem(event.currentTarget);
    if (nameMissing || phoneWrong) return;
    clone.mutate({ tenantId: tenant.id, storeName: name.trim(), botPhoneNumber: phone.trim() });
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4 p-4">
      <ul className="flex list-disc flex-col gap-2 ps-5 text-body text-ink-2">
        <li>{t("clone.copied")}</li>
        <li>{t("clone.left")}</li>
        <li>{t("clone.look")}</li>
      </ul>
      <Field label={t("field.storeName")} error={tried && nameMissing ? t("problem.required") : null}>
        <TextInput
          name="clone-name"
          maxLength={200}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field
        label={t("field.botPhoneNumber")}
        hint={t("hint.phone")}
        error={taken ? t("problem.taken") : tried && phoneWrong ? t("problem.phone") : null}
      >
        <TextInput
          name="clone-number"
          type="tel"
          autoComplete="off"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
      </Field>
      {taken ? null : <InlineFailure error={clone.error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{tCommon("cancel")}</Button>
        <Button type="submit" look="primary" busy={clone.isPending}>
          {t("clone.confirm")}
        </Button>
      </div>
    </form>
  );
}

function useClone() {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.tenants.clone.mutationOptions({
      onSuccess: async (made) => {
        queryClient.setQueryData(trpc.tenants.get.queryKey({ tenantId: made.id }), made);
        void queryClient.invalidateQueries({ queryKey: ["session"] });
        await navigate({
          to: "/admin/tenants/$tenantId/alta",
          params: { tenantId: made.id },
          ignoreBlocker: true,
        });
      },
    }),
  );
}
