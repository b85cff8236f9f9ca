import { Brain, ImageOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { PlaygroundReply, TurnTrace } from "#api/types.ts";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { RichText } from "#components/rich-text.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import type { Entry } from "./model.ts";
import { PlayFailure } from "./play-failure.tsx";

interface PlayBubblesProps {
  tenantId: string;
  reply: PlaygroundReply;
  /** What it answers. */
  asked: Entry | undefined;
  renderReasoning: (trace: TurnTrace) => ReactNode;
}

/** One answer: its bubbles, what else it came to, and how it came about. */
export function PlayBubbles(props: PlayBubblesProps) {
  const t = useTranslations("brain.play");
  const { reply } = props;
  return (
    <div className="flex flex-col items-start gap-1.5">
      {reply.bubbles.map((bubble, index) => (
        <div
          key={index}
          className={cx(
            "their-words rise max-w-[84%] rounded-bubble bg-bot-tint px-3 py-2 text-bubble text-ink",
            index === reply.bubbles.length - 1 && "rounded-es-tag",
          )}
        >
          {bubble.imageUrl === null ? null : <Picture url={bubble.imageUrl} />}
          <RichText text={bubble.text} />
        </div>
      ))}
      {reply.outcome === "failure" ? <PlayFailure tenantId={props.tenantId} reply={reply} /> : null}
      {reply.handoff ? (
        <p className="self-center text-center text-tag text-ink-2">
          {t("handoff", { summary: reply.handoff.summary })}
        </p>
      ) : null}
      {reply.outcome === "silence" ? <p className="text-small text-ink-2">{t("silence")}</p> : null}
      {reply.trace ? <Reasoning {...props} trace={reply.trace} /> : null}
    </div>
  );
}

function Picture(props: { url: string }) {
  const t = useTranslations("brain.play");
  const [broken, setBroken] = useState(false);
  if (broken) {
    return (
      <p className="mb-1.5 flex items-center gap-2 rounded-control bg-sunken px-3 py-4 text-small text-ink-2">
        <ImageOff size={16} aria-hidden="true" />
        {t("noPicture")}
      </p>
    );
  }
  return (
    <img
      src={props.url}
      alt=""
      loading="lazy"
      onError={() => setBroken(true)}
      className="mb-1.5 h-56 w-72 max-w-full rounded-[8px] bg-sunken object-cover"
    />
  );
}

function Reasoning(props: PlayBubblesProps & { trace: NonNullable<PlaygroundReply["trace"]> }) {
  const t = useTranslations("brain.play");
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { trace } = props;
  return (
    <>
      <Button
        look="quiet"
        icon={<Brain size={14} aria-hidden="true" />}
        onClick={() => setOpen(true)}
        className="-ms-1 min-h-7! px-2! text-tag!"
      >
        {t("why", { time: format.elapsed(trace.durationMs ?? 0) })}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("reasoning")} shape="sheet">
        {props.renderReasoning(asTurn(props))}
      </Dialog>
    </>
  );
}

/** A try is a turn that no chat knows. */
function asTurn({
  reply,
  asked,
  trace,
}: PlayBubblesProps & { trace: NonNullable<PlaygroundReply["trace"]> }): TurnTrace {
  return {
    ...trace,
    id: "",
    conversationId: "",
    outcome: reply.outcome,
    reason: reply.reason,
    startedAt: "",
    finishedAt: "",
    promptNumber: null,
    asked: asked?.kind === "customer" ? [{ id: "asked", text: asked.text }] : [],
    bubbles: reply.bubbles.map((bubble) => ({ ...bubble, messageId: null })),
  };
}
