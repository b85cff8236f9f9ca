import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

interface DeskPageProps {
  tenantId: string;
  title: ReactNode;
  lead: string;
  mayEdit: boolean;
  children: ReactNode;
}

/** What people work with in the chats, and how a store sets it up. */
export function DeskPage(props: DeskPageProps) {
  const t = useTranslations("desk");
  return (
    <main className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-[860px] flex-col gap-4 px-4 pt-6 pb-24 desk:px-8 desk:pt-8">
        {props.title}
        <p className="max-w-160 text-small text-ink-2">{props.lead}</p>
        {props.mayEdit ? null : <p className="text-small text-ink-2">{t("readOnly")}</p>}
        {props.children}
      </div>
    </main>
  );
}
