import type { PersonOfStore } from "@platform/contract";
import { keepDrafts } from "#lib/kept-drafts.ts";

interface NoteDraft {
  text: string;
  /** Whom it mentions, of those whose names stand in it. */
  chosen: PersonOfStore[];
}

/** Notes that were begun, by chat. */
export const unsavedNotes = keepDrafts<NoteDraft>("notes");
