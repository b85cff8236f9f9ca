import { router } from "../trpc.ts";
import { discardDraft } from "./discardDraft.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { publish } from "./publish.ts";
import { restore } from "./restore.ts";
import { saveDraft } from "./saveDraft.ts";
import { status } from "./status.ts";
import { templates } from "./templates.ts";

export const prompts = router({ discardDraft, get, list, publish, restore, saveDraft, status, templates });
