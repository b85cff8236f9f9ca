import type { ReactNode } from "react";
import { Brand } from "#components/brand.tsx";

interface AuthCardProps {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
}

/** The one card of every page before the sign-in. */
export function AuthCard(props: AuthCardProps) {
  return (
    <main className="flex min-h-full flex-col items-center justify-center gap-6 px-4 py-12">
      <div className="flex w-full max-w-92 flex-col gap-6 rounded-card border border-line bg-surface p-6 desk:p-8">
        <Brand />
        <div>
          <h1 className="text-page font-semibold break-words text-ink">{props.title}</h1>
          {props.lead ? <p className="mt-1 text-small break-words text-ink-2">{props.lead}</p> : null}
        </div>
        {props.children}
      </div>
      {props.footer}
    </main>
  );
}
