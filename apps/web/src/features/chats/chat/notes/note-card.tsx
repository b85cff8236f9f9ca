import type { Note } from "@platform/contract";
import { StickyNote, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { useNoteActions } from "../../api/use-notes.ts";
import { markMentions } from "./mentions.ts";

/** A note stands between the bubbles and is none: sunken, dashed, across the chat. */
export function NoteCard(props: { note: Note }) {
  const t = useTranslations("chats.notes");
  const format = useFormat();
  const { note } = props;
  const userId = useSession().user?.id;
  const { remove } = useNoteActions(note.conversationId);
  return (
    <article
      data-message={note.id}
      tabIndex={-1}
      className="jump-target my-2 rounded-card border border-dashed border-control bg-sunken px-3 py-2"
    >
      <header className="flex items-center gap-1.5 text-tag text-ink-2">
        <StickyNote size={13} aria-hidden="true" className="shrink-0" />
        <span className="min-w-0 flex-1 truncate">
          <bdi className="font-medium">{t("by", { name: note.authorName })}</bdi> · {t("private")}
        </span>
        <time dateTime={note.createdAt} className="shrink-0 text-mini">
          {format.listTime(note.createdAt)}
        </time>
        {note.authorId === userId ? (
          <IconButton
            label={t("remove")}
            disabled={remove.isPending}
            onClick={() => window.confirm(t("removeSure")) && remove.mutate({ noteId: note.id })}
            className="-my-1.5 -me-1.5"
          >
            <Trash2 size={13} aria-hidden="true" />
          </IconButton>
        ) : null}
      </header>
      <p className="their-words mt-0.5 text-body wrap-anywhere whitespace-pre-wrap text-ink">
        {markMentions(note).map((part, index) =>
          part.mention ? (
            <strong key={index} className="font-semibold text-human">
              {part.text}
            </strong>
          ) : (
            part.text
          ),
        )}
      </p>
      <InlineFailure error={remove.error} />
    </article>
  );
}
