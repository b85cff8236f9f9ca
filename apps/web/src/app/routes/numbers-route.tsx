import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { NumbersPage } from "#features/numbers/numbers-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { StoreTitle } from "../store-title.tsx";

export function NumbersRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/numeros" });
  useUnreadTitle(t("numbers"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  return (
    <main className="h-full min-w-0">
      <NumbersPage
        key={tenantId}
        tenantId={tenantId}
        title={<StoreTitle page={t("numbers")} tenantId={tenantId} to="/admin/tenants/$tenantId/numeros" />}
      />
    </main>
  );
}
