import { CirclePause } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSession } from "#lib/session.ts";

/** Tells a store's own people that its bot was stopped, and why; whoever runs the installation sees it at the store. */
export function SuspensionBanner() {
  const t = useTranslations("suspension");
  const { role, tenants } = useSession();
  const suspended = role === "member" ? tenants.filter(({ suspendedAt }) => suspendedAt !== null) : [];
  return (
    <div role="status">
      {suspended.map(({ id, storeName, suspensionNote }) => (
        <p
          key={id}
          className="flex min-h-8 items-center justify-center gap-2 border-b border-line bg-danger-tint px-4 py-1 text-small text-ink"
        >
          <CirclePause size={15} aria-hidden="true" className="shrink-0 text-danger" />
          <span>
            <strong className="font-medium">{t("text", { store: storeName })}</strong>
            {suspensionNote === null ? null : ` ${t("why", { note: suspensionNote })}`}
          </span>
        </p>
      ))}
    </div>
  );
}
