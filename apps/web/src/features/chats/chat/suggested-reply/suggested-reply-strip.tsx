import { PricedText } from "#components/priced-text.tsx";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";

interface SuggestedReplyStripProps {
  text: string;
  onUse: () => void;
  onRefuse: () => void;
}

/** Above the empty reply box: what the agent would answer. Nothing leaves until a person sends it. */
export function SuggestedReplyStrip(props: SuggestedReplyStripProps) {
  const t = useTranslations("chats.suggestion");
  return (
    <div
      role="group"
      aria-label={t("title")}
      className="flex items-start gap-2 rounded-control border border-dashed border-bot bg-bot-tint py-1.5 pe-1 ps-3"
    >
      <div className="min-w-0 flex-1">
        <p role="status" className="text-tag font-medium text-bot">
          {t("title")} <span className="max-desk:hidden">· {t("keys")}</span>
        </p>
        <p className="line-clamp-4 text-small break-words whitespace-pre-line text-ink">
          <PricedText text={props.text} />
        </p>
      </div>
      <Button className="self-center" onClick={props.onUse}>
        {t("use")}
      </Button>
      <IconButton label={t("refuse")} onClick={props.onRefuse} className="self-center">
        <X size={15} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
