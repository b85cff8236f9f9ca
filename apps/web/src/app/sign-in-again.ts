import type { AnyRouter } from "@tanstack/react-router";
import { nextOf } from "./own-path.ts";

/** Whose session has ended is told so and comes back to where they were; several refused requests say so at once. */
export function signInAgain(router: AnyRouter): void {
  const { pathname, href } = router.state.location;
  if (pathname !== "/sign-in")
    void router.navigate({ to: "/sign-in", search: { ...nextOf(href), ended: true } });
}
