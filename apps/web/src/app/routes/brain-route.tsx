import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { BrainPage } from "#features/brain/brain-page.tsx";
import { type BrainView, brainSearch } from "#features/brain/sections.ts";
import { Reasoning } from "#features/chats/context/reasoning-panel.tsx";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { rememberStore } from "#lib/last-store.ts";
import { useSession } from "#lib/session.ts";
import { StoreTitle } from "../store-title.tsx";

const from = "/inside/admin/tenants/$tenantId/brain";

export function BrainRoute() {
  const t = useTranslations("nav");
  const { tenantId } = useParams({ from });
  const { section = "instructions", pane = "edit", case: caseId = null } = useSearch({ from });
  const navigate = useNavigate();
  const { tenants } = useSession();
  useUnreadTitle(t("brain"));
  useEffect(() => rememberStore(tenantId), [tenantId]);
  const role = tenants.find(({ id }) => id === tenantId)?.role;
  const show = (change: Partial<BrainView>) =>
    void navigate({
      to: "/admin/tenants/$tenantId/brain",
      params: { tenantId },
      search: brainSearch({ section, pane, caseId, ...change }),
      replace: true,
    });
  return (
    <main className="h-full min-w-0">
      <BrainPage
        tenantId={tenantId}
        section={section}
        pane={pane}
        caseId={caseId}
        onShow={show}
        mayEdit={role === "owner"}
        mayAnswer={role === "owner" || role === "staff"}
        title={<StoreTitle page={t("brain")} tenantId={tenantId} to="/admin/tenants/$tenantId/brain" />}
        renderReasoning={(trace) => <Reasoning trace={trace} />}
      />
    </main>
  );
}
