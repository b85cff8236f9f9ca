import type { Setup, SetupStep } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { Check, Circle, CircleAlert, CircleMinus } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { setupSteps } from "./steps.ts";

const marks = {
  right: { Icon: Check, tone: "text-ok" },
  wrong: { Icon: CircleAlert, tone: "text-danger" },
  todo: { Icon: Circle, tone: "text-meta" },
  skipped: { Icon: CircleMinus, tone: "text-meta" },
} as const;

interface StepListProps {
  tenantId: string;
  /** Null while nobody has looked yet. */
  setup: Setup | null;
  shown: SetupStep;
}

/** Every step with how it is now; any of them can be opened. */
export function StepList(props: StepListProps) {
  const t = useTranslations("setup");
  return (
    <nav aria-label={t("steps")} className="min-w-0 desk:sticky desk:top-6">
      <ol className="flex gap-1 overflow-x-auto pb-1 desk:flex-col desk:overflow-visible desk:pb-0">
        {setupSteps.map((step, index) => {
          const found = props.setup?.steps.find((each) => each.step === step);
          const { Icon, tone } = marks[found?.state ?? "todo"];
          const shown = step === props.shown;
          return (
            <li
              key={step}
              // On a phone the list is wider than the screen.
              ref={shown ? (entry) => entry?.scrollIntoView({ inline: "center", block: "nearest" }) : null}
              className="shrink-0"
            >
              <Link
                to="/admin/tenants/$tenantId/alta"
                params={{ tenantId: props.tenantId }}
                search={{ paso: step }}
                aria-current={shown ? "step" : undefined}
                className={cx(
                  "touch-target flex min-h-9 items-center gap-2 rounded-control px-2.5 py-1.5 text-small transition-colors duration-120 max-desk:min-h-11",
                  shown ? "bg-sunken font-semibold text-ink" : "text-ink-2 hover:bg-sunken hover:text-ink",
                )}
              >
                <Icon size={15} aria-hidden="true" className={cx("shrink-0", tone)} />
                <span>
                  {index + 1}. {t(`step.${step}.name`)}
                  {found ? <span className="sr-only">: {t(`state.${found.state}`)}</span> : null}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
