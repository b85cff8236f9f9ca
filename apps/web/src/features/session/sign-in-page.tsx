import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { Brand } from "#components/brand.tsx";
import { type Credentials, signIn, type SignInProblem } from "./sign-in.ts";

interface SignInPageProps {
  /** From a link that the terminal printed; signs in at once. */
  linkToken: string | null;
  onSignedIn: () => Promise<void>;
  footer?: ReactNode;
}

export function SignInPage(props: SignInPageProps) {
  const t = useTranslations("signIn");
  const [way, setWay] = useState<"email" | "token">("token");
  const { busy, problem, attempt } = useAttempt(props.onSignedIn);
  const tried = useRef<string | null>(null);
  const { linkToken } = props;
  useEffect(() => {
    if (!linkToken || tried.current === linkToken) return;
    tried.current = linkToken;
    void attempt({ token: linkToken });
  }, [linkToken, attempt]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void attempt(
      way === "token"
        ? { token: textOf(form, "token").trim() }
        : { email: textOf(form, "email").trim(), password: textOf(form, "password") },
    );
  }

  return (
    <main className="flex min-h-full flex-col items-center justify-center gap-6 px-4 py-12">
      <div className="flex w-full max-w-92 flex-col gap-6 rounded-card border border-line bg-surface p-6 desk:p-8">
        <Brand />
        <div>
          <h1 className="text-page font-semibold text-ink">{t("title")}</h1>
          <p className="mt-1 text-small text-ink-2">{t(way === "token" ? "leadToken" : "leadEmail")}</p>
        </div>
        <form onSubmit={submit} className="flex flex-col gap-4">
          {way === "token" ? <TokenField /> : <EmailFields />}
          {problem ? (
            <p role="alert" className="text-small text-danger">
              {t(`problem.${problem}`)}
            </p>
          ) : null}
          <Button type="submit" look="primary" busy={busy} className="min-h-10 w-full">
            {busy ? t("busy") : t("submit")}
          </Button>
        </form>
        <button
          type="button"
          onClick={() => setWay(way === "token" ? "email" : "token")}
          className="touch-target self-start text-small text-link underline underline-offset-2"
        >
          {t(way === "token" ? "useEmail" : "useToken")}
        </button>
      </div>
      {props.footer}
    </main>
  );
}

function TokenField() {
  const t = useTranslations("signIn");
  return (
    <Field label={t("token")}>
      <TextInput
        name="token"
        type="password"
        required
        autoComplete="current-password"
        spellCheck={false}
        className="font-mono"
      />
    </Field>
  );
}

function EmailFields() {
  const t = useTranslations("signIn");
  return (
    <>
      <Field label={t("email")}>
        <TextInput name="email" type="email" required autoComplete="username" />
      </Field>
      <Field label={t("password")}>
        <TextInput name="password" type="password" required autoComplete="current-password" />
      </Field>
    </>
  );
}

/** A field of the form as text; a file is none. */
function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function useAttempt(onSignedIn: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [attempt] = useState(() => async (credentials: Credentials) => {
    setBusy(true);
    setProblem(null);
    const result = await signIn(credentials);
    if (result.kind === "signed_in") await onSignedIn();
    else setProblem(result.problem);
    setBusy(false);
  });
  return { busy, problem, attempt };
}
