import { Outlet, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { ForbiddenState } from "#components/states.tsx";
import { AuditPage } from "#features/audit/audit-page.tsx";
import { KeysPage } from "#features/keys/keys-page.tsx";
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
  const search = useSearch({ from: "/inside/admin/auditoria" });
  const navigate = useNavigate({ from: "/admin/auditoria" });
  useUnreadTitle(t("audit"));
  return (
    <AuditPage
      tenantId={null}
      title={t("audit")}
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
    />
  );
}

export function EveryKeyRoute() {
  const t = useTranslations();
  useUnreadTitle(t("apiKeys.everyTitle"));
  return <KeysPage tenantId={null} title={t("apiKeys.everyTitle")} />;
}
