import type { Chat } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "#components/avatar.tsx";
import { linkButtonClass } from "#components/link-button.ts";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { Switch } from "#components/switch.tsx";
import { phoneNumber } from "#lib/format/values.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { OptOutNote } from "../chat/templates/opt-out-note.tsx";
import { TemplateButton } from "../chat/templates/template-picker.tsx";
import { useOwnership } from "../api/use-ownership.ts";
import { useMayAct } from "../model/use-may-act.ts";
import { WindowNote } from "../chat/window-note.tsx";
import { useChatsUrl } from "../use-chats-url.ts";
import { BesideSections } from "./beside-sections.tsx";
import { CustomerName } from "./customer-name.tsx";
import { LastHandoffs } from "./last-handoffs.tsx";
import { FilingSection } from "./filing-section.tsx";
import { Fact, PanelSection } from "./section.tsx";
import { useChatContext } from "./use-chat-context.ts";

/** Who hides their number is known by an id, by which they may ask for their data. */
function HiddenNumber({ chat }: { chat: Chat }) {
  const t = useTranslations("chats.context");
  const id = useChatContext(chat.id).data?.userId ?? null;
  return (
    <p className="text-small wrap-anywhere text-ink-2">
      {id === null ? t("noNumber") : t("hiddenNumber", { id })}
    </p>
  );
}

/** The customer, the rules for this chat, and the bot's last turns. */
export function CustomerPanel(props: { chat: Chat }) {
  const t = useTranslations("chats.context");
  const { chat } = props;
  return (
    <>
      <div className="flex flex-col items-center gap-2 border-b border-line px-4 py-5 text-center">
        <Avatar name={chat.contactName} size="large" />
        <CustomerName chat={chat} />
        {chat.contactPhone ? (
          <p dir="auto" className="text-small text-ink-2 select-all">
            {phoneNumber(chat.contactPhone)}
          </p>
        ) : (
          <HiddenNumber chat={chat} />
        )}
      </div>
      <FilingSection chat={chat} />
      <PanelSection title={t("chat")}>
        <dl>
          <Fact label={t("store")}>{chat.storeName}</Fact>
          <Fact label={t("window")}>
            <WindowNote chat={chat} />
          </Fact>
          {chat.assigneeName ? <Fact label={t("assignee")}>{chat.assigneeName}</Fact> : null}
        </dl>
      </PanelSection>
      <BesideSections chat={chat} />
      <TemplatesSection chat={chat} />
      <PanelSection title={t("bot")}>
        <ExclusionSwitch chat={chat} />
      </PanelSection>
      <LastHandoffs chat={chat} />
      <LastTurns conversationId={chat.id} />
    </>
  );
}

/** Inside the window as well: a template may say what free words would. */
function TemplatesSection(props: { chat: Chat }) {
  const t = useTranslations("chats.templates");
  const { chat } = props;
  const mayAct = useMayAct()([chat]);
  return (
    <PanelSection title={t("section")}>
      <div className="flex flex-wrap items-center gap-2">
        {chat.optedOut ? <OptOutNote optedOut={chat.optedOut} /> : null}
        {chat.optedOut || !mayAct ? null : <TemplateButton chat={chat} />}
        <Link
          to="/admin/tenants/$tenantId/plantillas"
          params={{ tenantId: chat.tenantId }}
          className={linkButtonClass("secondary")}
        >
          {t("all")}
        </Link>
      </div>
    </PanelSection>
  );
}

function ExclusionSwitch(props: { chat: Chat }) {
  const t = useTranslations("chats.context");
  const { exclude } = useOwnership(props.chat.id);
  const mayAct = useMayAct()([props.chat]);
  return (
    <div className="flex flex-col gap-2">
      <Switch
        label={t("botAnswers")}
        {...(mayAct ? { hint: t("botAnswersHint") } : {})}
        checked={!props.chat.botExcluded}
        disabled={exclude.isPending || !mayAct}
        onChange={(answers) => exclude.mutate({ conversationId: props.chat.id, excluded: !answers })}
      />
      <InlineFailure error={exclude.error} />
    </div>
  );
}

function LastTurns(props: { conversationId: string }) {
  const t = useTranslations("chats");
  const format = useFormat();
  const trpc = useTRPC();
  const { change } = useChatsUrl();
  const query = useQuery(trpc.turns.list.queryOptions({ conversationId: props.conversationId, limit: 8 }));
  const turns = query.data?.items ?? [];
  if (turns.length === 0 && !query.isError) return null;
  return (
    <PanelSection title={t("context.turns")}>
      <QueryFailure query={query} />
      <ul className="-mx-2">
        {turns.map((turn) => (
          <li key={turn.id}>
            <button
              type="button"
              onClick={() => change({ panel: "reasoning", ref: turn.id })}
              className="flex min-h-9 w-full items-center gap-2 rounded-control px-2 py-1 text-start text-small hover:bg-sunken max-desk:min-h-11"
            >
              <span className="min-w-0 flex-1 truncate text-ink">{t(`outcome.${turn.outcome}`)}</span>
              <bdi className="shrink-0 text-tag text-meta">
                {turn.durationMs === null ? "" : `${format.elapsed(turn.durationMs)} · `}
                {format.listTime(turn.startedAt)}
              </bdi>
              <ChevronRight size={14} aria-hidden="true" className="shrink-0 text-meta" />
            </button>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
