import type { Chat } from "@platform/contract";
import { ChevronDown } from "lucide-react";
import { type MouseEvent, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { Menu, type MenuEntry } from "#components/menu.tsx";
import { InlineFailure } from "#components/states.tsx";
import { Tooltip } from "#components/tooltip.tsx";
import { cx } from "#lib/cx.ts";
import { reasonOf } from "#lib/errors.ts";
import { isolated } from "#lib/format/values.ts";
import type { Ownership } from "../api/use-ownership.ts";
import { useMayAct } from "../model/use-may-act.ts";
import { isHuman, type OwnerState } from "../model/owner.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useOwnerSentence } from "./use-owner-sentence.tsx";

const tints: Partial<Record<OwnerState["kind"], string>> = {
  waiting: "bg-waiting-tint",
  mine: "bg-human-tint",
  colleague: "bg-human-tint",
  phone: "bg-human-tint",
  bot: "bg-bot-tint",
  off_hours: "bg-bot-tint",
  drafts: "bg-bot-tint",
  test: "bg-bot-tint",
};

interface OwnerBarProps {
  chat: Chat;
  state: OwnerState;
  ownership: Ownership;
  onTake: () => void;
  onReturn: (pending?: "wait") => void;
  returned: boolean;
}

/** Who answers, in one sentence, with at most two buttons. */
export function OwnerBar(props: OwnerBarProps) {
  const sentence = useOwnerSentence(props.chat, props.state);
  const t = useTranslations("chats.owner");
  const bar = useKeptFocus(props.state.kind);
  const mayAct = useMayAct()([props.chat]);
  const { set, clear, assign, exclude, resume, retryAlert } = props.ownership;
  const lost = set.error && ["owned_by_another", "conflict"].includes(reasonOf(set.error));
  return (
    <section
      {...bar}
      tabIndex={-1}
      aria-label={t("label")}
      className={cx(
        "flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-5 py-1.5 transition-colors duration-[240ms] outline-offset-[-2px] desk:px-8",
        props.chat.failureReason === "alert_failed" && props.state.kind === "waiting"
          ? "bg-danger-tint"
          : (tints[props.state.kind] ?? "bg-sunken"),
      )}
    >
      {/* What has changed is said; not the minutes of a wait, whenever there is one more. */}
      <p role="status" aria-atomic="false" className="min-w-0 flex-1 basis-44 text-small text-ink">
        {sentence}
        {lost ? ` ${t("lost", { name: isolated(props.chat.assigneeName ?? t("somebody")) })}` : null}
        {set.data?.inFlight ? ` ${t("inFlight")}` : null}
        {props.returned ? (
          <>
            {" "}
            {t("returned")}{" "}
            <button type="button" onClick={props.onTake} className="font-medium text-link underline">
              {t("undo")}
            </button>
          </>
        ) : null}
      </p>
      {mayAct ? (
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <Actions {...props} />
        </div>
      ) : null}
      {lost ? null : (
        <InlineFailure
          error={
            set.error ?? clear.error ?? assign.error ?? exclude.error ?? resume.error ?? retryAlert.error
          }
        />
      )}
    </section>
  );
}

function Actions(props: OwnerBarProps) {
  const t = useTranslations("chats.owner");
  const { chat, state, ownership } = props;
  switch (state.kind) {
    case "waiting":
      return (
        <>
          <TakeButton {...props} look="primary">
            {t("take")}
          </TakeButton>
          {chat.failureReason === "alert_failed" ? (
            <RetryAlertButton {...props} />
          ) : (
            <ReturnButton {...props}>{t("letBot")}</ReturnButton>
          )}
        </>
      );
    case "mine":
    case "phone":
      return <GiveBack {...props} />;
    case "colleague":
      return (
        <TakeButton {...props} look="secondary">
          {t("takeAnyway")}
        </TakeButton>
      );
    case "paused":
      return (
        <Button
          busy={ownership.resume.isPending}
          onClick={() => ownership.resume.mutate({ tenantId: chat.tenantId, paused: false })}
        >
          {t("resume")}
        </Button>
      );
    case "excluded":
      return (
        <Button
          busy={ownership.exclude.isPending}
          onClick={() => ownership.exclude.mutate({ conversationId: chat.id, excluded: false })}
        >
          {t("change")}
        </Button>
      );
    default:
      return (
        <TakeButton {...props} look="secondary">
          {t("take")}
        </TakeButton>
      );
  }
}

/** By the second press of a double click, taking stands where giving back stood, or the other way round. */
function onFirstPress(run: () => void) {
  return ({ detail }: MouseEvent) => (detail > 1 ? undefined : run());
}

function TakeButton(props: OwnerBarProps & { look: "primary" | "secondary"; children: ReactNode }) {
  const t = useTranslations("chats.owner");
  return (
    <Tooltip text={t("takeTooltip")} side="bottom">
      <Button
        look={props.look}
        busy={props.ownership.set.isPending}
        onClick={onFirstPress(props.onTake)}
        aria-description={t("takeTooltip")}
        aria-keyshortcuts="t"
      >
        {props.children}
      </Button>
    </Tooltip>
  );
}

function ReturnButton(props: OwnerBarProps & { children: ReactNode }) {
  const t = useTranslations("chats.owner");
  return (
    <Tooltip text={t("returnTooltip")} side="bottom">
      <Button
        busy={props.ownership.clear.isPending}
        onClick={onFirstPress(() => props.onReturn())}
        aria-description={t("returnTooltip")}
        aria-keyshortcuts="b"
      >
        {props.children}
      </Button>
    </Tooltip>
  );
}

function RetryAlertButton({ chat, ownership: { retryAlert } }: OwnerBarProps) {
  const t = useTranslations("chats.owner");
  return (
    <Button busy={retryAlert.isPending} onClick={() => retryAlert.mutate({ conversationId: chat.id })}>
      {t("retryAlert")}
    </Button>
  );
}

const extensions = [60, 240, 1_440] as const;

/** How a person's chat goes back; one's own may also stay a while longer. */
function GiveBack(props: OwnerBarProps) {
  const t = useTranslations("chats.owner");
  const { chat, state, ownership, onReturn } = props;
  const mine = state.kind === "mine";
  const extend = extensions.map((minutes): MenuEntry => ({
    kind: "item",
    label: t("extendBy", { hours: minutes / 60 }),
    onSelect: () => ownership.set.mutate({ conversationId: chat.id, minutes }),
  }));
  return (
    <>
      <ReturnButton {...props}>{mine ? t("return") : t("returnNow")}</ReturnButton>
      <Menu
        trigger={
          <IconButton label={t("returnHow")} className="-ms-1">
            <ChevronDown size={16} aria-hidden="true" />
          </IconButton>
        }
        entries={[
          { kind: "item", label: t("answerPending"), onSelect: () => onReturn() },
          { kind: "item", label: t("waitForNext"), onSelect: () => onReturn("wait") },
          ...(mine ? [{ kind: "separator" } as const, ...extend] : []),
        ]}
      />
    </>
  );
}

/** Whether the bar still says "you gave it back", with the way to undo it. */
export function useReturnedNotice(conversationId: string, state: OwnerState) {
  const [returnedIn, setReturnedIn] = useState<string | null>(null);
  const shown = returnedIn === conversationId && !isHuman(state) && state.kind !== "waiting";
  return { returned: shown, setReturned: (value: boolean) => setReturnedIn(value ? conversationId : null) };
}
