import { useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { SetupPage } from "#features/tenants/setup/setup-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { useSession } from "#lib/session.ts";
import { StoreTitle } from "../store-title.tsx";

const from = "/inside/admin/tenants/$tenantId/alta";

export function SetupRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from });
  const { paso } = useSearch({ from });
  const { role, tenants } = useSession();
  useUnreadTitle(t("setup"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  return (
    <main className="h-full min-w-0">
      <SetupPage
        tenantId={tenantId}
        step={paso ?? null}
        mayEdit={role === "operator" || tenants.find(({ id }) => id === tenantId)?.role === "owner"}
        title={<StoreTitle page={t("setup")} tenantId={tenantId} to="/admin/tenants/$tenantId/alta" />}
      />
    </main>
  );
}
