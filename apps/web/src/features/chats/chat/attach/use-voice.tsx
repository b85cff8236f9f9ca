import type { Chat } from "@platform/contract";
import { Mic } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { useShortcuts } from "#lib/shortcuts.ts";
import type { OutgoingFile } from "#lib/outgoing-file.ts";
import { addRecording } from "./attachments.ts";
import { useRecorder } from "./use-recorder.ts";
import { VoiceBar } from "./voice-bar.tsx";

/** Recording a voice note: the button that begins it, what stands in the reply box's place meanwhile, and what went wrong. */
export function useVoice(
  chat: Chat,
  { sendFile, toInput }: { sendFile: (file: OutgoingFile) => void; toInput: () => void },
) {
  const t = useTranslations("chats.voice");
  const { state, start, cancel, finish, forgive } = useRecorder();
  useShortcuts({ g: () => void start() });

  async function hand(to: (file: OutgoingFile) => void) {
    const file = await finish();
    if (file) to(file);
    requestAnimationFrame(toInput);
  }

  return {
    button: (
      <IconButton
        label={t("record")}
        disabled={state.kind === "asking" || state.kind === "recording"}
        onClick={() => void start()}
      >
        <Mic size={16} aria-hidden="true" />
      </IconButton>
    ),
    recording:
      state.kind === "recording" ? (
        <VoiceBar
          since={state.since}
          onDiscard={cancel}
          onReview={() => void hand((file) => addRecording(chat.id, file))}
          onSend={() => void hand(sendFile)}
        />
      ) : null,
    trouble:
      state.kind === "failed" ? (
        <p role="alert" className="flex flex-wrap items-center gap-x-2 text-small text-danger">
          {t(state.reason)}
          <Button look="quiet" onClick={forgive}>
            {t("dismiss")}
          </Button>
        </p>
      ) : null,
  };
}
