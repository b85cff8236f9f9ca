import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { AnswersPage } from "#features/desk/answers-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { useSession } from "#lib/session.ts";
import { StoreTitle } from "../store-title.tsx";

export function AnswersRoute() {
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/answers" });
  const t = useTranslations("nav");
  const { tenants } = useSession();
  useUnreadTitle(t("answers"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const role = tenants.find(({ id }) => id === tenantId)?.role;
  return (
    <AnswersPage
      key={tenantId}
      tenantId={tenantId}
      mayEdit={role === "owner" || role === "staff"}
      title={<StoreTitle page={t("answers")} tenantId={tenantId} to="/admin/tenants/$tenantId/answers" />}
    />
  );
}
