import type { TrialRun } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Tag, type TagTone } from "#components/tag.tsx";

const tones: Record<NonNullable<TrialRun["verdict"]>, TagTone> = {
  worse: "danger",
  changed: "waiting",
  better: "ok",
  same: "outline",
};

/** What became of a reply with the texts that were tried. */
export function VerdictTag(props: { verdict: TrialRun["verdict"] }) {
  const t = useTranslations("brain.trial.verdict");
  const { verdict } = props;
  return <Tag tone={verdict === null ? "plain" : tones[verdict]}>{t(verdict ?? "skipped")}</Tag>;
}
