import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { PrivacyPage } from "#features/privacy/privacy-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { OwnersOnly } from "../owners-only.tsx";
import { StoreTitle } from "../store-title.tsx";

export function PrivacyRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/privacidad" });
  useUnreadTitle(t("privacy"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const title = (
    <StoreTitle page={t("privacy")} tenantId={tenantId} to="/admin/tenants/$tenantId/privacidad" />
  );
  return (
    <main className="h-full min-w-0">
      <OwnersOnly tenantId={tenantId} title={title}>
        <PrivacyPage key={tenantId} tenantId={tenantId} title={title} />
      </OwnersOnly>
    </main>
  );
}
