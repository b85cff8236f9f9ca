import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

type Place = "answers" | "labels" | "intents" | "sheet" | "articles";

export interface TabbedPageProps {
  tenantId: string;
  title: ReactNode;
  lead: string;
  mayEdit: boolean;
  children: ReactNode;
}

interface Tabs {
  /** What the tabs are of, for who can't see them. */
  label: string;
  tabs: readonly { place: Place; text: string }[];
  /** Said to who may only look. */
  readOnly: string;
}

/** Pages of one store that stand one beside the other. */
export function TabbedPage(props: TabbedPageProps & Tabs) {
  return (
    <main className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-245 flex-col gap-4 px-4 pt-6 pb-24 desk:px-8 desk:pt-8">
        {props.title}
        <nav aria-label={props.label} className="flex gap-4 border-b border-line">
          {props.tabs.map(({ place, text }) => (
            <Link
              key={place}
              to={`/admin/tenants/$tenantId/${place}`}
              params={{ tenantId: props.tenantId }}
              className="touch-target -mb-px border-b-2 border-transparent px-1 py-2 text-small whitespace-nowrap text-ink-2 hover:text-ink data-[status=active]:border-ink data-[status=active]:font-medium data-[status=active]:text-ink"
            >
              {text}
            </Link>
          ))}
        </nav>
        <p className="max-w-160 text-small text-ink-2">{props.lead}</p>
        {props.mayEdit ? null : <p className="text-small text-ink-2">{props.readOnly}</p>}
        {props.children}
      </div>
    </main>
  );
}
