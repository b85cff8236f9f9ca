import { Headphones, SendHorizontal, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { mediaLength } from "#lib/format/time.ts";

interface VoiceBarProps {
  since: number;
  onDiscard: () => void;
  onReview: () => void;
  onSend: () => void;
}

/** In place of the reply box while a voice note is recorded. Enter sends it, Escape throws it away. */
export function VoiceBar(props: VoiceBarProps) {
  const t = useTranslations("chats.voice");
  const tSend = useTranslations("chats.composer");
  const seconds = useSeconds(props.since);
  return (
    <div
      role="group"
      aria-label={t("recording")}
      onKeyDown={(event) => {
        if (event.key === "Escape") props.onDiscard();
      }}
      className="flex min-h-10 min-w-0 flex-1 items-center gap-2 rounded-control border border-danger bg-surface px-3 py-1"
    >
      <span
        aria-hidden="true"
        className="size-2.5 shrink-0 rounded-full bg-danger motion-safe:animate-pulse"
      />
      <span className="me-auto text-small text-ink">
        {t("recording")} <span className="tabular-nums">{mediaLength(seconds)}</span>
      </span>
      <Button look="quiet" onClick={props.onDiscard} icon={<Trash2 size={15} aria-hidden="true" />}>
        <span className="max-desk:sr-only">{t("discard")}</span>
      </Button>
      <Button onClick={props.onReview} icon={<Headphones size={15} aria-hidden="true" />}>
        <span className="max-desk:sr-only">{t("review")}</span>
      </Button>
      <Button
        look="primary"
        autoFocus
        onClick={props.onSend}
        icon={<SendHorizontal size={15} aria-hidden="true" />}
      >
        <span className="max-desk:sr-only">{tSend("send")}</span>
      </Button>
    </div>
  );
}

function useSeconds(since: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, (now - since) / 1_000);
}
