import type { Template } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Tag, type TagTone } from "#components/tag.tsx";

const tones: Record<Template["state"], TagTone> = {
  approved: "ok",
  flagged: "waiting",
  pending: "outline",
  rejected: "danger",
  paused: "danger",
  disabled: "danger",
  archived: "outline",
  in_appeal: "outline",
  other: "outline",
};

/** Where WhatsApp's review of a template stands. */
export function StateTag(props: { state: Template["state"] }) {
  const t = useTranslations("templates");
  return <Tag tone={tones[props.state]}>{t(`state.${props.state}`)}</Tag>;
}
