import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { ArticlesPage } from "#features/knowledge/articles-page.tsx";
import { SheetPage } from "#features/knowledge/sheet-page.tsx";
import { rememberStore } from "#lib/last-store.ts";
import { useSession } from "#lib/session.ts";
import { StoreTitle } from "../store-title.tsx";

export function SheetRoute() {
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/sheet" });
  return <SheetPage key={tenantId} {...useStorePage(tenantId, "/admin/tenants/$tenantId/sheet")} />;
}

export function ArticlesRoute() {
  const { tenantId } = useParams({ from: "/inside/admin/tenants/$tenantId/articles" });
  const begun = useSearch({ from: "/inside/admin/tenants/$tenantId/articles" });
  const navigate = useNavigate();
  return (
    <ArticlesPage
      key={tenantId}
      {...useStorePage(tenantId, "/admin/tenants/$tenantId/articles")}
      begun={begun}
      onBegunDone={() =>
        void navigate({ to: "/admin/tenants/$tenantId/articles", params: { tenantId }, replace: true })
      }
    />
  );
}

function useStorePage(
  tenantId: string,
  to: "/admin/tenants/$tenantId/sheet" | "/admin/tenants/$tenantId/articles",
) {
  const t = useTranslations("nav");
  const { tenants } = useSession();
  useUnreadTitle(t("sheet"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  return {
    tenantId,
    mayEdit: tenants.find(({ id }) => id === tenantId)?.role === "owner",
    title: <StoreTitle page={t("sheet")} tenantId={tenantId} to={to} />,
  };
}
