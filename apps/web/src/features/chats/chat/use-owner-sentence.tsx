import type { Chat } from "@platform/contract";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { isolated } from "#lib/format/values.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import type { OwnerState } from "../model/owner.ts";
import { useTold } from "../api/use-handoffs.ts";
import { useHandoffReason } from "./handoff-reason.ts";

/** For whom a chat waits, or who gave it to the reader. */
function useAssigned(chat: Chat, userId: string | null): string | null {
  const t = useTranslations("chats.owner");
  if (chat.assigneeId === null) return null;
  if (chat.assigneeId !== userId)
    return t("waitsFor", { name: isolated(chat.assigneeName ?? t("somebody")) });
  return t("waitsForYou");
}

/** Who answers, and until when, as the bar under the chat's head says it. */
export function useOwnerSentence(chat: Chat, state: OwnerState): ReactNode {
  const t = useTranslations("chats.owner");
  const format = useFormat();
  const reason = useHandoffReason(state.kind === "waiting" ? state.reason : null);
  const userId = useSession().user?.id ?? null;
  const assigned = useAssigned(chat, userId);
  const told = useTold(chat.id, state.kind === "waiting");
  switch (state.kind) {
    case "waiting": {
      if (chat.failureReason === "alert_failed") return t("alertFailed");
      const names = new Intl.ListFormat(format.locale).format(told.map(isolated));
      const rest = [
        reason && t("reason", { reason }),
        assigned,
        told.length > 0 && t("told", { names }),
      ].filter(Boolean);
      const since = state.since
        ? t.rich("waitingSince", {
            time: format.since(state.since),
            ticking: (time) => <span aria-live="off">{time}</span>,
          })
        : t("waiting");
      return [since, ...rest.map((each) => ` ${each}`)];
    }
    case "mine":
      return state.until ? t("mineUntil", format.moment(state.until)) : t("mine");
    case "colleague": {
      const name = isolated(state.name ?? t("somebody"));
      return state.until
        ? t("colleagueUntil", { name, ...format.moment(state.until) })
        : t("colleague", { name });
    }
    case "phone":
      return state.until ? t("phoneUntil", format.moment(state.until)) : t("phone");
    default:
      return t(`state.${state.kind}`, { store: chat.storeName });
  }
}
