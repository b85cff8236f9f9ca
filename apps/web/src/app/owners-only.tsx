import type { ReactNode } from "react";
import { Page } from "#components/page.tsx";
import { ForbiddenState } from "#components/states.tsx";
import { useOwns } from "#lib/session.ts";

/** The server decides; this only spares whoever may not a page of controls that it would refuse. */
export function OwnersOnly(props: { tenantId: string; title: ReactNode; children: ReactNode }) {
  if (useOwns(props.tenantId)) return props.children;
  return (
    <Page title={props.title}>
      <ForbiddenState />
    </Page>
  );
}
