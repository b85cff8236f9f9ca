import type { Chat } from "@platform/contract";
import { SendHorizontal, Zap } from "lucide-react";
import { type ReactNode, type RefObject, useId, useLayoutEffect } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { useIsPhone } from "#lib/use-media-query.ts";
import { useTellTyping } from "../api/use-presence.ts";
import { ProductButton } from "../products/product-button.tsx";
import { AttachButton } from "./attach/attach-button.tsx";
import { AttachmentStrip } from "./attach/attachment-strip.tsx";
import { DropVeil } from "./attach/drop-veil.tsx";
import { pasteFiles, useFileDrop } from "./attach/use-file-drop.ts";
import { useVoice } from "./attach/use-voice.tsx";
import { CannedList } from "./canned/canned-list.tsx";
import { HolesNote } from "./canned/holes-note.tsx";
import { PictureStrip } from "./canned/picture-strip.tsx";
import { NoteButton } from "./notes/note-button.tsx";
import { QuoteStrip } from "./quote/quote-strip.tsx";
import { SuggestedReplyStrip } from "./suggested-reply/suggested-reply-strip.tsx";
import { suggestionAria } from "./suggest/use-suggestions.ts";
import { type Reply, useReply, useReplyKeys } from "./use-reply.ts";
import { WindowNote } from "./window-note.tsx";

interface WriterProps {
  chat: Chat;
  input: RefObject<HTMLTextAreaElement | null>;
  onNote: () => void;
}

/** The reply box of a chat that the reader owns. */
export function Writer({ chat, input, onNote }: WriterProps) {
  const reply = useReply(chat, input);
  const toInput = () => input.current?.focus();
  const voice = useVoice(chat, { sendFile: reply.sendFile, toInput });
  const dropping = useFileDrop(chat.id, toInput);
  const holesId = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reply.send();
      }}
      className="relative flex flex-col gap-1.5"
    >
      <CannedList list={reply.list} tenantId={chat.tenantId} {...reply.canned} />
      {reply.quoted ? <QuoteStrip message={reply.quoted} onRemove={reply.dropQuote} /> : null}
      {reply.draft.picture ? (
        <PictureStrip url={reply.draft.picture.url} onRemove={reply.dropPicture} />
      ) : null}
      {reply.suggested.shown ? (
        <SuggestedReplyStrip
          text={reply.suggested.shown.text}
          onUse={reply.suggested.use}
          onRefuse={reply.suggested.refuse}
        />
      ) : null}
      <AttachmentStrip conversationId={chat.id} files={reply.files} />
      <div className="flex items-end gap-2">
        {voice.recording ?? (
          <>
            <Box chat={chat} input={input} reply={reply} holesId={holesId} />
            <SendButton ready={reply.ready} waits={reply.waits} />
          </>
        )}
      </div>
      {dropping ? <DropVeil /> : null}
      <HolesNote id={holesId} holes={reply.holes} onFill={reply.fillHole} />
      <LengthNote reply={reply} />
      {voice.trouble}
      <WriterFoot chat={chat}>
        <AttachButton conversationId={chat.id} onChosen={toInput} />
        {voice.button}
        <CannedButton onOpen={reply.openCanned} />
        <ProductButton chat={chat} />
        <NoteButton onOpen={onNote} />
      </WriterFoot>
    </form>
  );
}

function Box({
  chat,
  input,
  reply,
  holesId,
}: Omit<WriterProps, "onNote"> & { reply: Reply; holesId: string }) {
  const t = useTranslations("chats.composer");
  const onKeyDown = useReplyKeys(reply);
  const { text } = reply.draft;
  const tellTyping = useTellTyping(chat.id);
  useGrowingHeight(input, text);
  return (
    <textarea
      ref={input}
      dir="auto"
      rows={1}
      value={text}
      onChange={({ target }) => {
        reply.write(target.value, target.selectionEnd);
        if (target.value !== "") tellTyping();
      }}
      onSelect={({ currentTarget }) => reply.setCaret(currentTarget.selectionEnd)}
      onKeyDown={onKeyDown}
      onPaste={(event) => pasteFiles(chat.id, event)}
      aria-label={t("label", { name: chat.contactName ?? chat.contactPhone ?? "" })}
      aria-invalid={reply.holes.length > 0 || undefined}
      aria-describedby={reply.holes.length > 0 ? holesId : undefined}
      {...suggestionAria(reply.list)}
      placeholder={t("placeholder")}
      className="min-h-10 min-w-0 flex-1 resize-none rounded-control border border-control bg-surface px-3 py-2 text-bubble text-ink hover:border-ink-2 max-desk:min-h-11"
    />
  );
}

/** What can be added to the reply, how long it may be sent, and the keys. */
function WriterFoot(props: { chat: Chat; children: ReactNode }) {
  const t = useTranslations("chats.composer");
  const phone = useIsPhone();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="-my-1 -ms-1.5 flex items-center">{props.children}</div>
      <WindowNote chat={props.chat} />
      {phone ? null : <span className="ms-auto text-tag text-meta low:hidden">{t("keys")}</span>}
    </div>
  );
}

/** What was pasted is kept whole: cut short in silence, it would leave without its end. */
function LengthNote({ reply: { over, captioned } }: { reply: Reply }) {
  const t = useTranslations("chats");
  if (over === 0) return null;
  return (
    <p role="status" className="text-small text-waiting">
      {t(captioned ? "attach.captionLong" : "composer.long", { over })}
    </p>
  );
}

function CannedButton(props: { onOpen: () => void }) {
  const t = useTranslations("chats.canned");
  return (
    <IconButton label={t("open")} onClick={props.onOpen}>
      <Zap size={16} aria-hidden="true" />
    </IconButton>
  );
}

function SendButton(props: { ready: boolean; waits: boolean }) {
  const t = useTranslations("chats.composer");
  return (
    <Button
      type="submit"
      look="primary"
      disabled={!props.ready && !props.waits}
      busy={props.waits}
      aria-label={t("send")}
      className="size-10 px-0 max-desk:size-11"
    >
      <SendHorizontal size={17} aria-hidden="true" />
    </Button>
  );
}

function useGrowingHeight(input: RefObject<HTMLTextAreaElement | null>, text: string) {
  useLayoutEffect(() => {
    const element = input.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight + 2, 180)}px`;
  }, [input, text]);
}
