import type { TurnTrace } from "#api/types.ts";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { useSourceName } from "../model/use-source-name.ts";
import { PanelSection } from "./section.tsx";

type Check = NonNullable<TurnTrace["check"]>;
type Claim = Check["claims"][number];

/** What the fact check came to: each statement with what it stands on, and what was not sent. */
export function ControlSection(props: { trace: TurnTrace }) {
  const t = useTranslations("chats.reasoning");
  const { check, facts } = props.trace;
  if (check === null) return null;
  const sound = check.outcome === "passed" || check.outcome === "mended";
  return (
    <PanelSection title={t("control")}>
      <p className={cx("mb-2 text-small", sound ? "text-ink" : "font-medium text-waiting")}>
        {t(`controlOutcome.${check.outcome}`)}
      </p>
      {check.claims.length === 0 && sound ? <p className="text-small text-ink-2">{t("noClaims")}</p> : null}
      <Claims claims={check.claims} facts={facts} />
      {check.refusals.map((refusal, index) => (
        <details key={index} className="mt-2 rounded-control border border-line">
          <summary className="flex min-h-9 items-center rounded-control px-2.5 py-1.5 text-small hover:bg-sunken">
            {t("notSent", { number: index + 1 })}
          </summary>
          <div className="flex flex-col gap-2 border-t border-line px-2.5 py-2">
            <p className="text-small break-words whitespace-pre-wrap text-ink-2">
              {refusal.texts.join("\n\n")}
            </p>
            <Claims claims={refusal.claims.filter(({ reason }) => reason !== null)} facts={facts} />
          </div>
        </details>
      ))}
    </PanelSection>
  );
}

function Claims(props: { claims: readonly Claim[]; facts: TurnTrace["facts"] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {props.claims.map((claim, index) => (
        <li key={index} className="text-small">
          <span
            className={cx(
              "break-words",
              claim.reason === null
                ? "text-ink underline decoration-bot decoration-dotted decoration-[1.5px] underline-offset-[3px]"
                : "text-danger line-through",
            )}
          >
            {claim.text}
          </span>
          <span className="block text-tag break-words text-meta">
            <Standing claim={claim} facts={props.facts} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What a statement stands on, in words. */
function Standing(props: { claim: Claim; facts: TurnTrace["facts"] }) {
  const t = useTranslations("chats.reasoning");
  const sourceName = useSourceName();
  const { claim, facts } = props;
  if (claim.reason !== null) return claim.reason;
  if (claim.status === "echo") return t("echo");
  if (claim.source !== null) return sourceName(claim.source);
  const own = facts.filter(({ id }) => claim.factIds.includes(id));
  const values = own.map(({ text }) => text).join(" · ");
  return claim.status === "derived"
    ? t("derived", { facts: values })
    : t("backed", { facts: values, tool: own[0]?.tool ?? "" });
}
