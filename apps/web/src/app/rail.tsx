import { Link } from "@tanstack/react-router";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslations } from "use-intl";
import { BrandMark } from "#components/brand.tsx";
import { IconButton } from "#components/button.tsx";
import { Tooltip } from "#components/tooltip.tsx";
import { cx } from "#lib/cx.ts";
import { chooseRailNames, useRailNames } from "#lib/rail-names.ts";
import { NavBadge } from "./nav-badge.tsx";
import { type NavItem, useCurrentNav, useNavItems } from "./nav-items.tsx";
import { UserMenu } from "./user-menu.tsx";

/** The column at the left of every page on a wide screen. */
export function Rail() {
  const t = useTranslations("nav");
  const items = useNavItems();
  const current = useCurrentNav();
  const names = useRailNames();
  return (
    <nav
      aria-label={t("label")}
      className={cx(
        "flex shrink-0 flex-col border-e border-line bg-paper py-3",
        names.shown ? "w-52" : "w-14 items-center",
      )}
    >
      <BrandMark className={cx("mb-3 short:mb-1.5", names.shown && "ms-3")} />
      <div className="relative min-h-0 w-full flex-1">
        {/* Wider than the rail, so that the names beside the icons aren't cut off where these have to be scrolled. */}
        <div
          className={cx(
            "pointer-events-none absolute inset-y-0 inset-s-0 z-20 flex flex-col items-start gap-1 overflow-x-hidden overflow-y-auto px-2 py-1 [scrollbar-width:none] *:pointer-events-auto short:gap-0",
            names.shown ? "w-full" : "w-80 short:px-3",
          )}
        >
          {items.map((item) => (
            <RailLink key={item.to} item={item} current={item.name === current} named={names.shown} />
          ))}
        </div>
      </div>
      <div className={cx("flex items-center gap-1", names.shown ? "justify-between ps-3 pe-2" : "flex-col")}>
        {names.fit && !names.shown ? <NamesButton shown={false} /> : null}
        <UserMenu side="inline-end" />
        {names.shown ? <NamesButton shown /> : null}
      </div>
    </nav>
  );
}

function NamesButton({ shown }: { shown: boolean }) {
  const t = useTranslations("nav");
  const Icon = shown ? PanelLeftClose : PanelLeftOpen;
  return (
    <IconButton
      label={t(shown ? "hideNames" : "showNames")}
      className="short:hidden"
      onClick={() => chooseRailNames(!shown)}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" className="rtl:-scale-x-100" />
    </IconButton>
  );
}

function RailLink(props: { item: NavItem; current: boolean; named: boolean }) {
  const t = useTranslations("nav");
  const { item, current, named } = props;
  const name = t(item.name);
  const link = (
    <Link
      to={item.to}
      activeOptions={{ exact: true }}
      aria-current={current ? "page" : undefined}
      className={cx(
        "relative flex shrink-0 items-center rounded-control transition-colors duration-120",
        named ? "h-9 w-full gap-3 px-2.5 text-small short:h-8" : "size-10 justify-center short:size-8",
        current ? "bg-sunken font-medium text-ink" : "text-ink-2 hover:bg-sunken hover:text-ink",
      )}
    >
      {item.icon}
      <span className={named ? "min-w-0 flex-1 truncate" : "sr-only"}>{name}</span>
      <NavBadge name={item.name} className={named ? "shrink-0" : "absolute -top-0.5 -inset-e-0.5"} />
    </Link>
  );
  if (named) return link;
  return (
    <Tooltip text={name} side="end">
      {link}
    </Tooltip>
  );
}
