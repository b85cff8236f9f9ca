import type { ReactNode } from "react";
import { Page } from "#components/page.tsx";
import { ForbiddenState } from "#components/states.tsx";
import { useSession } from "#lib/session.ts";

/** The server decides; this only spares whoever may not a page of controls that it would refuse. */
export function OwnersOnly(props: { tenantId: string; title: ReactNode; children: ReactNode }) {
  const { tenants } = useSession();
  const role = tenants.find(({ id }) => id === props.tenantId)?.role;
  // Of a store that nobody knows the page itself says so.
  if (role === undefined || role === "owner") return props.children;
  return (
    <Page title={props.title}>
      <ForbiddenState />
    </Page>
  );
}
