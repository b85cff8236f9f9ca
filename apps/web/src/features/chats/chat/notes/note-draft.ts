import type { PersonOfStore } from "@platform/contract";
import { keepDrafts } from "#lib/kept-drafts.ts";

interface NoteDraft {
  /** Of what is written now: saved again, it is the same note, also by a box that was closed and opened meanwhile. */
  id: string;
  text: string;
  /** Whom it mentions, of those whose names stand in it. */
  chosen: PersonOfStore[];
}

/** Notes that were begun, by chat. */
export const unsavedNotes = keepDrafts<NoteDraft>("notes");
