import { account } from "./account.ts";
import { apiKeys } from "./apiKeys.ts";
import { articles } from "./articles.ts";
import { audit } from "./audit.ts";
import { base } from "./base.ts";
import { baseTrials } from "./baseTrials.ts";
import { cannedAnswers } from "./cannedAnswers.ts";
import { cases } from "./cases.ts";
import { catalog } from "./catalog.ts";
import { chats } from "./chats.ts";
import { handoff } from "./handoff.ts";
import { installation } from "./installation.ts";
import { intents } from "./intents.ts";
import { labels } from "./labels.ts";
import { notes } from "./notes.ts";
import { numbers } from "./numbers.ts";
import { overrides } from "./overrides.ts";
import { playground } from "./playground.ts";
import { privacy } from "./privacy.ts";
import { prompts } from "./prompts.ts";
import { push } from "./push.ts";
import { questions } from "./questions.ts";
import { session } from "./session.ts";
import { setup } from "./setup.ts";
import { sheet } from "./sheet.ts";
import { suggestions } from "./suggestions.ts";
import { team } from "./team.ts";
import { templates } from "./templates.ts";
import { tenants } from "./tenants.ts";
import { trials } from "./trials.ts";
import { router } from "./trpc.ts";
import { turns } from "./turns.ts";
import { usage } from "./usage.ts";
import { webhooks } from "./webhooks.ts";
import { weekly } from "./weekly.ts";

export const appRouter = router({
  account,
  apiKeys,
  articles,
  audit,
  base,
  baseTrials,
  cannedAnswers,
  cases,
  catalog,
  chats,
  handoff,
  installation,
  intents,
  labels,
  notes,
  numbers,
  overrides,
  playground,
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
  usage,
  webhooks,
  weekly,
});

export type AppRouter = typeof appRouter;
