import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from "@tanstack/react-router";
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

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (raw: Record<string, unknown>): { next?: string } => {
    const { next } = raw;
    return isOwnPath(next) ? { next } : {};
  },
  component: lazyRouteComponent(() => import("./routes/sign-in-route.tsx"), "SignInRoute"),
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./routes/sign-in-route.tsx"), "InvitationRoute"),
});

export const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset",
  component: lazyRouteComponent(() => import("./routes/sign-in-route.tsx"), "ResetRoute"),
});

/** Everything behind the sign-in: the shell, with the live stream. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "inside",
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery(context.client));
    if (!isSignedIn(session)) throw redirect({ to: "/sign-in", search: nextOf(location.href) });
  },
  component: lazyRouteComponent(() => import("./shell.tsx"), "Shell"),
});

/** The page of the store that was looked at last; it may be another reader's, and then it is the first. */
async function lookedAtLast({ client, queryClient }: RouterContext): Promise<string> {
  const { tenants } = await queryClient.ensureQueryData(sessionQuery(client));
  const store = tenants.find(({ id }) => id === lastStore()) ?? tenants[0];
  if (store === undefined) throw notFound();
  return store.id;
}

/** A page that every store has, of the one looked at last. */
export async function toStorePage(
  context: RouterContext,
  page: "numeros" | "brain" | "sheet" | "answers" | "team",
): Promise<never> {
  const params = { tenantId: await lookedAtLast(context) };
  throw redirect({ to: `/admin/tenants/$tenantId/${page}`, params, replace: true });
}
