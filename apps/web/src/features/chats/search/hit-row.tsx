import type { ChatHit } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { Mic, NotebookPen, Paperclip } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "#components/avatar.tsx";
import { cx } from "#lib/cx.ts";
import { phoneNumber } from "#lib/format/values.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import type { ChatsSearch } from "../model/views.ts";
import { forAnotherChat } from "../use-chats-url.ts";
import { hitMark } from "./hit-keys.ts";
import { MarkedText } from "./marked-text.tsx";

const icons: Partial<Record<ChatHit["field"], ReactNode>> = {
  transcript: <Mic size={13} aria-hidden="true" />,
  fileName: <Paperclip size={13} aria-hidden="true" />,
  note: <NotebookPen size={13} aria-hidden="true" />,
};

/** One thing found; it opens its chat at that place. */
export function HitRow(props: { hit: ChatHit; selected: boolean; showStore: boolean }) {
  const t = useTranslations("chats");
  const format = useFormat();
  const { hit } = props;
  const name = hit.contactName ?? (hit.contactPhone ? phoneNumber(hit.contactPhone) : t("hiddenNumber"));
  return (
    <li>
      <Link
        to="/chats/$conversationId"
        params={{ conversationId: hit.conversationId }}
        search={(previous: ChatsSearch) => ({
          ...forAnotherChat(previous),
          ...(hit.kind === "contact" ? {} : { at: hit.id }),
        })}
        {...hitMark}
        aria-current={props.selected ? "page" : undefined}
        className={cx(
          "flex gap-3 border-b border-line py-2.5 pe-3 ps-4 transition-colors duration-120 outline-offset-[-2px]",
          props.selected ? "bg-surface" : "hover:bg-surface/60 active:bg-sunken",
        )}
      >
        <Avatar name={hit.contactName} />
        <span className="flex min-w-0 flex-1 flex-col gap-px">
          <span className="flex items-baseline gap-2">
            <span dir="auto" className="min-w-0 flex-1 truncate text-body font-semibold text-ink">
              {hit.field === "name" ? <MarkedText text={hit.text} marks={hit.marks} /> : name}
            </span>
            {hit.at ? (
              <time dateTime={hit.at} className="shrink-0 text-mini text-meta">
                {format.listTime(hit.at)}
              </time>
            ) : null}
          </span>
          <HitText hit={hit} />
          {props.showStore ? <span className="truncate text-mini text-meta">{hit.storeName}</span> : null}
        </span>
      </Link>
    </li>
  );
}

function HitText(props: { hit: ChatHit }) {
  const t = useTranslations("chats");
  const { hit } = props;
  if (hit.kind === "contact") {
    return (
      <span className="truncate text-small text-ink-2">
        {hit.field === "phone" ? (
          <MarkedText text={hit.text} marks={hit.marks} />
        ) : hit.contactPhone ? (
          <bdi>{phoneNumber(hit.contactPhone)}</bdi>
        ) : (
          t("hiddenNumber")
        )}
      </span>
    );
  }
  const by =
    hit.kind === "note"
      ? `${hit.authorName ?? t("preview.team")}:`
      : hit.author === "bot"
        ? t("preview.bot")
        : hit.author === "human"
          ? t("preview.team")
          : null;
  return (
    <span className="line-clamp-2 text-small break-words text-ink-2">
      {icons[hit.field] ? (
        <span className="me-1 inline-flex items-center gap-1 align-[-2px] text-meta">
          {icons[hit.field]}
          <span className="sr-only">{t(`search.field.${hit.field as "note"}`)}</span>
        </span>
      ) : null}
      {by ? <bdi className="me-1">{by}</bdi> : null}
      <MarkedText text={hit.text} marks={hit.marks} />
    </span>
  );
}
