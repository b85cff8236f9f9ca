import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { BrandMark } from "#components/brand.tsx";
import { Tooltip } from "#components/tooltip.tsx";
import { cx } from "#lib/cx.ts";
import { NavBadge } from "./nav-badge.tsx";
import { type NavItem, useCurrentNav, useNavItems } from "./nav-items.tsx";
import { UserMenu } from "./user-menu.tsx";

/** The column at the left of every page on a wide screen. */
export function Rail() {
  const t = useTranslations("nav");
  const items = useNavItems();
  const current = useCurrentNav();
  return (
    <nav
      aria-label={t("label")}
      className="flex w-14 shrink-0 flex-col items-center border-e border-line bg-paper py-3"
    >
      <BrandMark className="mb-3 short:mb-1.5" />
      <div className="relative min-h-0 w-full flex-1">
        {/* Wider than the rail, so that the names beside the icons aren't cut off where these have to be scrolled. */}
        <div className="pointer-events-none absolute inset-y-0 inset-s-0 z-20 flex w-80 flex-col items-start gap-1 overflow-x-hidden overflow-y-auto px-2 py-1 [scrollbar-width:none] *:pointer-events-auto short:gap-0 short:px-3">
          {items.map((item) => (
            <RailLink key={item.to} item={item} current={item.name === current} />
          ))}
        </div>
      </div>
      <UserMenu side="inline-end" />
    </nav>
  );
}

function RailLink(props: { item: NavItem; current: boolean }) {
  const t = useTranslations("nav");
  const { item } = props;
  return (
    <Tooltip text={t(item.name)} side="end">
      <Link
        to={item.to}
        activeOptions={{ exact: true }}
        aria-current={props.current ? "page" : undefined}
        className={cx(
          "relative flex size-10 shrink-0 items-center justify-center rounded-control transition-colors duration-120 short:size-8",
          props.current ? "bg-sunken text-ink" : "text-ink-2 hover:bg-sunken hover:text-ink",
        )}
      >
        {item.icon}
        <span className="sr-only">{t(item.name)}</span>
        <NavBadge name={item.name} className="absolute -top-0.5 -inset-e-0.5" />
      </Link>
    </Tooltip>
  );
}
