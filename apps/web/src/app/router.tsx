import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { parseBrainSearch } from "#features/brain/sections.ts";
import { parseChatsSearch } from "#features/chats/model/views.ts";
import { parseWebhooksSearch } from "#features/webhooks/filters.ts";
import { lastStore } from "#lib/last-store.ts";
import { isSignedIn, sessionQuery } from "#lib/session.ts";
import type { ApiClient } from "#lib/trpc.ts";
import { NotFoundPage, RouteErrorPage } from "./error-pages.tsx";

interface RouterContext {
  client: ApiClient;
  queryClient: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (raw: Record<string, unknown>): { next?: string } => {
    const { next } = raw;
    return isOwnPath(next) ? { next } : {};
  },
  component: lazyRouteComponent(() => import("./routes/sign-in-route.tsx"), "SignInRoute"),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./routes/sign-in-route.tsx"), "InvitationRoute"),
});

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset",
  component: lazyRouteComponent(() => import("./routes/sign-in-route.tsx"), "ResetRoute"),
});

/** Everything behind the sign-in: the shell, with the live stream. */
const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "inside",
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery(context.client));
    if (!isSignedIn(session)) throw redirect({ to: "/sign-in", search: nextOf(location.href) });
  },
  component: lazyRouteComponent(() => import("./shell.tsx"), "Shell"),
});

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

/** The page of the store that was looked at last; it may be another reader's, and then it is the first. */
async function lookedAtLast({ client, queryClient }: RouterContext): Promise<string> {
  const { tenants } = await queryClient.ensureQueryData(sessionQuery(client));
  const store = tenants.find(({ id }) => id === lastStore()) ?? tenants[0];
  if (store === undefined) throw notFound();
  return store.id;
}

const brainIndexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/brain",
  beforeLoad: async ({ context }) => {
    const params = { tenantId: await lookedAtLast(context) };
    throw redirect({ to: "/admin/tenants/$tenantId/brain", params, replace: true });
  },
});

const sheetIndexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/sheet",
  beforeLoad: async ({ context }) => {
    const params = { tenantId: await lookedAtLast(context) };
    throw redirect({ to: "/admin/tenants/$tenantId/sheet", params, replace: true });
  },
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
  beforeLoad: async ({ context }) => {
    const params = { tenantId: await lookedAtLast(context) };
    throw redirect({ to: "/admin/tenants/$tenantId/answers", params, replace: true });
  },
});

const answersRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/admin/tenants/$tenantId/answers",
  component: lazyRouteComponent(() => import("./routes/desk-routes.tsx"), "AnswersRoute"),
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
  beforeLoad: async ({ context }) => {
    const params = { tenantId: await lookedAtLast(context) };
    throw redirect({ to: "/admin/tenants/$tenantId/team", params, replace: true });
  },
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

const routeTree = rootRoute.addChildren([
  signInRoute,
  invitationRoute,
  resetRoute,
  insideRoute.addChildren([
    indexRoute,
    chatsRoute.addChildren([chatRoute]),
    brainIndexRoute,
    brainRoute,
    catalogIndexRoute,
    catalogRoute,
    handoffRoute,
    templatesRoute,
    sheetIndexRoute,
    sheetRoute,
    articlesRoute,
    teamIndexRoute,
    teamRoute,
    accountRoute,
    answersIndexRoute,
    answersRoute,
    adminRoute.addChildren([adminIndexRoute, tenantsRoute, tenantNewRoute, tenantRoute, webhooksRoute]),
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

/** A path of this panel, never another host: it is followed after signing in. */
function isOwnPath(value: unknown): value is string {
  return (
    typeof value === "string" && value.startsWith("/") && !value.startsWith("//") && !value.includes("\\")
  );
}

function nextOf(href: string): { next?: string } {
  return href === "/" || href === "/chats" ? {} : { next: href };
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
