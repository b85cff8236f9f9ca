import type { Chat } from "@platform/contract";
import type { RefObject } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { canWrite, type OwnerState } from "../model/owner.ts";
import { windowState } from "../model/window.ts";
import { Writer } from "./writer.tsx";

interface ComposerProps {
  chat: Chat;
  state: OwnerState;
  taking: boolean;
  onTake: () => void;
  input: RefObject<HTMLTextAreaElement | null>;
}

export function Composer(props: ComposerProps) {
  const format = useFormat();
  const window = windowState(props.chat.windowClosesAt, format.now);
  return (
    <div className="border-t border-line bg-surface px-3 pt-2.5 pb-[max(10px,env(safe-area-inset-bottom))] desk:px-6">
      {window.kind === "closed" ? (
        <ClosedNotice />
      ) : canWrite(props.state) ? (
        <Writer chat={props.chat} input={props.input} />
      ) : (
        <Locked {...props} />
      )}
    </div>
  );
}

function ClosedNotice() {
  const t = useTranslations("chats.composer");
  return (
    <div className="rounded-control border border-line bg-paper px-3 py-2">
      <p className="text-small font-medium text-ink">{t("closed")}</p>
      <p className="text-small text-ink-2">{t("closedHint")}</p>
    </div>
  );
}

function Locked(props: ComposerProps) {
  const t = useTranslations("chats.composer");
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-2 rounded-control bg-sunken px-3 py-1">
      <p className="text-small text-ink-2">{t("locked")}</p>
      <Button look="quiet" busy={props.taking} onClick={props.onTake} className="text-link">
        {t("take")}
      </Button>
    </div>
  );
}
