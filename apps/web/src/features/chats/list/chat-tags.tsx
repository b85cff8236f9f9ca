import type { Chat } from "@platform/contract";
import { BellRing } from "lucide-react";
import { useTranslations } from "use-intl";
import { Tag } from "#components/tag.tsx";
import { isolated, shortName } from "#lib/format/values.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import type { OwnerState } from "../model/owner.ts";
import { windowState } from "../model/window.ts";

/**
 * The owner's tag of a row: plain for the bot, amber for waiting, plum for a person, by a short name: a long one would leave
 * no room for what else the row has to say.
 */
export function OwnerTag(props: { state: OwnerState }) {
  const t = useTranslations("chats.tag");
  const format = useFormat();
  const { state } = props;
  switch (state.kind) {
    case "waiting":
      return (
        <Tag className="shrink-0" tone="waiting">
          {state.since ? t("waitingSince", { time: format.since(state.since) }) : t("waiting")}
        </Tag>
      );
    case "mine":
      return (
        <Tag className="shrink-0" tone="human">
          {owned(t("you"), state.until)}
        </Tag>
      );
    case "colleague":
      return (
        <Tag className="shrink-0" tone="human">
          {owned(state.name === null ? t("person") : shortName(state.name), state.until)}
        </Tag>
      );
    case "phone":
      return (
        <Tag className="shrink-0" tone="human">
          {t("phone")}
        </Tag>
      );
    case "suspended":
      return (
        <Tag className="shrink-0" tone="outline">
          {t("suspended")}
        </Tag>
      );
    case "paused":
    case "off":
    case "excluded":
      return (
        <Tag className="shrink-0" tone="outline">
          {t("paused")}
        </Tag>
      );
    case "drafts":
      return (
        <Tag className="shrink-0" tone="bot">
          {t("drafts")}
        </Tag>
      );
    default:
      return (
        <Tag className="shrink-0" tone="bot">
          {t("bot")}
        </Tag>
      );
  }

  function owned(name: string, until: string | null): string {
    return until ? t("until", { name: isolated(name), time: format.until(until) }) : name;
  }
}

/** Only what asks for attention: under four hours, or closed. */
export function WindowTag(props: { chat: Chat }) {
  const t = useTranslations("chats.window");
  const format = useFormat();
  const state = windowState(props.chat.windowClosesAt, format.now);
  if (state.kind === "open") return null;
  if (state.kind === "closed")
    return (
      <Tag className="shrink-0" tone="outline">
        {t("closed")}
      </Tag>
    );
  const text = t("closesIn", { time: format.duration(state.leftMs) });
  return (
    <Tag className="shrink-0" tone={state.kind === "urgent" ? "waiting" : "waiting-text"}>
      {text}
    </Tag>
  );
}

/** That a chat is out of the way, or has just come back because somebody wanted to be reminded of it. */
export function AsideTag({ chat }: { chat: Chat }) {
  const t = useTranslations("chats.aside");
  const format = useFormat();
  if (chat.archivedAt !== null) return <Tag className="shrink-0">{t("tag.archived")}</Tag>;
  const icon = <BellRing size={11} aria-hidden="true" />;
  if (chat.remindedAt !== null)
    return (
      <Tag className="shrink-0" tone="waiting-text" icon={icon}>
        {t("tag.reminded")}
      </Tag>
    );
  if (chat.snoozedUntil === null) return null;
  return (
    <Tag className="shrink-0" tone="outline" icon={icon}>
      {format.until(chat.snoozedUntil)}
    </Tag>
  );
}
