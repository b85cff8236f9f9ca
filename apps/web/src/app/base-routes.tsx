import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, notFound, Outlet, redirect } from "@tanstack/react-router";
import { lazyPage } from "#lib/build.ts";
import { withTexts } from "#lib/i18n/i18n-provider.tsx";
import { lastStore } from "#lib/last-store.ts";
import { isSignedIn, sessionQuery } from "#lib/session.ts";
import type { ApiClient } from "#lib/trpc.ts";
import { NotFoundPage } from "./error-pages.tsx";
import { isOwnPath, nextOf } from "./own-path.ts";

export interface RouterContext {
  client: ApiClient;
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
});

/** Where to go from here. */
function nextSearch({ next }: Record<string, unknown>): { next?: string } {
  return isOwnPath(next) ? { next } : {};
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { next?: string; ended?: true } => ({
    ...nextSearch(search),
    ...(search["ended"] === true && { ended: true }),
  }),
  component: lazyPage(() => import("./routes/sign-in-route.tsx"), "SignInRoute"),
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation",
  component: lazyPage(() => import("./routes/sign-in-route.tsx"), "InvitationRoute"),
});

export const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset",
  component: lazyPage(() => import("./routes/sign-in-route.tsx"), "ResetRoute"),
});

/** Where a store asks for two factors and one was proved: the only page there is. */
export const owedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/segundo-factor",
  validateSearch: nextSearch,
  beforeLoad: async ({ context, search }) => {
    const { owes } = await context.queryClient.ensureQueryData(sessionQuery(context.client));
    if (owes === null) throw redirect({ to: search.next ?? "/chats", replace: true });
  },
  component: lazyPage(() => withTexts(import("./routes/owed-route.tsx"), "pages"), "OwedRoute"),
});

/** Everything behind the sign-in: the shell, with the live stream. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "inside",
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery(context.client));
    if (session.owes !== null) throw redirect({ to: "/segundo-factor", search: nextOf(location.href) });
    if (!isSignedIn(session)) throw redirect({ to: "/sign-in", search: nextOf(location.href) });
  },
  component: lazyPage(() => import("./shell.tsx"), "Shell"),
});

export const indexRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/chats", replace: true });
  },
});

/**
 * For whoever operates the installation and so for the demo: it holds no data, but stores' people have no use for it.
 * It ships with the panel, so that what the tests compare is what runs.
 */
export const designRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/design",
  beforeLoad: async ({ context }) => {
    const { role } = await context.queryClient.ensureQueryData(sessionQuery(context.client));
    if (role !== "operator") throw notFound();
  },
  component: lazyPage(() => withTexts(import("./routes/design-route.tsx"), "chats", "pages"), "DesignRoute"),
});

/** The page of the store that was looked at last; it may be another reader's, and then it is the first. */
async function lookedAtLast({ client, queryClient }: RouterContext): Promise<string> {
  const { tenants } = await queryClient.ensureQueryData(sessionQuery(client));
  const store = tenants.find(({ id }) => id === lastStore()) ?? tenants[0];
  if (store === undefined) throw notFound();
  return store.id;
}

export type StorePage =
  | "catalogo"
  | "numeros"
  | "brain"
  | "sheet"
  | "answers"
  | "handoff"
  | "team"
  | "salud"
  | "ajustes";

/** A page that every store has, of the one looked at last. */
export async function toStorePage(context: RouterContext, page: StorePage): Promise<never> {
  const params = { tenantId: await lookedAtLast(context) };
  throw redirect({ to: `/admin/tenants/$tenantId/${page}`, params, replace: true });
}

/** The health of the store that is worst off, which the badge tells of; where all are well, of the one looked at last. */
export async function toWorstHealth(context: RouterContext): Promise<never> {
  const { worst } = await context.client.tenants.health.query({}).catch(() => ({ worst: null }));
  if (worst === null) return toStorePage(context, "salud");
  throw redirect({ to: "/admin/tenants/$tenantId/salud", params: { tenantId: worst }, replace: true });
}
