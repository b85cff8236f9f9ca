import type { TeamRole } from "@platform/contract";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { Alert } from "#components/states.tsx";
import { AuthCard } from "./auth-card.tsx";
import { AuthForm, NewPasswordField, PasswordField, TextLink } from "./auth-form.tsx";
import { CodeStep } from "./code-step.tsx";
import { askAuth, type AuthResult, signIn, textOf } from "./sign-in.ts";
import { readForm, useAttempt } from "./use-attempt.ts";
import { rememberWay } from "./way.ts";

interface Invited {
  email: string;
  role: TeamRole;
  storeName: string;
  invitedBy: string;
  /** The address has an account. */
  known: boolean;
  /** The browser is signed in with it. */
  signedIn: boolean;
}

interface InvitationPageProps {
  token: string | null;
  onJoined: () => Promise<void>;
  onSignIn: () => void;
  footer?: ReactNode;
}

/** What an invitation is to, and the way in: for somebody new a name and a password, for others their own sign-in. */
export function InvitationPage(props: InvitationPageProps) {
  const t = useTranslations("invitation");
  const tCommon = useTranslations("common");
  const { token } = props;
  const [look, setLook] = useState<AuthResult<Invited> | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (token === null) return;
    let left = false;
    void askAuth<Invited>("look-at-invitation", { token }).then((result) =>
      left ? undefined : setLook(result),
    );
    return () => {
      left = true;
    };
  }, [token, tries]);
  if (token === null || (look !== null && !look.ok && look.problem === "link"))
    return (
      <AuthCard title={t("goneTitle")} lead={t("goneLead")} footer={props.footer}>
        <TextLink onClick={props.onSignIn}>{t("toSignIn")}</TextLink>
      </AuthCard>
    );
  if (look === null)
    return (
      <AuthCard title={t("title")} footer={props.footer}>
        <Skeleton label={tCommon("loading")} className="flex flex-col gap-3">
          <Bone className="h-9 w-full" />
          <Bone className="h-9 w-full" />
        </Skeleton>
      </AuthCard>
    );
  if (!look.ok) return <LookFailed problem={look.problem} onRetry={() => setTries(tries + 1)} {...props} />;
  return <Join {...props} token={token} invited={look.data} />;
}

function LookFailed(props: {
  problem: Parameters<typeof AuthForm>[0]["problem"];
  onRetry: () => void;
  footer?: ReactNode;
}) {
  const t = useTranslations();
  return (
    <AuthCard title={t("invitation.title")} footer={props.footer}>
      <Alert>{props.problem ? t(`signIn.problem.${props.problem}`) : null}</Alert>
      <Button onClick={props.onRetry}>{t("errors.retry")}</Button>
    </AuthCard>
  );
}

function Join(props: InvitationPageProps & { token: string; invited: Invited }) {
  const t = useTranslations("invitation");
  const { invited, token, onJoined } = props;
  const { attempt, busy, problem } = useAttempt();
  const done = () => {
    rememberWay("email");
    return onJoined();
  };

  const accept = () => askAuth<unknown>("accept-invitation", { token });
  const [coding, setCoding] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    const form = readForm(event);
    if (!invited.known) {
      const [name, password] = [textOf(form, "name").trim(), textOf(form, "newPassword")];
      void attempt(() => askAuth("accept-invitation", { token, name, password }), done);
    } else if (invited.signedIn) {
      void attempt(accept, done);
    } else {
      const credentials = { email: invited.email, password: textOf(form, "password") };
      void attempt(
        () => signIn(credentials),
        ({ twoFactorRedirect }) => (twoFactorRedirect ? setCoding(true) : attempt(accept, done)),
      );
    }
  }

  if (coding)
    return (
      <CodeStep
        onDone={() => {
          setCoding(false);
          return attempt(accept, done);
        }}
        onBack={() => setCoding(false)}
        footer={props.footer}
      />
    );
  return (
    <AuthCard
      title={t("joinTitle", { store: invited.storeName })}
      lead={t(`lead.${invited.role}`, { name: invited.invitedBy })}
      footer={props.footer}
    >
      <AuthForm submit={t("join")} busy={busy} problem={problem} onSubmit={submit}>
        <JoinFields invited={invited} />
      </AuthForm>
    </AuthCard>
  );
}

/** Whose invitation it is, and what its reader has to prove or choose. */
function JoinFields({ invited }: { invited: Invited }) {
  const t = useTranslations("invitation");
  return (
    <>
      <div>
        <p className="text-small font-medium text-ink">{t("address")}</p>
        <p className="text-body break-words text-ink-2">{invited.email}</p>
        {invited.known && !invited.signedIn ? <p className="mt-1 text-tag text-meta">{t("known")}</p> : null}
      </div>
      {invited.known ? null : (
        <>
          <Field label={t("name")}>
            <TextInput name="name" required maxLength={100} autoComplete="name" />
          </Field>
          <input type="hidden" name="username" autoComplete="username" value={invited.email} readOnly />
          <NewPasswordField />
        </>
      )}
      {invited.known && !invited.signedIn ? <PasswordField /> : null}
    </>
  );
}
