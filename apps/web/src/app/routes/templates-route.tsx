import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { TemplatesPage } from "#features/templates/templates-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { useSession } from "#lib/session.ts";
import { StoreTitle } from "../store-title.tsx";

export function TemplatesRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/plantillas" });
  const { tenants } = useSession();
  useUnreadTitle(t("templates"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const role = tenants.find(({ id }) => id === tenantId)?.role;
  return (
    <main className="h-full min-w-0">
      <TemplatesPage
        key={tenantId}
        tenantId={tenantId}
        maySync={role === "owner" || role === "staff"}
        maySubmit={role === "owner"}
        title={
          <StoreTitle page={t("templates")} tenantId={tenantId} to="/admin/tenants/$tenantId/plantillas" />
        }
      />
    </main>
  );
}
