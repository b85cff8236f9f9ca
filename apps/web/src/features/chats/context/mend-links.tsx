import type { TestCase } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useSession } from "#lib/session.ts";

const link = "touch-target text-small text-link underline underline-offset-2";

/** Where a wrong reply is mended, each with what is known filled in. */
export function MendLinks({ marked }: { marked: TestCase }) {
  const t = useTranslations("chats.wrong");
  const { tenants } = useSession();
  const params = { tenantId: marked.tenantId };
  const mayEdit = tenants.find(({ id }) => id === marked.tenantId)?.role === "owner";
  const article = {
    title: marked.asked.slice(0, 160),
    body: (marked.expected ?? "").slice(0, 4_000),
  };
  return (
    <section aria-label={t("mend")} className="flex flex-col gap-2 px-4 py-4">
      <p role="status" className="text-small font-medium text-ink">
        {t("marked")}
      </p>
      {mayEdit ? (
        <ul className="flex flex-col gap-1.5">
          <Way>
            <Link to="/admin/tenants/$tenantId/articles" params={params} search={article} className={link}>
              {t("article")}
            </Link>
          </Way>
          {marked.products.map(({ id, name, adminUrl }) =>
            adminUrl === null ? null : (
              <Way key={id}>
                <a href={adminUrl} target="_blank" rel="noreferrer" className={link}>
                  {t("product", { name })}
                </a>
              </Way>
            ),
          )}
          <Way>
            <Link
              to="/admin/tenants/$tenantId/brain"
              params={params}
              search={{ case: marked.id }}
              className={link}
            >
              {t("prompt")}
            </Link>
          </Way>
          <Way>
            <Link
              to="/admin/tenants/$tenantId/brain"
              params={params}
              search={{ section: "cases" }}
              className={link}
            >
              {t("cases")}
            </Link>
          </Way>
        </ul>
      ) : (
        <p className="text-small text-ink-2">{t("ownersMend")}</p>
      )}
    </section>
  );
}

function Way({ children }: { children: ReactNode }) {
  return <li>{children}</li>;
}
