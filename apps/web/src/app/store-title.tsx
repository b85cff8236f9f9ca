import { useNavigate } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, menuChoice } from "#components/menu.tsx";
import { useSession } from "#lib/session.ts";

interface StoreTitleProps {
  page: string;
  tenantId: string;
  to:
    | "/admin/tenants/$tenantId/brain"
    | "/admin/tenants/$tenantId/numeros"
    | "/admin/tenants/$tenantId/sheet"
    | "/admin/tenants/$tenantId/articles"
    | "/admin/tenants/$tenantId/answers"
    | "/admin/tenants/$tenantId/labels"
    | "/admin/tenants/$tenantId/intents"
    | "/admin/tenants/$tenantId/catalogo"
    | "/admin/tenants/$tenantId/handoff"
    | "/admin/tenants/$tenantId/alta"
    | "/admin/tenants/$tenantId/team"
    | "/admin/tenants/$tenantId/salud"
    | "/admin/tenants/$tenantId/ajustes"
    | "/admin/tenants/$tenantId/plantillas"
    | "/admin/tenants/$tenantId/privacidad"
    | "/admin/tenants/$tenantId/claves"
    | "/admin/tenants/$tenantId/auditoria";
}

/** The name of a page of one store, and the way to the same page of another. */
export function StoreTitle(props: StoreTitleProps) {
  const t = useTranslations("nav");
  const navigate = useNavigate();
  const { tenants } = useSession();
  const { page, tenantId, to } = props;
  const name = tenants.find(({ id }) => id === tenantId)?.storeName ?? t("store");
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      <h1 className="text-page font-semibold text-ink">{page}</h1>
      {tenants.length < 2 ? (
        <span dir="auto" className="truncate text-small text-ink-2">
          {name}
        </span>
      ) : (
        <Menu
          trigger={
            <button
              type="button"
              className="touch-target flex min-w-0 items-center gap-1 rounded-control px-1.5 py-1 text-small text-ink-2 hover:bg-sunken hover:text-ink"
            >
              <span dir="auto" className="truncate">
                {name}
              </span>
              <ChevronDown size={14} aria-hidden="true" className="shrink-0" />
            </button>
          }
          entries={[
            menuChoice({
              label: t("store"),
              value: tenantId,
              options: tenants.map((tenant) => ({ value: tenant.id, label: tenant.storeName })),
              onChange: (chosen) => void navigate({ to, params: { tenantId: chosen } }),
            }),
          ]}
        />
      )}
    </div>
  );
}
