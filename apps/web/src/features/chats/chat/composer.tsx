import type { Chat } from "@platform/contract";
import type { RefObject } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { canWrite, type OwnerState } from "../model/owner.ts";
import { windowState } from "../model/window.ts";
import { LeftBox } from "./left-box.tsx";
import { NoteButton } from "./notes/note-button.tsx";
import { NoteWriter } from "./notes/note-writer.tsx";
import { ClosedWindow } from "./templates/template-picker.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";
import { Writer } from "./writer.tsx";

interface ComposerProps {
  /** A note is being written, in place of a reply. */
  noting: boolean;
  onNote: (noting: boolean) => void;
  chat: Chat;
  state: OwnerState;
  taking: boolean;
  /** The reader has just taken the chat and has not begun to write. */
  taken: boolean;
  onTake: () => void;
  input: RefObject<HTMLTextAreaElement | null>;
}

export function Composer(props: ComposerProps) {
  const format = useFormat();
  const window = windowState(props.chat.windowClosesAt, format.now);
  // Whoever closes a note goes on here.
  const place = useKeptFocus<HTMLDivElement>(props.noting ? "note" : "reply");
  return (
    <div
      tabIndex={-1}
      {...place}
      className="border-t border-line bg-surface outline-offset-[-2px] print:hidden px-3 pt-2.5 pb-[max(10px,env(safe-area-inset-bottom))] desk:px-6"
    >
      {props.noting ? (
        <NoteWriter chat={props.chat} onClose={() => props.onNote(false)} />
      ) : window.kind === "closed" ? (
        <div className="flex items-end gap-1">
          <LeftBox chat={props.chat} input={props.input}>
            <ClosedWindow chat={props.chat} taken={props.taken} />
          </LeftBox>
          <NoteButton onOpen={() => props.onNote(true)} />
        </div>
      ) : canWrite(props.state) ? (
        <Writer chat={props.chat} input={props.input} onNote={() => props.onNote(true)} />
      ) : (
        <LeftBox chat={props.chat} input={props.input}>
          <Locked {...props} />
        </LeftBox>
      )}
    </div>
  );
}

function Locked(props: ComposerProps) {
  const t = useTranslations("chats");
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-2 rounded-control bg-sunken px-3 py-1">
      <p className="text-small text-ink-2">{t("composer.locked")}</p>
      <span className="flex items-center gap-1">
        <NoteButton onOpen={() => props.onNote(true)} />
        <Button look="quiet" busy={props.taking} onClick={props.onTake} className="text-link">
          {t(props.state.kind === "colleague" ? "owner.takeAnyway" : "owner.take")}
        </Button>
      </span>
    </div>
  );
}
