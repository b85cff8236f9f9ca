import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { InvitationPage } from "#features/session/invitation-page.tsx";
import { ResetPage } from "#features/session/reset-page.tsx";
import { takeTokenFromAddress } from "#features/session/sign-in.ts";
import { SignInPage } from "#features/session/sign-in-page.tsx";
import { isSignedIn } from "#lib/session.ts";
import { useTRPCClient } from "#lib/trpc.ts";
import { DemoBanner } from "../demo-banner.tsx";
import { PreferencesMenu } from "../preferences-menu.tsx";

export function SignInRoute() {
  const { next, ended = false } = useSearch({ from: "/sign-in" });
  const { token, enter } = useDoor("signIn");
  useGoingOn(ended, next ?? "/chats");
  return (
    <Doorstep>
      <SignInPage
        linkToken={token}
        ended={ended}
        onSignedIn={() => enter(next ?? "/chats")}
        footer={<PreferencesMenu />}
      />
    </Doorstep>
  );
}

/** Whose session has ended finds that another tab has signed in since, perhaps as somebody else: nothing of before is left here. */
function useGoingOn(ended: boolean, path: string) {
  const client = useTRPCClient();
  useEffect(() => {
    if (!ended) return;
    client.session.get.query({}).then(
      (session) => (isSignedIn(session) ? window.location.replace(path) : undefined),
      () => undefined,
    );
  }, [client, ended, path]);
}

export function InvitationRoute() {
  const { token, enter } = useDoor("invitation");
  return (
    <Doorstep>
      <InvitationPage
        key={token}
        token={token}
        onJoined={() => enter("/chats")}
        onSignIn={() => void enter("/sign-in")}
        footer={<PreferencesMenu />}
      />
    </Doorstep>
  );
}

export function ResetRoute() {
  const { token, enter } = useDoor("reset");
  return (
    <Doorstep>
      <ResetPage
        key={token}
        token={token}
        onSignIn={() => void enter("/sign-in")}
        footer={<PreferencesMenu />}
      />
    </Doorstep>
  );
}

function Doorstep(props: { children: ReactNode }) {
  return (
    <div className="flex h-full flex-col">
      <DemoBanner />
      <div className="min-h-0 flex-1 overflow-y-auto">{props.children}</div>
    </div>
  );
}

/** The link's token, and the way in from here. */
function useDoor(page: "signIn" | "invitation" | "reset") {
  const router = useRouter();
  const queryClient = useQueryClient();
  const t = useTranslations();
  const [token, setToken] = useState(takeTokenFromAddress);
  useEffect(() => {
    // A link pasted into this tab changes the fragment only; the page doesn't load again.
    const onHashChange = () => setToken(takeTokenFromAddress());
    window.addEventListener("hashchange", onHashChange);
    return () => window.removeEventListener("hashchange", onHashChange);
  }, []);
  useEffect(() => {
    document.title = `${t(`${page}.title`)} · ${t("common.product")}`;
  }, [t, page]);
  const [enter] = useState(() => async (path: string) => {
    // Whatever was loaded belonged to nobody or to somebody else.
    queryClient.clear();
    router.history.replace(path);
  });
  return { token, enter };
}
