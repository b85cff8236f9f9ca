import type { Chat } from "@platform/contract";
import { Tags } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { isolated } from "#lib/format/values.ts";
import { LabelDialog } from "../labels/label-dialog.tsx";
import { useChatName } from "./chat-row.tsx";

/** Labels of a row without opening its chat; on a phone the chat has them. */
export function RowLabels(props: { chat: Chat }) {
  const t = useTranslations("chats.labels");
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t("changeOf", { name: isolated(useChatName(props.chat)) })}
        onClick={() => setOpen(true)}
        className="absolute inset-e-2 bottom-0.5 size-6 border border-line bg-surface opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100 max-desk:hidden"
      >
        <Tags size={14} aria-hidden="true" />
      </IconButton>
      {open ? <LabelDialog chat={props.chat} open onClose={() => setOpen(false)} /> : null}
    </>
  );
}
