import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { SettingsPage } from "#features/tenants/settings-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { OwnersOnly } from "../owners-only.tsx";
import { StoreTitle } from "../store-title.tsx";

export function SettingsRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/ajustes" });
  useUnreadTitle(t("settings"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const title = <StoreTitle page={t("settings")} tenantId={tenantId} to="/admin/tenants/$tenantId/ajustes" />;
  return (
    <main className="h-full min-w-0">
      <OwnersOnly tenantId={tenantId} title={title}>
        <SettingsPage key={tenantId} tenantId={tenantId} title={title} />
      </OwnersOnly>
    </main>
  );
}
