import { RotateCcw, SendHorizontal } from "lucide-react";
import type { TestCase } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { TurnTrace } from "#api/types.ts";
import { Button, IconButton } from "#components/button.tsx";
import { FailedState, InlineFailure } from "#components/states.tsx";
import { Bone } from "#components/skeleton.tsx";
import { cx } from "#lib/cx.ts";
import { useTRPC } from "#lib/trpc.ts";
import { PlayBubbles } from "./bubbles.tsx";
import { PlaySettings } from "./play-settings.tsx";
import { CaseNote } from "./case-note.tsx";
import { entriesOf, type Tried } from "./model.ts";
import { type Play, usePlayground } from "./use-playground.ts";

interface PlaygroundProps {
  tenantId: string;
  /** What the bot is told there in place of what is live. */
  trying: Tried;
  /** Whether there is anything to try but what is live. */
  changed: boolean;
  /** A reply that was wrong, to be tried again. */
  caseId?: string | null;
  onLeaveCase?: () => void;
  renderReasoning: (trace: TurnTrace) => ReactNode;
  /** Stands above the chat. */
  children?: ReactNode;
  /** Its place in the page. */
  className?: string;
}

/** A chat with the bot as a customer would have it; nothing leaves. With a case, its chat as it was before the reply. */
export function Playground(props: PlaygroundProps) {
  const t = useTranslations("brain.play");
  const { caseId = null } = props;
  const trpc = useTRPC();
  const tried = useQuery({
    ...trpc.cases.get.queryOptions({ caseId: caseId ?? "" }),
    enabled: caseId !== null,
  });
  if (tried.isError)
    return <FailedState what={t("caseFailed")} error={tried.error} onRetry={() => void tried.refetch()} />;
  return caseId === null || tried.data ? (
    <Chat {...props} tried={tried.data ?? null} />
  ) : (
    <Bone className="m-4 h-40" />
  );
}

function Chat(props: PlaygroundProps & { tried: TestCase | null }) {
  const t = useTranslations("brain.play");
  const { tried } = props;
  const [begun] = useState(() => entriesOf(tried?.history ?? []));
  const [live, setLive] = useState(false);
  const [phone, setPhone] = useState<string | null>(null);
  const play = usePlayground({ tenantId: props.tenantId, tried: live ? null : props.trying, phone, begun });
  return (
    <section
      aria-label={t("title")}
      className={cx("flex min-h-0 flex-col border-line bg-paper desk:border-s", props.className)}
    >
      <header className="flex shrink-0 items-center gap-2 border-b border-line py-1.5 pe-2 ps-4">
        <h2 className="min-w-0 flex-1 truncate text-small font-semibold text-ink">{t("title")}</h2>
        <PlaySettings
          tenantId={props.tenantId}
          live={live || !props.changed}
          changed={props.changed}
          phone={phone}
          onLive={setLive}
          onPhone={setPhone}
        />
        <IconButton label={t("clear")} disabled={play.entries.length === 0} onClick={play.clear}>
          <RotateCcw size={16} aria-hidden="true" />
        </IconButton>
      </header>
      {props.children}
      {tried && props.onLeaveCase ? <CaseNote tried={tried} onClose={props.onLeaveCase} /> : null}
      <Conversation {...props} play={play} />
      <Composer play={play} begun={tried?.asked ?? ""} />
    </section>
  );
}

function Conversation(props: PlaygroundProps & { play: Play }) {
  const t = useTranslations("brain.play");
  const { play } = props;
  const end = useRef<HTMLDivElement>(null);
  const count = play.entries.length;
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [count, play.pendingSince, play.error]);
  return (
    <div
      role="log"
      aria-label={t("log")}
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col gap-1.5 overflow-y-auto px-3 py-4 outline-offset-[-2px]"
    >
      {count === 0 ? <Beginning onSend={play.send} /> : null}
      {play.entries.map((entry) =>
        entry.kind === "customer" ? (
          <p
            key={entry.id}
            className="rise mt-1.5 max-w-[84%] self-end rounded-bubble rounded-ee-tag border border-line bg-surface px-3 py-2 text-bubble break-words whitespace-pre-wrap text-ink"
          >
            {entry.text}
          </p>
        ) : entry.kind === "said" ? (
          <p
            key={entry.id}
            className={cx(
              "max-w-[84%] rounded-bubble px-3 py-2 text-bubble wrap-anywhere whitespace-pre-wrap text-ink",
              entry.author === "bot" ? "bg-bot-tint" : "bg-human-tint",
            )}
          >
            {entry.text}
          </p>
        ) : (
          <PlayBubbles
            key={entry.id}
            tenantId={props.tenantId}
            reply={entry.reply}
            asked={play.entries[entry.id - 1]}
            renderReasoning={props.renderReasoning}
          />
        ),
      )}
      {play.pendingSince === null ? null : <Thinking onStop={play.stop} />}
      {play.error ? (
        <InlineFailure error={play.error}>
          <Button onClick={play.retry}>{t("retry")}</Button>
        </InlineFailure>
      ) : null}
      <div ref={end} />
    </div>
  );
}

function Beginning(props: { onSend: (text: string) => void }) {
  const t = useTranslations("brain.play");
  return (
    <div className="my-auto flex flex-col items-center gap-3 px-4 py-6 text-center">
      <p className="max-w-72 text-small text-ink-2">{t("empty")}</p>
      <div className="flex flex-col items-stretch gap-1.5">
        {(["products", "shipping", "person"] as const).map((example) => (
          <Button key={example} onClick={() => props.onSend(t(`example.${example}`))}>
            {t(`example.${example}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Thinking(props: { onStop: () => void }) {
  const t = useTranslations("brain.play");
  return (
    <div className="flex items-center gap-2">
      <p
        role="status"
        className="rise rounded-bubble rounded-es-tag bg-bot-tint px-3 py-2 text-small text-ink-2"
      >
        {t("thinking")}
      </p>
      <Button look="quiet" onClick={props.onStop}>
        {t("stop")}
      </Button>
    </div>
  );
}

function Composer(props: { play: Play; begun: string }) {
  const t = useTranslations("brain.play");
  const [text, setText] = useState(props.begun);

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (text.trim() === "") return;
    props.play.send(text.trim());
    setText("");
  }

  return (
    <form onSubmit={submit} className="flex shrink-0 items-end gap-2 border-t border-line bg-surface p-2">
      <textarea
        aria-label={t("write")}
        placeholder={t("write")}
        value={text}
        rows={1}
        maxLength={4_096}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
        className="field-sizing-content max-h-32 min-h-9 flex-1 resize-none rounded-control border border-control bg-surface px-2.5 py-2 text-body text-ink max-desk:min-h-11"
      />
      <IconButton label={t("send")} type="submit" disabled={text.trim() === ""}>
        <SendHorizontal size={18} aria-hidden="true" />
      </IconButton>
    </form>
  );
}
