import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { AuditPage } from "#features/audit/audit-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { OwnersOnly } from "../owners-only.tsx";
import { StoreTitle } from "../store-title.tsx";

export function AuditRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/auditoria" });
  const search = useSearch({ from: "/inside/admin/tenants/$tenantId/auditoria" });
  const navigate = useNavigate({ from: "/admin/tenants/$tenantId/auditoria" });
  useUnreadTitle(t("audit"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const title = <StoreTitle page={t("audit")} tenantId={tenantId} to="/admin/tenants/$tenantId/auditoria" />;
  return (
    <main className="h-full min-w-0">
      <OwnersOnly tenantId={tenantId} title={title}>
        <AuditPage
          key={tenantId}
          tenantId={tenantId}
          search={search}
          onSearch={(next) => void navigate({ search: next, replace: true })}
          title={title}
        />
      </OwnersOnly>
    </main>
  );
}
