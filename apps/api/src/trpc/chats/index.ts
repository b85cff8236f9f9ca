import { router } from "../trpc.ts";
import { approveDraft } from "./approveDraft.ts";
import { archive } from "./archive.ts";
import { assign } from "./assign.ts";
import { context } from "./context.ts";
import { counts } from "./counts.ts";
import { discardDraft } from "./discardDraft.ts";
import { events } from "./events.ts";
import { explain } from "./explain.ts";
import { failedSends } from "./failedSends.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { markRead } from "./markRead.ts";
import { markUnread } from "./markUnread.ts";
import { messages } from "./messages.ts";
import { present } from "./present.ts";
import { rename } from "./rename.ts";
import { retry } from "./retry.ts";
import { search } from "./search.ts";
import { send } from "./send.ts";
import { sendProduct } from "./sendProduct.ts";
import { setBotExcluded } from "./setBotExcluded.ts";
import { setIntent } from "./setIntent.ts";
import { setLabels } from "./setLabels.ts";
import { snooze } from "./snooze.ts";

export const chats = router({
  approveDraft,
  archive,
  assign,
  context,
  counts,
  discardDraft,
  events,
  explain,
  failedSends,
  get,
  list,
  markRead,
  markUnread,
  messages,
  present,
  rename,
  retry,
  search,
  send,
  sendProduct,
  setBotExcluded,
  setIntent,
  setLabels,
  snooze,
});
