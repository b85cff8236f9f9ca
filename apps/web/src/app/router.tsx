import { createRoute, createRouter, lazyRouteComponent, notFound, redirect } from "@tanstack/react-router";
import { parseBrainSearch } from "#features/brain/sections.ts";
import { parseChatsSearch } from "#features/chats/model/views.ts";
import { parseNumbersSearch } from "#features/numbers/period.ts";
import { parseWebhooksSearch } from "#features/webhooks/filters.ts";
import { lastStore } from "#lib/last-store.ts";
import { sessionQuery } from "#lib/session.ts";
import {
  insideRoute,
  invitationRoute,
  resetRoute,
  rootRoute,
  type RouterContext,
  signInRoute,
  toStorePage,
} from "./base-routes.tsx";
import { NotFoundPage, RouteErrorPage } from "./error-pages.tsx";

const indexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/chats", replace: true });
  },
});

const chatsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/chats",
  validateSearch: parseChatsSearch,
  component: lazyRouteComponent(() => import("./routes/chats-route.tsx"), "ChatsRoute"),
});

/** The inbox stays mounted from chat to chat; only its parameter changes. */
const chatRoute = createRoute({ getParentRoute: () => chatsRoute, path: "$conversationId" });

const brainIndexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/brain",
  beforeLoad: ({ context }) => toStorePage(context, "brain"),
});

const numbersIndexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/numeros",
  beforeLoad: ({ context }) => toStorePage(context, "numeros"),
});

const numbersRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/numeros",
  validateSearch: parseNumbersSearch,
  component: lazyRouteComponent(() => import("./routes/numbers-route.tsx"), "NumbersRoute"),
});

const sheetIndexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/sheet",
  beforeLoad: ({ context }) => toStorePage(context, "sheet"),
});

/** Of the store's owner too, so it stands beside the operators' pages and not below them. */
const brainRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/brain",
  validateSearch: parseBrainSearch,
  component: lazyRouteComponent(() => import("./routes/brain-route.tsx"), "BrainRoute"),
});

const handoffRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/handoff",
  component: lazyRouteComponent(() => import("./routes/handoff-route.tsx"), "HandoffRoute"),
});

const templatesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/plantillas",
  component: lazyRouteComponent(() => import("./routes/templates-route.tsx"), "TemplatesRoute"),
});

const privacyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/privacidad",
  component: lazyRouteComponent(() => import("./routes/privacy-route.tsx"), "PrivacyRoute"),
});

const auditRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/auditoria",
  component: lazyRouteComponent(() => import("./routes/audit-route.tsx"), "AuditRoute"),
});

const keysRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/claves",
  component: lazyRouteComponent(() => import("./routes/keys-route.tsx"), "KeysRoute"),
});

const sheetRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/sheet",
  component: lazyRouteComponent(() => import("./routes/knowledge-routes.tsx"), "SheetRoute"),
});

const articlesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/articles",
  component: lazyRouteComponent(() => import("./routes/knowledge-routes.tsx"), "ArticlesRoute"),
});

const answersIndexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/answers",
  beforeLoad: ({ context }) => toStorePage(context, "answers"),
});

const answersRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/answers",
  component: lazyRouteComponent(() => import("./routes/desk-routes.tsx"), "AnswersRoute"),
});

const labelsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/labels",
  component: lazyRouteComponent(() => import("./routes/desk-routes.tsx"), "LabelsRoute"),
});

const intentsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/intents",
  component: lazyRouteComponent(() => import("./routes/desk-routes.tsx"), "IntentsRoute"),
});

/** As the brain's: the store that was looked at last. */
const catalogIndexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/catalogo",
  beforeLoad: async ({ context }) => {
    const { tenants } = await context.queryClient.ensureQueryData(sessionQuery(context.client));
    const store = tenants.find(({ id }) => id === lastStore()) ?? tenants[0];
    if (store === undefined) throw notFound();
    throw redirect({
      to: "/admin/tenants/$tenantId/catalogo",
      params: { tenantId: store.id },
      replace: true,
    });
  },
});

const catalogRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/catalogo",
  component: lazyRouteComponent(() => import("./routes/catalog-route.tsx"), "CatalogRoute"),
});

const teamIndexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/team",
  beforeLoad: ({ context }) => toStorePage(context, "team"),
});

const teamRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/team",
  component: lazyRouteComponent(() => import("./routes/people-routes.tsx"), "TeamRoute"),
});

const accountRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/account",
  component: lazyRouteComponent(() => import("./routes/people-routes.tsx"), "AccountRoute"),
});

const adminRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin",
  component: lazyRouteComponent(() => import("./routes/admin-routes.tsx"), "AdminRoute"),
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
  component: lazyRouteComponent(() => import("./routes/admin-routes.tsx"), "TenantListRoute"),
});

const tenantNewRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/tenants/new",
  component: lazyRouteComponent(() => import("./routes/tenant-routes.tsx"), "TenantNewRoute"),
});

const tenantRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/tenants/$tenantId",
  component: lazyRouteComponent(() => import("./routes/tenant-routes.tsx"), "TenantEditRoute"),
});

const webhooksRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/webhooks",
  validateSearch: parseWebhooksSearch,
  component: lazyRouteComponent(() => import("./routes/admin-routes.tsx"), "WebhookListRoute"),
});

const everyAuditRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/auditoria",
  component: lazyRouteComponent(() => import("./routes/admin-routes.tsx"), "EveryAuditRoute"),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  invitationRoute,
  resetRoute,
  insideRoute.addChildren([
    indexRoute,
    chatsRoute.addChildren([chatRoute]),
    numbersIndexRoute,
    numbersRoute,
    brainIndexRoute,
    brainRoute,
    catalogIndexRoute,
    catalogRoute,
    handoffRoute,
    templatesRoute,
    privacyRoute,
    keysRoute,
    auditRoute,
    sheetIndexRoute,
    sheetRoute,
    articlesRoute,
    teamIndexRoute,
    teamRoute,
    accountRoute,
    answersIndexRoute,
    answersRoute,
    labelsRoute,
    intentsRoute,
    adminRoute.addChildren([
      adminIndexRoute,
      tenantsRoute,
      tenantNewRoute,
      tenantRoute,
      webhooksRoute,
      everyAuditRoute,
    ]),
  ]),
]);

export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: RouteErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: false,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
