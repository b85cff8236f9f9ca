import type { Setup, SetupStep } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { Check, CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "#components/link-button.ts";
import { cx } from "#lib/cx.ts";
import { stepAfter, stepBefore } from "./steps.ts";

interface StepFrameProps {
  tenantId: string;
  step: SetupStep;
  /** How the step is; null while nobody has looked yet. */
  found: Setup["steps"][number] | null;
  children: ReactNode;
}

/** One step: what it is about, how it is now, what to do, and the way on. */
export function StepFrame(props: StepFrameProps) {
  const t = useTranslations("setup");
  const { tenantId, step, found } = props;
  const before = stepBefore(step);
  const after = stepAfter(step);
  const done = found?.state === "right" || found?.state === "skipped";
  return (
    <section
      aria-labelledby="setup-step"
      className="in-turn min-w-0 rounded-card border border-line bg-surface p-4 desk:p-6"
    >
      <h2 id="setup-step" className="text-title font-semibold text-ink">
        {t(`step.${step}.title`)}
      </h2>
      <p className="mt-0.5 max-w-140 text-small text-ink-2">{t(`step.${step}.lead`)}</p>
      {found?.state === "wrong" ? (
        <Note tone="bad" className="mt-4">
          {found.detail} {found.fix}
        </Note>
      ) : null}
      <div className="mt-4 flex flex-col gap-4">{props.children}</div>
      <div className="mt-6 flex flex-wrap items-center justify-between gap-2 border-t border-line pt-4">
        {before === null ? <span /> : <StepLink tenantId={tenantId} step={before} text={t("back")} />}
        {after === null ? null : (
          <StepLink
            tenantId={tenantId}
            step={after}
            look={done ? "primary" : "secondary"}
            text={done ? t("next") : t("later")}
          />
        )}
      </div>
    </section>
  );
}

function StepLink(props: {
  tenantId: string;
  step: SetupStep;
  text: string;
  look?: "primary" | "secondary";
}) {
  return (
    <Link
      to="/admin/tenants/$tenantId/alta"
      params={{ tenantId: props.tenantId }}
      search={{ paso: props.step }}
      className={linkButtonClass(props.look ?? "secondary")}
    >
      {props.text}
    </Link>
  );
}

/** What a check came to, in a sentence. */
export function Note(props: { tone: "good" | "bad"; children: ReactNode; className?: string }) {
  const good = props.tone === "good";
  const Icon = good ? Check : CircleAlert;
  return (
    <div
      role={good ? "status" : "alert"}
      className={cx(
        "flex items-start gap-2.5 rounded-control border px-3 py-2 text-small text-ink",
        good ? "border-line bg-paper" : "border-danger/60 bg-danger-tint",
        props.className,
      )}
    >
      <Icon
        size={16}
        aria-hidden="true"
        className={cx("mt-0.5 shrink-0", good ? "text-ok" : "text-danger")}
      />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1 break-words">{props.children}</div>
    </div>
  );
}
