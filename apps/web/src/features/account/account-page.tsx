import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { OpenSession } from "@platform/contract";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { Alert, FailedState, InlineFailure } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { NewPasswordField } from "#features/session/auth-form.tsx";
import { RemovedStores } from "#features/tenants/removal/removed-stores.tsx";
import { askAuth, textOf } from "#features/session/sign-in.ts";
import { readForm, useAttempt } from "#features/session/use-attempt.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { readAll } from "#lib/read-all.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { browserOf } from "./browser-of.ts";
import { FactorsSection } from "./factors/factors-section.tsx";
import { DeviceSection } from "./push/device-section.tsx";
import { StoreSection } from "./push/store-section.tsx";

/** What a person sees of their own account: what they are told of and where, the sessions that are open, and the password. */
export function AccountPage() {
  const t = useTranslations("account");
  const { user, role } = useSession();
  return (
    <Page title={t("title")} lead={user?.email ?? user?.name} inTurn>
      <FactorsSection />
      <DeviceSection />
      <StoreSection />
      <Sessions />
      {role === "member" ? <Password /> : null}
      {role === "member" ? <RemovedStores /> : null}
    </Page>
  );
}

function Sessions() {
  const t = useTranslations("account");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const client = useTRPCClient();
  const sessions = useQuery({
    queryKey: trpc.session.list.pathKey(),
    queryFn: ({ signal }) =>
      readAll((cursor) => client.session.list.query({ cursor, limit: 100 }, { signal })),
  });
  const end = useMutation(
    trpc.session.end.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.session.list.pathKey() }),
    }),
  );
  const items = sessions.data ?? [];
  return (
    <section aria-labelledby="sessions-title" className="rounded-card border border-line bg-surface">
      <div className="px-4 pt-4 desk:px-6">
        <h2 id="sessions-title" className="text-title font-semibold text-ink">
          {t("sessions")}
        </h2>
        <p className="mt-0.5 max-w-140 text-small text-ink-2">{t("sessionsLead")}</p>
      </div>
      {sessions.isPending ? (
        <Skeleton label={tCommon("loading")} className="flex flex-col gap-4 p-4 desk:px-6">
          <Bone className="h-10 w-full" />
        </Skeleton>
      ) : sessions.isError ? (
        <FailedState what={t("failed")} error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <ul className="divide-y divide-line">
          {items.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={end.isPending && end.variables.sessionId === session.id}
              onEnd={() => end.mutate({ sessionId: session.id })}
            />
          ))}
        </ul>
      )}
      <div className="flex flex-col gap-2 px-4 pb-4 desk:px-6">
        <InlineFailure error={end.error} />
        {items.length > 1 ? (
          <Button
            className="self-start"
            busy={end.isPending && end.variables.sessionId === undefined}
            onClick={() => end.mutate({})}
          >
            {t("endOthers")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function SessionRow(props: { session: OpenSession; busy: boolean; onEnd: () => void }) {
  const t = useTranslations("account");
  const format = useFormat();
  const { session } = props;
  const browser = browserOf(session.userAgent) ?? t("unknownBrowser");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 desk:px-6">
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2 text-body text-ink">
          {browser}
          {session.current ? <Tag tone="ok">{t("current")}</Tag> : null}
        </p>
        <p className="text-tag break-words text-meta">
          {session.ipAddress ? `${session.ipAddress} · ` : null}
          {t("since", { when: format.relative(session.createdAt) })}
        </p>
      </div>
      {session.current ? null : (
        <Button busy={props.busy} aria-label={t("endNamed", { browser })} onClick={props.onEnd}>
          {t("end")}
        </Button>
      )}
    </li>
  );
}

function Password() {
  const t = useTranslations("account");
  const tSignIn = useTranslations("signIn");
  const [changed, setChanged] = useState(false);
  const { attempt, busy, problem } = useAttempt();
  const form = useRef<HTMLFormElement>(null);
  function submit(event: FormEvent<HTMLFormElement>) {
    const values = readForm(event);
    setChanged(false);
    const body = {
      currentPassword: textOf(values, "currentPassword"),
      newPassword: textOf(values, "newPassword"),
      revokeOtherSessions: true,
    };
    void attempt(
      () => askAuth("change-password", body),
      () => {
        setChanged(true);
        form.current?.reset();
      },
    );
  }
  return (
    <section
      aria-labelledby="password-title"
      className="rounded-card border border-line bg-surface p-4 desk:p-6"
    >
      <h2 id="password-title" className="text-title font-semibold text-ink">
        {t("password")}
      </h2>
      <p className="mt-0.5 max-w-140 text-small text-ink-2">{t("passwordLead")}</p>
      <form ref={form} onSubmit={submit} className="mt-4 flex max-w-92 flex-col gap-4">
        <Field label={t("currentPassword")}>
          <TextInput name="currentPassword" type="password" required autoComplete="current-password" />
        </Field>
        <NewPasswordField />
        {problem ? <Alert>{tSignIn(`problem.${problem}`)}</Alert> : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" busy={busy}>
            {t("changePassword")}
          </Button>
          <p role="status" className="text-small text-ok">
            {changed ? t("changed") : null}
          </p>
        </div>
      </form>
    </section>
  );
}
