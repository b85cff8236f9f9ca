import { apiKeys } from "./apiKeys/index.ts";
import { articles } from "./articles/index.ts";
import { list as listAudit } from "./audit/list.ts";
import { cannedAnswers } from "./cannedAnswers/index.ts";
import { catalog } from "./catalog/index.ts";
import { chats } from "./chats/index.ts";
import { handoff } from "./handoff/index.ts";
import { get as getInstallation } from "./installation/get.ts";
import { intents } from "./intents/index.ts";
import { labels } from "./labels/index.ts";
import { notes } from "./notes/index.ts";
import { get as getNumbers } from "./numbers/get.ts";
import { overrides } from "./overrides/index.ts";
import { reply } from "./playground/reply.ts";
import { privacy } from "./privacy/index.ts";
import { prompts } from "./prompts/index.ts";
import { session } from "./session/index.ts";
import { sheet } from "./sheet/index.ts";
import { suggestions } from "./suggestions/index.ts";
import { team } from "./team/index.ts";
import { templates } from "./templates/index.ts";
import { tenants } from "./tenants/index.ts";
import { push } from "./push/index.ts";
import { router } from "./trpc.ts";
import { turns } from "./turns/index.ts";
import { get as getUsage } from "./usage/get.ts";
import { webhooks } from "./webhooks/index.ts";

export const appRouter = router({
  apiKeys,
  articles,
  audit: router({ list: listAudit }),
  cannedAnswers,
  catalog,
  chats,
  handoff,
  installation: router({ get: getInstallation }),
  intents,
  labels,
  notes,
  numbers: router({ get: getNumbers }),
  overrides,
  playground: router({ reply }),
  privacy,
  prompts,
  push,
  session,
  sheet,
  suggestions,
  team,
  templates,
  tenants,
  turns,
  usage: router({ get: getUsage }),
  webhooks,
});

export type AppRouter = typeof appRouter;
