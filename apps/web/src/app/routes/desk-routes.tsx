import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { AnswersPage } from "#features/desk/answers-page.tsx";
import { IntentsPage } from "#features/desk/intents-page.tsx";
import { LabelsPage } from "#features/desk/labels-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { useSession } from "#lib/session.ts";
import { StoreTitle } from "../store-title.tsx";

export function AnswersRoute() {
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/answers" });
  return <AnswersPage key={tenantId} {...useDeskPage(tenantId, "/admin/tenants/$tenantId/answers")} />;
}

export function LabelsRoute() {
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/labels" });
  return <LabelsPage key={tenantId} {...useDeskPage(tenantId, "/admin/tenants/$tenantId/labels")} />;
}

export function IntentsRoute() {
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/intents" });
  return <IntentsPage key={tenantId} {...useDeskPage(tenantId, "/admin/tenants/$tenantId/intents")} />;
}

function useDeskPage(tenantId: string, to: `/admin/tenants/$tenantId/${"answers" | "labels" | "intents"}`) {
  const t = useTranslations("nav");
  const { tenants } = useSession();
  useUnreadTitle(t("answers"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const role = tenants.find(({ id }) => id === tenantId)?.role;
  return {
    tenantId,
    mayEdit: role === "owner" || role === "staff",
    title: <StoreTitle page={t("answers")} tenantId={tenantId} to={to} />,
  };
}
