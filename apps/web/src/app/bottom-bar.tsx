import { Link, useParams } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { NavBadge } from "./nav-badge.tsx";
import { useBarItems, useCurrentNav } from "./nav-items.tsx";
import { UserMenu } from "./user-menu.tsx";

/** The bar at the bottom of a phone; an open chat needs the whole height and hides it. */
export function BottomBar() {
  const t = useTranslations("nav");
  const [items] = useBarItems();
  const current = useCurrentNav();
  const { conversationId } = useParams({ strict: false });
  if (conversationId) return null;
  return (
    <nav
      aria-label={t("label")}
      className="flex shrink-0 items-stretch border-t border-line bg-paper px-2 pb-[env(safe-area-inset-bottom)]"
    >
      {items.map((item) => (
        <Link
          key={item.to}
          to={item.to}
          activeOptions={{ exact: true }}
          aria-current={item.name === current ? "page" : undefined}
          className={cx(
            "relative flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-mini font-medium outline-offset-[-2px]",
            item.name === current ? "text-ink" : "text-meta",
          )}
        >
          {item.icon}
          <span className="truncate">{t(item.name)}</span>
          <NavBadge name={item.name} className="absolute top-1.5 inset-s-[calc(50%+6px)]" />
        </Link>
      ))}
      <UserMenu side="top" />
    </nav>
  );
}
