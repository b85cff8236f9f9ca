import "#lib/i18n/pages.ts";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { BrainPage } from "#features/brain/brain-page.tsx";
import { type BrainPane, type BrainSection, brainSearch } from "#features/brain/sections.ts";
import { Reasoning } from "#features/chats/context/reasoning-panel.tsx";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { rememberStore } from "#lib/last-store.ts";
import { useSession } from "#lib/session.ts";
import { StoreTitle } from "../store-title.tsx";

const from = "/inside/admin/tenants/$tenantId/brain";

export function BrainRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from });
  const { section = "instructions", pane = "edit" } = useSearch({ from });
  const navigate = useNavigate();
  const { tenants } = useSession();
  useUnreadTitle(t("brain"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const show = (view: { section: BrainSection; pane: BrainPane }) =>
    void navigate({
      to: "/admin/tenants/$tenantId/brain",
      params: { tenantId },
      search: brainSearch(view),
      replace: true,
    });
  return (
    <main className="h-full min-w-0">
      <BrainPage
        tenantId={tenantId}
        section={section}
        pane={pane}
        onSection={(chosen) => show({ section: chosen, pane })}
        onPane={(chosen) => show({ section, pane: chosen })}
        mayEdit={tenants.find(({ id }) => id === tenantId)?.role === "owner"}
        title={<StoreTitle page={t("brain")} tenantId={tenantId} to="/admin/tenants/$tenantId/brain" />}
        renderReasoning={(trace) => <Reasoning trace={trace} />}
      />
    </main>
  );
}
