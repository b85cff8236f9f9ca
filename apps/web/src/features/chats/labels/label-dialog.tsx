import type { Chat } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/dialog.tsx";
import { LabelPicker } from "./label-picker.tsx";

/** The labels of one chat, from its head, its row or by the key. */
export function LabelDialog(props: { chat: Chat; open: boolean; onClose: () => void }) {
  const t = useTranslations("chats.labels");
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("title")}>
      <LabelPicker chat={props.chat} autoFocus />
    </Dialog>
  );
}
