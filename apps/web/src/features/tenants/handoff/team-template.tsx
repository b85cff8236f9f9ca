import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { QueryFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useTRPC } from "#lib/trpc.ts";

/** Whether WhatsApp lets the team's phones be told at all. */
export function TeamTemplate(props: { tenantId: string }) {
  const t = useTranslations("handoff.teamTemplate");
  const trpc = useTRPC();
  const query = useQuery(trpc.templates.status.queryOptions({ tenantId: props.tenantId }));
  const status = query.data;
  if (!status) return <QueryFailure what={t("failed")} query={query} />;
  const states = status.ready.filter(({ kind }) => kind === "team").map(({ state }) => state);
  const standing = states.some((state) => state === "approved" || state === "flagged")
    ? "approved"
    : states.includes("pending")
      ? "pending"
      : "missing";
  return (
    <p className={cx("text-small", standing === "approved" ? "text-ok" : "text-waiting")}>
      {t(standing)}{" "}
      <Link
        to="/admin/tenants/$tenantId/plantillas"
        params={{ tenantId: props.tenantId }}
        className="text-link underline"
      >
        {t("open")}
      </Link>
    </p>
  );
}
