import { type AnyRoute, createRoute, createRouter } from "@tanstack/react-router";
import { parseAuditSearch } from "#features/audit/search.ts";
import { parseBrainSearch } from "#features/brain/sections.ts";
import { askAheadForChats } from "#features/chats/api/ask-ahead.ts";
import { parseChatsSearch } from "#features/chats/model/views.ts";
import { parseArticleSearch } from "#features/knowledge/article-search.ts";
import { parseNumbersSearch } from "#features/numbers/period.ts";
import { parseSetupSearch } from "#features/tenants/setup/steps.ts";
import { lazyPage } from "#lib/build.ts";
import { withTexts } from "#lib/i18n/i18n-provider.tsx";
import type { Trpc } from "#lib/trpc.ts";
import { adminTree } from "./admin-tree.ts";
import {
  designRoute,
  indexRoute,
  insideRoute,
  invitationRoute,
  owedRoute,
  resetRoute,
  rootRoute,
  type RouterContext,
  signInRoute,
  type StorePage,
  toStorePage,
  toWorstHealth,
} from "./base-routes.tsx";
import { NotFoundPage, RouteErrorPage } from "./error-pages.tsx";

const chatsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/chats",
  validateSearch: parseChatsSearch,
  component: lazyPage(() => withTexts(import("./routes/chats-route.tsx"), "chats"), "ChatsRoute"),
});

/** The inbox stays mounted from chat to chat; only its parameter changes. */
const chatRoute = createRoute({ getParentRoute: () => chatsRoute, path: "$conversationId" });

const numbersRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/numeros",
  validateSearch: parseNumbersSearch,
  component: lazyPage(
    () => withTexts(import("./routes/numbers-route.tsx"), "chats", "pages"),
    "NumbersRoute",
  ),
});

/** Of the store's owner too, so it stands beside the operators' pages and not below them. */
const brainRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/brain",
  validateSearch: parseBrainSearch,
  component: lazyPage(() => withTexts(import("./routes/brain-route.tsx"), "pages"), "BrainRoute"),
});

const handoffRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/handoff",
  component: lazyPage(() => withTexts(import("./routes/handoff-route.tsx"), "pages"), "HandoffRoute"),
});

/** Of the store's owner too. */
const setupRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/alta",
  validateSearch: parseSetupSearch,
  component: lazyPage(() => withTexts(import("./routes/setup-route.tsx"), "pages"), "SetupRoute"),
});

const templatesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/plantillas",
  component: lazyPage(() => withTexts(import("./routes/templates-route.tsx"), "pages"), "TemplatesRoute"),
});

const privacyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/privacidad",
  component: lazyPage(() => withTexts(import("./routes/privacy-route.tsx"), "pages"), "PrivacyRoute"),
});

const auditRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/auditoria",
  validateSearch: parseAuditSearch,
  component: lazyPage(() => withTexts(import("./routes/audit-route.tsx"), "pages"), "AuditRoute"),
});

const keysRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/claves",
  component: lazyPage(() => withTexts(import("./routes/keys-route.tsx"), "pages"), "KeysRoute"),
});

const sheetRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/sheet",
  component: lazyPage(() => withTexts(import("./routes/knowledge-routes.tsx"), "pages"), "SheetRoute"),
});

const articlesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/articles",
  validateSearch: parseArticleSearch,
  component: lazyPage(() => withTexts(import("./routes/knowledge-routes.tsx"), "pages"), "ArticlesRoute"),
});

const answersRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/answers",
  component: lazyPage(() => withTexts(import("./routes/desk-routes.tsx"), "pages"), "AnswersRoute"),
});

const labelsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/labels",
  component: lazyPage(() => withTexts(import("./routes/desk-routes.tsx"), "pages"), "LabelsRoute"),
});

const intentsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/intents",
  component: lazyPage(() => withTexts(import("./routes/desk-routes.tsx"), "pages"), "IntentsRoute"),
});

const catalogRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/catalogo",
  component: lazyPage(() => withTexts(import("./routes/catalog-route.tsx"), "pages"), "CatalogRoute"),
});

const teamRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/team",
  component: lazyPage(() => withTexts(import("./routes/people-routes.tsx"), "pages"), "TeamRoute"),
});

const healthRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/salud",
  component: lazyPage(() => withTexts(import("./routes/health-route.tsx"), "pages"), "HealthRoute"),
});

/** Of the store's owner: operators have the store's own page. */
const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/ajustes",
  component: lazyPage(() => withTexts(import("./routes/settings-route.tsx"), "pages"), "SettingsRoute"),
});

const accountRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/account",
  component: lazyPage(() => withTexts(import("./routes/people-routes.tsx"), "pages"), "AccountRoute"),
});

/** `/brain` and the like: that page of the store that was looked at last. Its page is named, so that it comes in meanwhile. */
function storeIndexRoute<Name extends StorePage>(page: Name, { options: { component } }: AnyRoute) {
  const path: `/${Name}` = `/${page}`;
  return createRoute({
    getParentRoute: () => insideRoute,
    path,
    beforeLoad: ({ context }) => toStorePage(context, page),
    ...(component && { component }),
  });
}

const brainIndexRoute = storeIndexRoute("brain", brainRoute);
const numbersIndexRoute = storeIndexRoute("numeros", numbersRoute);
const sheetIndexRoute = storeIndexRoute("sheet", sheetRoute);
const answersIndexRoute = storeIndexRoute("answers", answersRoute);
const catalogIndexRoute = storeIndexRoute("catalogo", catalogRoute);
const handoffIndexRoute = storeIndexRoute("handoff", handoffRoute);
const teamIndexRoute = storeIndexRoute("team", teamRoute);
const healthIndexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/salud",
  beforeLoad: ({ context }) => toWorstHealth(context),
  component: lazyPage(() => withTexts(import("./routes/health-route.tsx"), "pages"), "HealthRoute"),
});
const settingsIndexRoute = storeIndexRoute("ajustes", settingsRoute);

const routeTree = rootRoute.addChildren([
  signInRoute,
  invitationRoute,
  resetRoute,
  owedRoute,
  insideRoute.addChildren([
    indexRoute,
    chatsRoute.addChildren([chatRoute]),
    numbersIndexRoute,
    numbersRoute,
    brainIndexRoute,
    brainRoute,
    catalogIndexRoute,
    catalogRoute,
    handoffIndexRoute,
    handoffRoute,
    setupRoute,
    templatesRoute,
    privacyRoute,
    keysRoute,
    auditRoute,
    sheetIndexRoute,
    sheetRoute,
    articlesRoute,
    teamIndexRoute,
    teamRoute,
    healthIndexRoute,
    healthRoute,
    settingsIndexRoute,
    settingsRoute,
    accountRoute,
    answersIndexRoute,
    answersRoute,
    labelsRoute,
    intentsRoute,
    adminTree,
    designRoute,
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

interface Match {
  routeId: string;
  search: Record<string, unknown>;
  params: { conversationId?: string };
}

/** What the page at this address is made of, and what the inbox shows first, come in while the session is asked for. */
export function loadAhead(
  deps: RouterContext & { router: ReturnType<typeof createAppRouter>; trpc: Trpc },
): void {
  const { router } = deps;
  const pages: Record<string, AnyRoute> = router.routesById;
  const matches: Match[] = router.matchRoutes(router.latestLocation);
  for (const { routeId, search, params } of matches) {
    const page = pages[routeId];
    if (page) void router.loadRouteChunk(page);
    if (page !== chatsRoute) continue;
    // In a request of its own, a moment later: who is signed in is known without waiting for chats.
    setTimeout(() => askAheadForChats(deps, { search: parseChatsSearch(search), ...params }), 1);
  }
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
