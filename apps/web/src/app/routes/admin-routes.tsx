import "#lib/i18n/pages.ts";
import { Outlet } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { ForbiddenState } from "#components/states.tsx";
import { AuditPage } from "#features/audit/audit-page.tsx";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { TenantListPage } from "#features/tenants/tenant-list-page.tsx";
import { WebhookListPage } from "#features/webhooks/webhook-list-page.tsx";
import { useSession } from "#lib/session.ts";

/** The server decides; this only spares the reader a page that could show nothing. */
export function AdminRoute() {
  const { role } = useSession();
  return <main className="h-full min-w-0">{role === "operator" ? <Outlet /> : <ForbiddenState />}</main>;
}

export function TenantListRoute() {
  const t = useTranslations("nav");
  useUnreadTitle(t("tenants"));
  return <TenantListPage />;
}

export function WebhookListRoute() {
  const t = useTranslations("nav");
  useUnreadTitle(t("webhooks"));
  return <WebhookListPage />;
}

export function EveryAuditRoute() {
  const t = useTranslations("nav");
  useUnreadTitle(t("audit"));
  return <AuditPage tenantId={null} title={t("audit")} />;
}
