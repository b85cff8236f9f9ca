import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { focusFirstProblem } from "#components/focus-first-problem.ts";
import { linkButtonClass } from "#components/link-button.ts";
import { Page } from "#components/page.tsx";
import { InlineFailure } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import { isPhone } from "./draft.ts";
import { FormSection, TwoColumns } from "./form-parts.tsx";

type NewTenant = Record<"storeName" | "botPhoneNumber", string>;

/** A new store begins with the test numbers only; the rest comes step by step. */
export function TenantNewPage() {
  const t = useTranslations("tenants");
  const tCommon = useTranslations("common");
  const [values, setValues] = useState<NewTenant>({ storeName: "", botPhoneNumber: "" });
  const [tried, setTried] = useState(false);
  const create = useCreateTenant();
  const taken = create.error !== null && reasonOf(create.error) === "number_taken";
  const nameMissing = values.storeName.trim() === "";
  const phoneWrong = !isPhone(values.botPhoneNumber);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    focusFirstProblem(event.currentTarget);
    if (!nameMissing && !phoneWrong)
      create.mutate({
        storeName: values.storeName.trim(),
        botPhoneNumber: values.botPhoneNumber.trim(),
        mode: "test",
      });
  }

  const shared = {
    values,
    onChange: (change: Partial<NewTenant>) => setValues((before) => ({ ...before, ...change })),
  };
  const phoneProblem = taken ? t("problem.taken") : tried && phoneWrong ? t("problem.phone") : null;
  return (
    <Page title={t("newTitle")} lead={t("newLead")}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormSection id="store" title={t("section.store")}>
          <TwoColumns>
            <NewField
              {...shared}
              name="storeName"
              error={tried && nameMissing ? t("problem.required") : null}
            />
            <NewField
              {...shared}
              name="botPhoneNumber"
              type="tel"
              hint={t("hint.phone")}
              error={phoneProblem}
            />
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

function useCreateTenant() {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.tenants.create.mutationOptions({
      onSuccess: async (tenant) => {
        queryClient.setQueryData(trpc.tenants.get.queryKey({ tenantId: tenant.id }), tenant);
        void queryClient.invalidateQueries({ queryKey: trpc.tenants.list.pathKey() });
        void queryClient.invalidateQueries({ queryKey: ["session"] });
        await navigate({ to: "/admin/tenants/$tenantId/alta", params: { tenantId: tenant.id } });
      },
    }),
  );
}

interface NewFieldProps {
  values: NewTenant;
  onChange: (change: Partial<NewTenant>) => void;
  name: keyof NewTenant;
  type?: "text" | "tel";
  hint?: string;
  error?: string | null;
}

function NewField(props: NewFieldProps) {
  const t = useTranslations("tenants");
  const { name } = props;
  return (
    <Field label={t(`field.${name}`)} hint={props.hint} error={props.error}>
      <TextInput
        name={name}
        type={props.type ?? "text"}
        maxLength={200}
        autoComplete="off"
        value={props.values[name]}
        onChange={(event) => props.onChange({ [name]: event.target.value })}
      />
    </Field>
  );
}
