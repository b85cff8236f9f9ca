import type { Chat } from "@platform/contract";
import { useState } from "react";
import { useShortcuts } from "#lib/shortcuts.ts";
import { useMayAct } from "../model/use-may-act.ts";
import { LabelDialog } from "./label-dialog.tsx";

/** L opens the labels of the open chat. */
export function LabelKey(props: { chat: Chat }) {
  const [open, setOpen] = useState(false);
  const mayAct = useMayAct()([props.chat]);
  useShortcuts(mayAct ? { l: () => setOpen(true) } : {});
  return <LabelDialog chat={props.chat} open={open} onClose={() => setOpen(false)} />;
}
