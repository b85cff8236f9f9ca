import type { Chat } from "@platform/contract";
import type { RefObject } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { canWrite, type OwnerState } from "../model/owner.ts";
import { windowState } from "../model/window.ts";
import { ClosedWindow } from "./templates/template-picker.tsx";
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
        <ClosedWindow chat={props.chat} />
      ) : canWrite(props.state) ? (
        <Writer chat={props.chat} input={props.input} />
      ) : (
        <Locked {...props} />
      )}
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
