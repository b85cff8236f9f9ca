import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { AccountPage } from "#features/account/account-page.tsx";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { TeamPage } from "#features/team/team-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { useSession } from "#lib/session.ts";
import { StoreTitle } from "../store-title.tsx";

export function TeamRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/team" });
  const { tenants } = useSession();
  useUnreadTitle(t("team"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  return (
    <main className="h-full min-w-0">
      <TeamPage
        key={tenantId}
        tenantId={tenantId}
        role={tenants.find(({ id }) => id === tenantId)?.role ?? "viewer"}
        title={<StoreTitle page={t("team")} tenantId={tenantId} to="/admin/tenants/$tenantId/team" />}
      />
    </main>
  );
}

export function AccountRoute() {
  const t = useTranslations("account");
  useUnreadTitle(t("title"));
  return (
    <main className="h-full min-w-0">
      <AccountPage />
    </main>
  );
}
