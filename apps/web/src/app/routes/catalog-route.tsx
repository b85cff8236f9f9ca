import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { CatalogPage } from "#features/catalog/catalog-page.tsx";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { rememberStore } from "#lib/last-store.ts";
import { useSession } from "#lib/session.ts";
import { StoreTitle } from "../store-title.tsx";

export function CatalogRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/catalogo" });
  const { tenants } = useSession();
  useUnreadTitle(t("catalog"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const role = tenants.find(({ id }) => id === tenantId)?.role;
  return (
    <main className="h-full min-w-0">
      <CatalogPage
        key={tenantId}
        tenantId={tenantId}
        maySync={role === "owner" || role === "staff"}
        title={<StoreTitle page={t("catalog")} tenantId={tenantId} to="/admin/tenants/$tenantId/catalogo" />}
      />
    </main>
  );
}
