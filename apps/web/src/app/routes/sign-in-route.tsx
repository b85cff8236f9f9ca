import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { takeTokenFromAddress } from "#features/session/sign-in.ts";
import { SignInPage } from "#features/session/sign-in-page.tsx";
import { DemoBanner } from "../demo-banner.tsx";
import { PreferencesMenu } from "../preferences-menu.tsx";

export function SignInRoute() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { next } = useSearch({ from: "/sign-in" });
  const t = useTranslations();
  const [linkToken, setLinkToken] = useState(takeTokenFromAddress);
  useEffect(() => {
    // A link pasted into this tab changes the fragment only; the page doesn't load again.
    const onHashChange = () => setLinkToken(takeTokenFromAddress());
    window.addEventListener("hashchange", onHashChange);
    return () => window.removeEventListener("hashchange", onHashChange);
  }, []);
  useEffect(() => {
    document.title = `${t("signIn.title")} · ${t("common.product")}`;
  }, [t]);
  async function onSignedIn() {
    // Whatever was loaded belonged to nobody or to somebody else.
    queryClient.clear();
    router.history.replace(next ?? "/chats");
  }
  return (
    <div className="flex h-full flex-col">
      <DemoBanner />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <SignInPage linkToken={linkToken} onSignedIn={onSignedIn} footer={<PreferencesMenu />} />
      </div>
    </div>
  );
}
