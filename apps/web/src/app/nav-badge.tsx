import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { useChatCounts } from "#features/chats/api/use-chat-list.ts";
import { useTrouble } from "#features/tenants/use-trouble.ts";
import type { NavItem } from "./nav-items.tsx";

/** What a place has for whoever is elsewhere: customers that wait, or the worst state of the stores. */
export function NavBadge(props: { name: NavItem["name"]; className: string }) {
  if (props.name === "chats") return <WaitingBadge className={props.className} />;
  if (props.name === "health") return <TroubleBadge className={props.className} from="warn" />;
  // Of many stores something is always to be looked at: only what fails is said of them.
  if (props.name === "tenants") return <TroubleBadge className={props.className} from="fail" />;
  return null;
}

function WaitingBadge(props: { className: string }) {
  const t = useTranslations("nav");
  const waiting = useChatCounts(undefined)?.waiting ?? 0;
  if (waiting === 0) return null;
  return (
    <Badge
      className={cx(props.className, "bg-waiting-fill text-on-waiting")}
      says={t("waiting", { count: waiting })}
    >
      {waiting > 99 ? "99+" : waiting}
    </Badge>
  );
}

function TroubleBadge(props: { className: string; from: "warn" | "fail" }) {
  const t = useTranslations("nav.trouble");
  const trouble = useTrouble();
  if (trouble === null || (trouble === "warn" && props.from === "fail")) return null;
  const tone = trouble === "fail" ? "bg-danger text-on-ink" : "bg-waiting-fill text-on-waiting";
  return (
    <Badge className={cx(props.className, tone)} says={t(trouble)}>
      !
    </Badge>
  );
}

function Badge(props: { className: string; says: string; children: ReactNode }) {
  return (
    <>
      <span
        aria-hidden="true"
        className={cx(
          "inline-flex h-4 min-w-4 items-center justify-center rounded-full px-1 text-mini font-semibold forced-colors:border",
          props.className,
        )}
      >
        {props.children}
      </span>
      <span className="sr-only">{props.says}</span>
    </>
  );
}
