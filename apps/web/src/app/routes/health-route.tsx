import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { HealthPage } from "#features/tenants/health-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { StoreTitle } from "../store-title.tsx";

export function HealthRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/salud" });
  useUnreadTitle(t("health"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const title = <StoreTitle page={t("health")} tenantId={tenantId} to="/admin/tenants/$tenantId/salud" />;
  return (
    <main className="h-full min-w-0">
      <HealthPage key={tenantId} tenantId={tenantId} title={title} />
    </main>
  );
}
