import { useParams } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { TenantEditPage } from "#features/tenants/tenant-edit-page.tsx";
import { TenantNewPage } from "#features/tenants/tenant-new-page.tsx";

export function TenantNewRoute() {
  const t = useTranslations("tenants");
  useUnreadTitle(t("newTitle"));
  return <TenantNewPage />;
}

export function TenantEditRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId" });
  useUnreadTitle(t("tenants"));
  return <TenantEditPage tenantId={tenantId} />;
}
