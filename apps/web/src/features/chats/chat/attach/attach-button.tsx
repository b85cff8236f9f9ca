import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { useShortcuts } from "#lib/shortcuts.ts";
import { addFiles } from "./attachments.ts";

const accepted = "image/*,video/*,audio/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt,.csv";

/** Files from this machine; on a phone its own chooser offers the camera too. */
export function AttachButton(props: { conversationId: string; onChosen: () => void }) {
  const t = useTranslations("chats.attach");
  const input = useRef<HTMLInputElement>(null);
  useShortcuts({ a: () => input.current?.click() });
  return (
    <>
      <IconButton label={t("open")} onClick={() => input.current?.click()}>
        <Paperclip size={16} aria-hidden="true" />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        accept={accepted}
        hidden
        onChange={({ currentTarget }) => {
          addFiles(props.conversationId, currentTarget.files ?? []);
          // The same file can be chosen again.
          currentTarget.value = "";
          props.onChosen();
        }}
      />
    </>
  );
}
