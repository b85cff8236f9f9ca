import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { linkButtonClass } from "#components/link-button.ts";
import { Page } from "#components/page.tsx";
import { InlineFailure } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import { isPhone } from "./draft.ts";
import { FormSection, TwoColumns } from "./form-parts.tsx";

const optionalFields = [
  "tiendanubeStoreId",
  "tiendanubeAccessToken",
  "ycloudApiKey",
  "ycloudWebhookSecret",
  "openaiApiKey",
] as const;
type NewTenant = Record<"storeName" | "botPhoneNumber" | (typeof optionalFields)[number], string>;

const blank: NewTenant = {
  storeName: "",
  botPhoneNumber: "",
  tiendanubeStoreId: "",
  tiendanubeAccessToken: "",
  ycloudApiKey: "",
  ycloudWebhookSecret: "",
  openaiApiKey: "",
};

/** A new store begins with the test numbers only; the rest is filled in on its page. */
export function TenantNewPage() {
  const t = useTranslations("tenants");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [values, setValues] = useState<NewTenant>(blank);
  const [tried, setTried] = useState(false);
  const create = useMutation(
    trpc.tenants.create.mutationOptions({
      onSuccess: async (tenant) => {
        queryClient.setQueryData(trpc.tenants.get.queryKey({ tenantId: tenant.id }), tenant);
        void queryClient.invalidateQueries({ queryKey: trpc.tenants.list.pathKey() });
        void queryClient.invalidateQueries({ queryKey: ["session"] });
        await navigate({ to: "/admin/tenants/$tenantId", params: { tenantId: tenant.id } });
      },
    }),
  );
  const taken = create.error !== null && reasonOf(create.error) === "number_taken";
  const nameProblem = tried && values.storeName.trim() === "" ? t("problem.required") : null;
  const phoneProblem = taken
    ? t("problem.taken")
    : tried && !isPhone(values.botPhoneNumber)
      ? t("problem.phone")
      : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (values.storeName.trim() === "" || !isPhone(values.botPhoneNumber)) return;
    const filled = optionalFields
      .filter((name) => values[name].trim() !== "")
      .map((name) => [name, values[name].trim()]);
    create.mutate({
      storeName: values.storeName.trim(),
      botPhoneNumber: values.botPhoneNumber.trim(),
      mode: "test",
      ...Object.fromEntries(filled),
    });
  }

  const input = (name: keyof NewTenant, extra?: { type?: string; inputMode?: "tel" | "numeric" }) => (
    <TextInput
      name={name}
      autoComplete="off"
      value={values[name]}
      {...extra}
      onChange={(event) => setValues((before) => ({ ...before, [name]: event.target.value }))}
    />
  );
  const secret = { type: "password" };
  return (
    <Page title={t("newTitle")} lead={t("newLead")}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormSection id="store" title={t("section.store")}>
          <TwoColumns>
            <Field label={t("field.storeName")} error={nameProblem}>
              {input("storeName")}
            </Field>
            <Field label={t("field.botPhoneNumber")} hint={t("hint.phone")} error={phoneProblem}>
              {input("botPhoneNumber", { type: "tel", inputMode: "tel" })}
            </Field>
            <Field label={t("field.tiendanubeStoreId")}>
              {input("tiendanubeStoreId", { inputMode: "numeric" })}
            </Field>
            <Field label={t("field.tiendanubeAccessToken")}>{input("tiendanubeAccessToken", secret)}</Field>
          </TwoColumns>
        </FormSection>
        <FormSection id="keys" title={t("newKeys")} lead={t("newKeysLead")}>
          <TwoColumns>
            <Field label={t("field.ycloudApiKey")}>{input("ycloudApiKey", secret)}</Field>
            <Field label={t("field.ycloudWebhookSecret")}>{input("ycloudWebhookSecret", secret)}</Field>
            <Field label={t("field.openaiApiKey")}>{input("openaiApiKey", secret)}</Field>
          </TwoColumns>
        </FormSection>
        <div className="flex flex-wrap items-center justify-end gap-3">
          {taken ? null : <InlineFailure error={create.error} />}
          <Link to="/admin/tenants" className={linkButtonClass("secondary")}>
            {tCommon("cancel")}
          </Link>
          <Button type="submit" look="primary" busy={create.isPending}>
            {t("create")}
          </Button>
        </div>
      </form>
    </Page>
  );
}
