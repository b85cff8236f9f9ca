import type { Numbers } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";

const views = ["unanswered", "waiting", "closing"] as const;

/** What stands open at this moment; each opens its chats. */
export function NowStrip(props: { tenantId: string; now: Numbers["now"] }) {
  const t = useTranslations("numbers.now");
  const format = useFormat();
  return (
    <section aria-labelledby="numbers-now" className="flex flex-col gap-2">
      <h2 id="numbers-now" className="text-small font-semibold text-ink">
        {t("title")}
      </h2>
      <ul className="grid grid-cols-3 overflow-hidden rounded-card border border-line bg-surface">
        {views.map((view) => (
          <li key={view} className="border-e border-line last:border-e-0">
            <Link
              to="/chats"
              search={{ view, store: props.tenantId }}
              className="flex h-full flex-col gap-0.5 px-3 py-3 outline-offset-[-2px] hover:bg-paper desk:px-4"
            >
              <span className="text-small text-ink-2">{t(view)}</span>
              <span
                className={cx(
                  "text-figure font-semibold",
                  view !== "closing" && props.now[view] > 0 ? "text-waiting" : "text-ink",
                )}
              >
                {format.number(props.now[view])}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
