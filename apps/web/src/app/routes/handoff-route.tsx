import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { HandoffPage } from "#features/tenants/handoff/handoff-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { OwnersOnly } from "../owners-only.tsx";
import { StoreTitle } from "../store-title.tsx";

export function HandoffRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/handoff" });
  useUnreadTitle(t("handoff"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const title = <StoreTitle page={t("handoff")} tenantId={tenantId} to="/admin/tenants/$tenantId/handoff" />;
  return (
    <main className="h-full min-w-0">
      <OwnersOnly tenantId={tenantId} title={title}>
        <HandoffPage tenantId={tenantId} title={title} />
      </OwnersOnly>
    </main>
  );
}
