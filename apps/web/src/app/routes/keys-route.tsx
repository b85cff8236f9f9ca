import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { KeysPage } from "#features/keys/keys-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { OwnersOnly } from "../owners-only.tsx";
import { StoreTitle } from "../store-title.tsx";

export function KeysRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/claves" });
  useUnreadTitle(t("apiKeys"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const title = <StoreTitle page={t("apiKeys")} tenantId={tenantId} to="/admin/tenants/$tenantId/claves" />;
  return (
    <main className="h-full min-w-0">
      <OwnersOnly tenantId={tenantId} title={title}>
        <KeysPage key={tenantId} tenantId={tenantId} title={title} />
      </OwnersOnly>
    </main>
  );
}
