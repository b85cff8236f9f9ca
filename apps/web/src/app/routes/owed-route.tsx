import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { OwedPage } from "#features/account/owed-page.tsx";
import { useSession } from "#lib/session.ts";
import { DemoBanner } from "../demo-banner.tsx";
import { PreferencesMenu } from "../preferences-menu.tsx";

export function OwedRoute() {
  const t = useTranslations();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { owes } = useSession();
  const { next } = useSearch({ from: "/segundo-factor" });
  useEffect(() => {
    document.title = `${t("secondFactor.title")} · ${t("common.product")}`;
  }, [t]);
  const enter = (path: string) => {
    queryClient.clear();
    router.history.replace(path);
  };
  return (
    <div className="flex h-full flex-col">
      <DemoBanner />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <OwedPage
          owes={owes ?? "set_up"}
          onDone={() => enter(next ?? "/chats")}
          onSignedOut={() => enter("/sign-in")}
          footer={<PreferencesMenu />}
        />
      </div>
    </div>
  );
}
