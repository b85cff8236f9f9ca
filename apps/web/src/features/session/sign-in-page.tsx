import { KeyRound } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { AuthCard } from "./auth-card.tsx";
import { AuthForm, EmailField, PasswordField, TextLink } from "./auth-form.tsx";
import { CodeStep } from "./code-step.tsx";
import { canUsePasskeys, enterWithPasskey, offersPasskeys, stopOffering } from "./passkey.ts";
import { askAuth, signIn, textOf } from "./sign-in.ts";
import { readForm, useAttempt } from "./use-attempt.ts";
import { lastWay, rememberWay, type Way } from "./way.ts";

interface SignInPageProps {
  /** From a link that the terminal printed; signs in at once. */
  linkToken: string | null;
  /** Whoever comes here was signed in until now. */
  ended: boolean;
  onSignedIn: () => Promise<void>;
  footer?: ReactNode;
}

export function SignInPage(props: SignInPageProps) {
  const [way, setWay] = useState<Way | "forgot" | "code">(lastWay);
  const { attempt, ...state } = useAttempt();
  const tried = useRef<string | null>(null);
  const { linkToken, onSignedIn } = props;
  useEffect(() => {
    if (!linkToken || tried.current === linkToken) return;
    tried.current = linkToken;
    void attempt(() => signIn({ token: linkToken }), onSignedIn);
  }, [linkToken, attempt, onSignedIn]);
  usePasskeyOffer(way === "email", onSignedIn);

  if (way === "forgot") return <ForgotCard onBack={() => setWay("email")} footer={props.footer} />;
  if (way === "code")
    return <CodeStep onDone={onSignedIn} onBack={() => setWay("email")} footer={props.footer} />;

  function submit(event: FormEvent<HTMLFormElement>) {
    const form = readForm(event);
    const used: Way = way === "token" ? "token" : "email";
    const credentials =
      used === "token"
        ? { token: textOf(form, "token").trim() }
        : { email: textOf(form, "email").trim(), password: textOf(form, "password") };
    void attempt(
      () => signIn(credentials),
      ({ twoFactorRedirect }) => {
        rememberWay(used);
        return twoFactorRedirect ? setWay("code") : onSignedIn();
      },
    );
  }

  function change(next: Way | "forgot") {
    state.clear();
    setWay(next);
  }

  return (
    <SignInCard
      way={way}
      ended={props.ended}
      onWay={change}
      onSubmit={submit}
      onPasskey={() => void attempt(enterWithPasskey, onSignedIn)}
      {...state}
      footer={props.footer}
    />
  );
}

/** Where the browser can, it offers the device's passkeys in the field of the address. */
function usePasskeyOffer(wanted: boolean, onSignedIn: () => Promise<void>) {
  const enter = useEffectEvent(onSignedIn);
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    void offersPasskeys().then(async (offered) => {
      if (!offered || left) return;
      // What comes of an offer that nobody took, or that another way overtook, is nobody's trouble.
      const entered = await enterWithPasskey({ autofill: true });
      if (entered.ok && !left) await enter();
    });
    return () => {
      left = true;
      stopOffering();
    };
  }, [wanted]);
}

interface SignInCardProps {
  way: Way;
  ended: boolean;
  onWay: (way: Way | "forgot") => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onPasskey: () => void;
  busy: boolean;
  problem: ReturnType<typeof useAttempt>["problem"];
  footer?: ReactNode;
}

function SignInCard(props: SignInCardProps) {
  const t = useTranslations("signIn");
  const { way, onWay } = props;
  return (
    <AuthCard title={t("title")} lead={t(way === "token" ? "leadToken" : "leadEmail")} footer={props.footer}>
      {props.ended ? (
        <p className="rounded-control bg-waiting-tint px-3 py-2 text-small text-waiting">{t("ended")}</p>
      ) : null}
      <AuthForm submit={t("submit")} busy={props.busy} problem={props.problem} onSubmit={props.onSubmit}>
        {way === "token" ? (
          <TokenField />
        ) : (
          <>
            <EmailField />
            <PasswordField />
          </>
        )}
      </AuthForm>
      {canUsePasskeys() ? (
        <Button
          onClick={props.onPasskey}
          busy={props.busy}
          icon={<KeyRound size={15} aria-hidden="true" />}
          className="min-h-10 w-full"
        >
          {t("passkey")}
        </Button>
      ) : null}
      <div className="flex flex-col gap-3">
        {way === "email" ? <TextLink onClick={() => onWay("forgot")}>{t("forgot")}</TextLink> : null}
        <TextLink onClick={() => onWay(way === "token" ? "email" : "token")}>
          {t(way === "token" ? "useEmail" : "useToken")}
        </TextLink>
      </div>
    </AuthCard>
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

/** Asks for a letter; whether the address is known, nobody is told. */
function ForgotCard(props: { onBack: () => void; footer?: ReactNode }) {
  const t = useTranslations("signIn");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { attempt, busy, problem } = useAttempt();
  function submit(event: FormEvent<HTMLFormElement>) {
    const email = textOf(readForm(event), "email").trim();
    void attempt(
      () => askAuth("request-password-reset", { email }),
      () => setSentTo(email),
    );
  }
  return (
    <AuthCard
      title={t("forgotTitle")}
      lead={
        sentTo === null ? t("forgotLead") : <span role="status">{t("forgotSent", { email: sentTo })}</span>
      }
      footer={props.footer}
    >
      {sentTo === null ? (
        <AuthForm submit={t("forgotSubmit")} busy={busy} problem={problem} onSubmit={submit}>
          <EmailField />
        </AuthForm>
      ) : null}
      <TextLink onClick={props.onBack}>{t("backToSignIn")}</TextLink>
    </AuthCard>
  );
}
