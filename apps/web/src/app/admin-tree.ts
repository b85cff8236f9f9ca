import { createRoute, redirect } from "@tanstack/react-router";
import { parseAuditSearch } from "#features/audit/search.ts";
import { parseNumbersSearch } from "#features/numbers/period.ts";
import { parseOverviewSearch } from "#features/tenants/overview/search.ts";
import { parseWebhooksSearch } from "#features/webhooks/filters.ts";
import { lazyPage } from "#lib/build.ts";
import { withTexts } from "#lib/i18n/i18n-provider.tsx";
import { insideRoute } from "./base-routes.tsx";

const adminRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin",
  component: lazyPage(() => withTexts(import("./routes/admin-routes.tsx"), "pages"), "AdminRoute"),
});

const adminIndexRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/admin/tenants", replace: true });
  },
});

const tenantsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/tenants",
  validateSearch: parseOverviewSearch,
  component: lazyPage(() => withTexts(import("./routes/admin-routes.tsx"), "pages"), "TenantListRoute"),
});

const tenantNewRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/tenants/new",
  component: lazyPage(() => withTexts(import("./routes/tenant-routes.tsx"), "pages"), "TenantNewRoute"),
});

const tenantRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/tenants/$tenantId",
  component: lazyPage(() => withTexts(import("./routes/tenant-routes.tsx"), "pages"), "TenantEditRoute"),
});

const storesNumbersRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/numeros",
  validateSearch: parseNumbersSearch,
  component: lazyPage(
    () => withTexts(import("./routes/stores-numbers-route.tsx"), "pages"),
    "StoresNumbersRoute",
  ),
});

const webhooksRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/webhooks",
  validateSearch: parseWebhooksSearch,
  component: lazyPage(
    () => withTexts(import("./routes/admin-routes.tsx"), "chats", "pages"),
    "WebhookListRoute",
  ),
});

const everyAuditRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/auditoria",
  validateSearch: parseAuditSearch,
  component: lazyPage(() => withTexts(import("./routes/admin-routes.tsx"), "pages"), "EveryAuditRoute"),
});

const everyKeyRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/claves",
  component: lazyPage(() => withTexts(import("./routes/admin-routes.tsx"), "pages"), "EveryKeyRoute"),
});

const doctorRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/diagnostico",
  component: lazyPage(() => withTexts(import("./routes/doctor-route.tsx"), "pages"), "DoctorRoute"),
});

const baseRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/base",
  component: lazyPage(() => withTexts(import("./routes/base-route.tsx"), "pages"), "BaseRoute"),
});

/** The operators' pages. */
export const adminTree = adminRoute.addChildren([
  adminIndexRoute,
  tenantsRoute,
  tenantNewRoute,
  tenantRoute,
  baseRoute,
  storesNumbersRoute,
  webhooksRoute,
  everyAuditRoute,
  everyKeyRoute,
  doctorRoute,
]);
