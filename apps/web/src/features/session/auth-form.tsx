import type { FormEvent, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { Alert } from "#components/states.tsx";
import type { SignInProblem } from "./sign-in.ts";

interface AuthFormProps {
  submit: string;
  busy: boolean;
  problem: SignInProblem | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children?: ReactNode;
}

/** Fields, what went wrong, and the one button. */
export function AuthForm(props: AuthFormProps) {
  const t = useTranslations("signIn");
  return (
    <form onSubmit={props.onSubmit} className="flex flex-col gap-4">
      {props.children}
      {props.problem ? <Alert>{t(`problem.${props.problem}`)}</Alert> : null}
      <Button type="submit" look="primary" busy={props.busy} className="min-h-10 w-full">
        {props.busy ? t("busy") : props.submit}
      </Button>
    </form>
  );
}

export function EmailField() {
  const t = useTranslations("signIn");
  return (
    <Field label={t("email")}>
      <TextInput name="email" type="email" required autoComplete="username webauthn" />
    </Field>
  );
}

export function PasswordField() {
  const t = useTranslations("signIn");
  return (
    <Field label={t("password")}>
      <TextInput name="password" type="password" required autoComplete="current-password" />
    </Field>
  );
}

export function NewPasswordField() {
  const t = useTranslations("signIn");
  return (
    <Field label={t("newPassword")} hint={t("newPasswordHint")}>
      <TextInput
        name="newPassword"
        type="password"
        required
        minLength={12}
        maxLength={200}
        autoComplete="new-password"
      />
    </Field>
  );
}

export function TextLink(props: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={props.onClick}
      className="touch-target self-start text-start text-small text-link underline underline-offset-2"
    >
      {props.children}
    </button>
  );
}
