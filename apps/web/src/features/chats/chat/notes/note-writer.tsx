import type { Chat, PersonOfStore } from "@platform/contract";
import { StickyNote, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { fold } from "#lib/fold.ts";
import { useIsPhone } from "#lib/use-media-query.ts";
import { useMentionable, useNoteActions } from "../../api/use-notes.ts";
import { replaceToken, type Token, tokenBefore } from "../suggest/token.ts";
import { SuggestionList } from "../suggest/suggestion-list.tsx";
import { suggestionAria, useSuggestions } from "../suggest/use-suggestions.ts";
import { mentionedIn } from "./mentions.ts";
import { unsavedNotes } from "./note-draft.ts";

const maxLength = 4_000;

/** In place of the reply box; visibly no reply: nothing written here can reach the customer. */
export function NoteWriter(props: { chat: Chat; onClose: () => void }) {
  const t = useTranslations("chats.notes");
  const note = useNote(props.chat, props.onClose);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const onKeyDown = useNoteKeys(note, props.onClose);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        note.save();
      }}
      className="relative flex flex-col gap-1.5 rounded-card border border-dashed border-control bg-sunken p-2"
    >
      <SuggestionList
        list={note.list}
        label={t("people")}
        keyOf={({ id }) => id}
        empty={
          note.people.isError ? (
            <QueryFailure what={t("failedPeople")} query={note.people} />
          ) : (
            t(note.people.isPending ? "loadingPeople" : "nobody")
          )
        }
      >
        {(person) => <span className="block truncate text-small text-ink">{person.name}</span>}
      </SuggestionList>
      <p className="flex items-center gap-1.5 text-tag font-medium text-ink-2">
        <StickyNote size={13} aria-hidden="true" />
        <span className="flex-1">{t("writing")}</span>
        <IconButton label={t("close")} onClick={props.onClose} className="-my-1">
          <X size={15} aria-hidden="true" />
        </IconButton>
      </p>
      <textarea
        dir="auto"
        ref={box}
        rows={2}
        value={note.text}
        maxLength={maxLength}
        onChange={({ target }) => note.write(target.value, target.selectionEnd)}
        onSelect={({ currentTarget }) => note.setCaret(currentTarget.selectionEnd)}
        onKeyDown={onKeyDown}
        aria-label={t("label")}
        {...suggestionAria(note.list)}
        placeholder={t("placeholder")}
        className="w-full resize-none rounded-control border border-control bg-surface px-3 py-2 text-body text-ink"
      />
      <div className="flex items-center justify-end gap-2">
        <InlineFailure error={note.error} />
        <Button look="primary" type="submit" busy={note.saving} disabled={note.text.trim() === ""}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

function useNote(chat: Chat, onSaved: () => void) {
  const kept = unsavedNotes.get(chat.id);
  const [text, setText] = useState(kept?.text ?? "");
  const [chosen, setChosen] = useState<PersonOfStore[]>(kept?.chosen ?? []);
  const [caret, setCaret] = useState(0);
  const [id, setId] = useState(() => kept?.id ?? crypto.randomUUID());
  const people = useMentionable(chat.tenantId, tokenBefore(text, caret, "@") !== null);
  const { add } = useNoteActions(chat.id);

  function write(next: string, at: number, people = chosen) {
    setText(next);
    setCaret(at);
    const id = crypto.randomUUID();
    setId(id);
    if (next) unsavedNotes.set(chat.id, { id, text: next, chosen: people });
    else unsavedNotes.delete(chat.id);
  }
  function mention(person: PersonOfStore, token: Token) {
    const next = replaceToken(text, token, `@${person.name} `);
    const named = [...chosen.filter(({ id }) => id !== person.id), person];
    setChosen(named);
    write(next.text, next.caret, named);
  }
  const list = useSuggestions({
    text,
    caret,
    mark: "@",
    find: (word) => (people.data ?? []).filter(({ name }) => fold(name).includes(fold(word))),
    onChoose: mention,
  });
  function save() {
    if (text.trim() === "" || add.isPending) return;
    const mentions = mentionedIn(text, chosen).map(({ id }) => id);
    add.mutate(
      { conversationId: chat.id, text: text.trim(), mentions, clientNoteId: id },
      {
        onSuccess: onSaved,
      },
    );
  }
  return {
    text,
    write,
    setCaret,
    list,
    save,
    saving: add.isPending,
    error: add.error,
    people,
  };
}

/** As in the reply box: Enter saves where there is a keyboard; Escape closes the list, then the note. */
function useNoteKeys(note: ReturnType<typeof useNote>, onClose: () => void) {
  const phone = useIsPhone();
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (note.list.onKeyDown(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !phone && !event.nativeEvent.isComposing) {
      event.preventDefault();
      note.save();
    }
    if (event.key === "Escape") onClose();
  };
}
