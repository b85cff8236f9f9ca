import { StickyNote } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { useChatScope } from "../chat-scope.tsx";
import { unsavedNotes } from "./note-draft.ts";

/** Notes are possible in every chat, whoever owns it; one that was begun says that it is there. */
export function NoteButton(props: { onOpen: () => void }) {
  const t = useTranslations("chats.notes");
  const icon = <StickyNote size={16} aria-hidden="true" />;
  if (unsavedNotes.has(useChatScope()?.conversationId ?? ""))
    return (
      <Button look="quiet" icon={icon} onClick={props.onOpen}>
        {t("unsaved")}
      </Button>
    );
  return (
    <IconButton label={t("open")} onClick={props.onOpen}>
      {icon}
    </IconButton>
  );
}
