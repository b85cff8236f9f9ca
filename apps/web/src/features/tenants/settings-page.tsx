import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "#components/page.tsx";

const places = [
  { path: "alta", name: "setup" },
  { path: "handoff", name: "handoff" },
  { path: "plantillas", name: "templates" },
  { path: "claves", name: "keys" },
  { path: "auditoria", name: "audit" },
  { path: "privacidad", name: "privacy" },
] as const;

/** What a store's owner answers for besides its chats, its bot and its people. */
export function SettingsPage({ tenantId, title }: { tenantId: string; title: ReactNode }) {
  const t = useTranslations("tenants.section");
  return (
    <Page title={title} lead={t("settingsLead")}>
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
        {places.map(({ path, name }) => (
          <li key={path}>
            <Link
              to={`/admin/tenants/$tenantId/${path}`}
              params={{ tenantId }}
              className="flex min-h-14 items-center gap-4 px-4 py-2.5 outline-offset-[-2px] transition-colors duration-120 hover:bg-paper desk:px-6"
            >
              <span className="min-w-0 flex-1">
                <span className="block text-body font-medium text-ink">{t(name)}</span>
                <span className="block text-small text-ink-2">{t(`${name}Lead`)}</span>
              </span>
              <ChevronRight size={16} aria-hidden="true" className="shrink-0 text-meta" />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
