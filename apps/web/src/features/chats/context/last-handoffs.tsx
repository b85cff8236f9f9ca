import type { Chat, HandoffRecord } from "@platform/contract";
import { useTranslations } from "use-intl";
import { QueryFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useHandoffs } from "../api/use-handoffs.ts";
import { useHandoffReason } from "../chat/handoff-reason.ts";
import { PanelSection } from "./section.tsx";

/** When this chat went to people, why, and what became of it. */
export function LastHandoffs({ chat }: { chat: Chat }) {
  const t = useTranslations("chats.handoffs");
  const { query, handoffs } = useHandoffs(chat.id);
  if (handoffs.length === 0 && !query.isError) return null;
  return (
    <PanelSection title={t("title")}>
      <QueryFailure query={query} />
      <ul className="flex flex-col gap-2.5">
        {handoffs.map((handoff) => (
          <HandoffLine key={handoff.id} handoff={handoff} />
        ))}
      </ul>
    </PanelSection>
  );
}

const causes = [
  "agent",
  "topic",
  "complaint",
  "repeated_failure",
  "receipt",
  "fact_check",
  "agent_failure",
  "send_failed",
  "window_closed",
  "watchdog",
  "recently_human",
  "unanswered_at_return",
  "customer_limit",
  "budget_spent",
] as const;

function HandoffLine({ handoff }: { handoff: HandoffRecord }) {
  const t = useTranslations("chats.handoffs");
  const format = useFormat();
  const reason = useHandoffReason(handoff.reason);
  const cause = causes.find((one) => one === handoff.cause) ?? "other";
  const topics = handoff.topics.join(", ");
  const about = topics === "" ? reason : t("topics", { count: handoff.topics.length, names: topics });
  return (
    <li className="text-small">
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 text-ink">{t(`cause.${cause}`)}</span>
        <span className="shrink-0 text-tag text-meta">{format.listTime(handoff.createdAt)}</span>
      </p>
      <p className="text-tag text-ink-2">
        {[capitalised(about), stateOf(handoff, t)].filter((part) => part !== "").join(" · ")}
      </p>
    </li>
  );
}

/** A reason is written for the middle of a sentence. */
function capitalised(text: string | null): string {
  return text === null ? "" : text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function stateOf(
  { closedAt, takenAt, takenBy }: HandoffRecord,
  t: ReturnType<typeof useTranslations<"chats.handoffs">>,
): string {
  if (closedAt === null) return t("waiting");
  if (takenAt === null) return t("returned");
  if (takenBy === "phone") return t("takenByPhone");
  return takenBy === null ? t("takenBySomebody") : t("taken", { name: takenBy });
}
