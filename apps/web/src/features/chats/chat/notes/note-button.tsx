import { StickyNote } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";

/** Notes are possible in every chat, whoever owns it. */
export function NoteButton(props: { onOpen: () => void }) {
  const t = useTranslations("chats.notes");
  return (
    <IconButton label={t("open")} onClick={props.onOpen}>
      <StickyNote size={16} aria-hidden="true" />
    </IconButton>
  );
}
