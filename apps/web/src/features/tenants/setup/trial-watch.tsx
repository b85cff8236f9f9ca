import type { SetupWatch, Tenant } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check, Circle, LoaderCircle, X } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { phoneNumber } from "#lib/format/values.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { Note } from "./step-frame.tsx";
import { useSetupRefresh } from "./use-setup.ts";
import { useWatch } from "./use-watch.ts";
import { WriteTo } from "./write-to.tsx";

type Message = NonNullable<SetupWatch["message"]>;
type Mark = "done" | "doing" | "waiting" | "failed";

interface TrialWatchProps {
  tenant: Tenant;
  /** Makes the number one that is answered; null where everybody is. */
  onAdd: ((phone: string) => void) | null;
}

/** The way of one message, as it goes. */
export function TrialWatch({ tenant, onAdd }: TrialWatchProps) {
  const t = useTranslations("setup.trial");
  const tWait = useTranslations("setup.wait");
  const refresh = useSetupRefresh(tenant.id);
  const [round, setRound] = useState(0);
  const { watch, error, waited, late } = useWatch(tenant.id, round);
  const message = watch?.message ?? null;
  const stage = message?.stage ?? null;
  useEffect(() => {
    if (stage === "delivered") refresh();
  }, [stage]);
  return (
    <div className="flex flex-col gap-3 rounded-control border border-line bg-paper p-3 desk:p-4">
      <WriteTo phone={tenant.botPhoneNumber} text={t("say")} from="own" />
      <ol aria-label={t("way")} className="flex flex-col gap-2">
        <Station mark={message === null ? "doing" : "done"} name="arrived" at={message?.at ?? null}>
          {message === null ? (
            <span aria-hidden="true">{tWait("seconds", { seconds: waited })}</span>
          ) : (
            `«${message.text ?? tWait("noText")}» · ${message.from === null ? tWait("nobody") : phoneNumber(message.from)}`
          )}
        </Station>
        <Station mark={answerMark(message)} name="answered" at={message?.answeredAt ?? null}>
          {message?.replies.map(({ text }, index) => (
            // The bubbles of one reply keep their order.
            <span key={index} className="block whitespace-pre-line">
              {text}
            </span>
          ))}
        </Station>
        <Station mark={deliveryMark(message)} name="delivered" at={message?.deliveredAt ?? null} />
      </ol>
      <p role="status" className={stage === "delivered" ? "text-small text-ok" : "sr-only"}>
        {stage === "delivered"
          ? t("works")
          : stage !== null
            ? t(`stage.${stage}`)
            : watch && tWait("waiting")}
      </p>
      {message !== null && (stage === "quiet" || stage === "failed") ? (
        <Why message={message} testNumbers={tenant.testNumbers} onAdd={onAdd} />
      ) : null}
      {late ? <Note tone="bad">{t("nothing")}</Note> : null}
      {message !== null || late ? (
        <Button className="self-start" onClick={() => setRound((before) => before + 1)}>
          {t("again")}
        </Button>
      ) : null}
      <InlineFailure error={error} />
    </div>
  );
}

function answerMark(message: Message | null): Mark {
  if (message === null) return "waiting";
  if (message.replies.length > 0) return "done";
  return message.stage === "arrived" ? "doing" : "failed";
}

function deliveryMark(message: Message | null): Mark {
  switch (message?.stage) {
    case "delivered":
      return "done";
    case "answered":
      return "doing";
    case "failed":
      return message.replies.length > 0 ? "failed" : "waiting";
    default:
      return "waiting";
  }
}

const marks = {
  done: { Icon: Check, tone: "text-ok" },
  doing: { Icon: LoaderCircle, tone: "text-waiting motion-safe:animate-spin" },
  waiting: { Icon: Circle, tone: "text-meta" },
  failed: { Icon: X, tone: "text-danger" },
} as const;

function Station(props: {
  mark: Mark;
  name: "arrived" | "answered" | "delivered";
  at: string | null;
  children?: ReactNode;
}) {
  const t = useTranslations("setup.trial");
  const format = useFormat();
  const { Icon, tone } = marks[props.mark];
  return (
    <li className="flex items-start gap-2.5 text-small">
      <Icon size={16} aria-hidden="true" className={cx("mt-0.5 shrink-0", tone)} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3">
          <span className={props.mark === "waiting" ? "text-meta" : "font-medium text-ink"}>
            {t(`${props.mark === "done" ? "past" : "coming"}.${props.name}`)}
            <span className="sr-only">: {t(`mark.${props.mark}`)}</span>
          </span>
          {props.at === null ? null : (
            <time dateTime={props.at} className="shrink-0 text-tag text-meta">
              {format.clock(props.at)}
            </time>
          )}
        </p>
        <div className="break-words text-ink-2">{props.children}</div>
      </div>
    </li>
  );
}

/** Why nothing came back, in the words of the chat's own explanation. */
function Why(props: { message: Message; testNumbers: readonly string[]; onAdd: TrialWatchProps["onAdd"] }) {
  const t = useTranslations("setup.trial");
  const trpc = useTRPC();
  const { message, onAdd } = props;
  const why = useQuery(trpc.chats.explain.queryOptions({ messageId: message.id }));
  const stop = why.data?.steps.find((step) => step.status !== "ok" && step.status !== "skipped");
  const { from } = message;
  const stranger = from !== null && !props.testNumbers.some((each) => sameDigits(each, from));
  return (
    <Note tone="bad">
      {stop ? <p>{stop.detail}</p> : <p>{t(`stage.${message.stage}`)}</p>}
      <QueryFailure what={t("whyFailed")} query={why} />
      {why.data?.fix ? <p className="text-ink-2">{why.data.fix}</p> : null}
      {onAdd !== null && stranger ? (
        <Button onClick={() => onAdd(from)}>{t("add", { phone: phoneNumber(from) })}</Button>
      ) : null}
      <Link
        to="/chats/$conversationId"
        params={{ conversationId: message.conversationId }}
        className="touch-target text-link underline underline-offset-2"
      >
        {t("open")}
      </Link>
    </Note>
  );
}

/** One number is written with and without the 9 of Argentine mobiles. */
function sameDigits(one: string, other: string): boolean {
  const bare = (text: string) => text.replace(/\D/g, "").replace(/^549/, "54");
  return bare(one) === bare(other);
}
