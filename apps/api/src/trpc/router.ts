import { account } from "./account/index.ts";
import { apiKeys } from "./apiKeys/index.ts";
import { articles } from "./articles/index.ts";
import { actors as auditActors } from "./audit/actors.ts";
import { list as listAudit } from "./audit/list.ts";
import { base } from "./base/index.ts";
import { baseTrials } from "./base/trials.ts";
import { cannedAnswers } from "./cannedAnswers/index.ts";
import { cases } from "./cases/index.ts";
import { catalog } from "./catalog/index.ts";
import { chats } from "./chats/index.ts";
import { handoff } from "./handoff/index.ts";
import { doctor } from "./installation/doctor.ts";
import { get as getInstallation } from "./installation/get.ts";
import { intents } from "./intents/index.ts";
import { labels } from "./labels/index.ts";
import { notes } from "./notes/index.ts";
import { numbers } from "./numbers/index.ts";
import { overrides } from "./overrides/index.ts";
import { reply } from "./playground/reply.ts";
import { privacy } from "./privacy/index.ts";
import { prompts } from "./prompts/index.ts";
import { questions } from "./questions/index.ts";
import { session } from "./session/index.ts";
import { setup } from "./setup/index.ts";
import { sheet } from "./sheet/index.ts";
import { suggestions } from "./suggestions/index.ts";
import { team } from "./team/index.ts";
import { templates } from "./templates/index.ts";
import { tenants } from "./tenants/index.ts";
import { trials } from "./trials/index.ts";
import { push } from "./push/index.ts";
import { router } from "./trpc.ts";
import { turns } from "./turns/index.ts";
import { billing } from "./usage/billing.ts";
import { get as getUsage } from "./usage/get.ts";
import { webhooks } from "./webhooks/index.ts";
import { weekly } from "./weekly/index.ts";

export const appRouter = router({
  account,
  apiKeys,
  articles,
  audit: router({ actors: auditActors, list: listAudit }),
  base,
  baseTrials,
  cannedAnswers,
  cases,
  catalog,
  chats,
  handoff,
  installation: router({ get: getInstallation, doctor }),
  intents,
  labels,
  notes,
  numbers,
  overrides,
  playground: router({ reply }),
  privacy,
  prompts,
  push,
  questions,
  session,
  setup,
  sheet,
  suggestions,
  team,
  templates,
  tenants,
  trials,
  turns,
  usage: router({ billing, get: getUsage }),
  webhooks,
  weekly,
});

export type AppRouter = typeof appRouter;
