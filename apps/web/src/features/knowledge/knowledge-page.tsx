import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

interface KnowledgePageProps {
  tenantId: string;
  title: ReactNode;
  lead: string;
  mayEdit: boolean;
  children: ReactNode;
}

const tab =
  "touch-target -mb-px border-b-2 border-transparent px-1 py-2 text-small text-ink-2 hover:text-ink data-[status=active]:border-ink data-[status=active]:font-medium data-[status=active]:text-ink";

/** What the merchant tells the bot beside its instructions: the sheet and the articles, one beside the other. */
export function KnowledgePage(props: KnowledgePageProps) {
  const t = useTranslations("knowledge");
  const params = { tenantId: props.tenantId };
  return (
    <main className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-245 flex-col gap-4 px-4 pt-6 pb-24 desk:px-8 desk:pt-8">
        {props.title}
        <nav aria-label={t("label")} className="flex gap-4 border-b border-line">
          <Link to="/admin/tenants/$tenantId/sheet" params={params} className={tab}>
            {t("sheet")}
          </Link>
          <Link to="/admin/tenants/$tenantId/articles" params={params} className={tab}>
            {t("articles")}
          </Link>
        </nav>
        <p className="max-w-160 text-small text-ink-2">{props.lead}</p>
        {props.mayEdit ? null : <p className="text-small text-ink-2">{t("readOnly")}</p>}
        {props.children}
      </div>
    </main>
  );
}
