import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secretColumns } from "@platform/db/sealing";
import { createLogger } from "../log/createLogger.ts";
import { keyScopes, type Permission, permissions, tenantRoles } from "../auth/permissions.ts";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { startApi, type Answer, type Api, type Credentials, operator } from "../testing/startApi.ts";
import { appRouter } from "./router.ts";

interface World {
  tenantId: string;
  chat: string;
  message: string;
  draft: string;
  turn: string;
  event: string;
  article: string;
  wish: string;
  person: string;
  invitation: string;
  answer: string;
  template: string;
  note: string;
  suggestion: string;
  label: string;
  intent: string;
  testCase: string;
  trial: string;
  question: string;
  key: string;
}

interface Row {
  /**
   * `store`: one store's thing by its id. `list`: what the actor sees. `own`: a thing of the actor's account by its id.
   * `operator`: the installation's. `open`: anybody's.
   */
  sight: "store" | "list" | "own" | "operator" | "open";
  input: (world: World) => unknown;
  /** Where looking at the store, or running the installation, is not enough. */
  needs?: Permission;
}

const rows: Record<string, Row> = {
  "account.factors": { sight: "list", input: () => ({}) },
  "account.renamePasskey": { sight: "own", input: () => ({ passkeyId: "none", name: "x" }) },
  "account.removePasskey": { sight: "own", input: () => ({ passkeyId: "none" }) },
  "apiKeys.list": { sight: "store", needs: "admit", input: ({ tenantId }) => ({ tenantId }) },
  "apiKeys.create": {
    sight: "store",
    needs: "admit",
    input: ({ tenantId }) => ({ tenantId, name: "x", scopes: ["read"], expiresInDays: 1 }),
  },
  "apiKeys.revoke": {
    sight: "store",
    needs: "admit",
    input: ({ tenantId, key }) => ({ tenantId, keyId: key }),
  },
  "audit.actors": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId }) },
  "audit.list": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId }) },
  "catalog.status": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "catalog.sync": { sight: "store", needs: "answer", input: ({ tenantId }) => ({ tenantId }) },
  "chats.list": { sight: "list", input: () => ({}) },
  "chats.search": { sight: "store", input: ({ tenantId }) => ({ tenantId, query: "hola" }) },
  "chats.counts": { sight: "list", input: () => ({}) },
  "chats.get": { sight: "store", input: ({ chat }) => ({ conversationId: chat }) },
  "chats.context": { sight: "store", input: ({ chat }) => ({ conversationId: chat }) },
  "chats.rename": {
    sight: "store",
    needs: "answer",
    input: ({ chat }) => ({ conversationId: chat, name: "Ana" }),
  },
  "chats.messages": { sight: "store", input: ({ chat }) => ({ conversationId: chat }) },
  "chats.events": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "chats.present": { sight: "store", input: ({ chat }) => ({ conversationId: chat, state: "here" }) },
  "chats.explain": { sight: "store", input: ({ message }) => ({ messageId: message }) },
  "chats.markRead": { sight: "store", input: ({ chat }) => ({ conversationId: chat }) },
  "chats.markUnread": { sight: "store", input: ({ chat }) => ({ conversationIds: [chat] }) },
  "chats.snooze": {
    sight: "store",
    needs: "answer",
    input: ({ chat }) => ({ conversationIds: [chat], until: null }),
  },
  "chats.archive": {
    sight: "store",
    needs: "answer",
    input: ({ chat }) => ({ conversationIds: [chat], archived: false }),
  },
  "chats.setBotExcluded": {
    sight: "store",
    needs: "answer",
    input: ({ chat }) => ({ conversationId: chat, excluded: false }),
  },
  "chats.send": {
    sight: "store",
    needs: "answer",
    input: ({ chat }) => ({ conversationId: chat, text: "Hola", clientMessageId: randomUUID() }),
  },
  "chats.sendProduct": {
    sight: "store",
    needs: "answer",
    input: ({ chat }) => ({ conversationId: chat, productId: "botas", clientMessageId: randomUUID() }),
  },
  "chats.retry": { sight: "store", needs: "answer", input: ({ message }) => ({ messageId: message }) },
  "chats.approveDraft": { sight: "store", needs: "answer", input: ({ draft }) => ({ messageId: draft }) },
  "chats.discardDraft": { sight: "store", needs: "answer", input: ({ draft }) => ({ messageId: draft }) },
  "chats.assign": {
    sight: "store",
    needs: "answer",
    input: ({ chat, person }) => ({ conversationId: chat, userId: person, over: null }),
  },
  "overrides.set": {
    sight: "store",
    needs: "answer",
    input: ({ chat }) => ({ conversationId: chat, minutes: 5 }),
  },
  "overrides.clear": { sight: "store", needs: "answer", input: ({ chat }) => ({ conversationId: chat }) },
  "turns.list": { sight: "store", input: ({ chat }) => ({ conversationId: chat }) },
  "turns.get": { sight: "store", input: ({ turn }) => ({ turnId: turn }) },
  "turns.replay": { sight: "store", needs: "answer", input: ({ turn }) => ({ turnId: turn }) },
  "cases.list": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "cases.get": { sight: "store", input: ({ testCase }) => ({ caseId: testCase }) },
  "cases.mark": {
    sight: "store",
    needs: "answer",
    input: ({ draft }) => ({ messageId: draft, reason: "tone" }),
  },
  "cases.setState": {
    sight: "store",
    needs: "answer",
    input: ({ testCase }) => ({ caseId: testCase, state: "mended" }),
  },
  "cases.remove": { sight: "store", needs: "manage", input: ({ testCase }) => ({ caseId: testCase }) },
  "trials.estimate": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId }) },
  "trials.start": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId }) },
  "trials.get": { sight: "store", input: ({ tenantId, trial }) => ({ tenantId, trialId: trial }) },
  "trials.latest": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "trials.cancel": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId, trial }) => ({ tenantId, trialId: trial }),
  },
  "questions.list": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "questions.answer": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId, question }) => ({
      tenantId,
      questionIds: [question],
      title: "¿Hacen arreglos?",
      body: "Sí.",
      from: null,
      until: null,
    }),
  },
  "questions.dismiss": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId, question }) => ({ tenantId, questionIds: [question] }),
  },
  "playground.reply": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId }) => ({ tenantId, messages: [{ author: "customer", text: "Hola" }] }),
  },
  "privacy.list": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId }) },
  "privacy.request": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId }) => ({ tenantId, kind: "customer_export", phone: "+5491166600001" }),
  },
  "privacy.get": { sight: "store", needs: "manage", input: ({ wish }) => ({ requestId: wish }) },
  "prompts.status": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "prompts.templates": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "prompts.list": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "prompts.get": { sight: "store", input: ({ tenantId }) => ({ tenantId, version: 1, against: "live" }) },
  "prompts.saveDraft": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId }) => ({
      tenantId,
      brain: { systemPromptTemplate: "x" },
      revision: null,
    }),
  },
  "prompts.discardDraft": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId }) => ({ tenantId, revision: randomUUID() }),
  },
  "prompts.publish": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId }) => ({ tenantId, revision: randomUUID(), over: 1 }),
  },
  "prompts.restore": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId }) => ({ tenantId, number: 1, over: 1 }),
  },
  "numbers.stores": { sight: "operator", input: () => ({}) },
  "numbers.get": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "catalog.search": { sight: "store", input: ({ tenantId }) => ({ tenantId, query: "botas" }) },
  "templates.list": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "templates.search": { sight: "store", input: ({ chat }) => ({ conversationId: chat }) },
  "templates.status": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "templates.sync": { sight: "store", needs: "answer", input: ({ tenantId }) => ({ tenantId }) },
  "templates.submit": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId }) => ({ tenantId, kind: "team", language: "es_AR" }),
  },
  "templates.send": {
    sight: "store",
    needs: "answer",
    input: ({ chat, template }) => ({
      conversationId: chat,
      templateId: template,
      values: { "body.1": "Ana" },
      clientMessageId: randomUUID(),
    }),
  },
  "usage.billing": { sight: "operator", input: () => ({ from: "2026-01", to: "2026-02" }) },
  "usage.get": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "tenants.list": { sight: "list", input: () => ({}) },
  "tenants.get": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "tenants.hours": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "tenants.diagnose": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "tenants.connectStore": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId }) },
  "tenants.update": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId }) => ({ tenantId, storeDescription: "x" }),
  },
  "tenants.create": {
    sight: "operator",
    input: () => ({ storeName: "Otra", botPhoneNumber: `54911${Math.floor(1e7 + Math.random() * 8e7)}` }),
  },
  "tenants.remove": { sight: "operator", input: ({ tenantId }) => ({ tenantId }) },
  "tenants.removed": { sight: "list", input: () => ({}) },
  "tenants.restore": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId }) },
  "tenants.suspend": { sight: "operator", input: ({ tenantId }) => ({ tenantId }) },
  "tenants.resume": { sight: "operator", input: ({ tenantId }) => ({ tenantId }) },
  "tenants.leave": { sight: "operator", input: ({ tenantId }) => ({ tenantId }) },
  "tenants.overview": { sight: "operator", input: () => ({}) },
  "chats.failedSends": { sight: "list", input: () => ({}) },
  "tenants.clone": {
    sight: "operator",
    input: ({ tenantId }) => ({
      tenantId,
      storeName: "Otra",
      botPhoneNumber: `54911${Math.floor(1e7 + Math.random() * 8e7)}`,
    }),
  },
  "base.get": { sight: "operator", input: () => ({}) },
  "base.list": { sight: "operator", input: () => ({}) },
  "base.status": { sight: "operator", input: () => ({}) },
  "base.saveDraft": {
    sight: "operator",
    input: () => ({ texts: { prompt: "x", disclosure: null, forbiddenPhrases: [] }, revision: null }),
  },
  "base.discardDraft": { sight: "operator", input: () => ({ revision: randomUUID() }) },
  "base.publish": { sight: "operator", input: () => ({ revision: randomUUID(), over: 0 }) },
  "baseTrials.stores": { sight: "operator", input: () => ({}) },
  "baseTrials.estimate": { sight: "operator", input: ({ tenantId }) => ({ tenantIds: [tenantId] }) },
  "baseTrials.start": { sight: "operator", input: ({ tenantId }) => ({ tenantIds: [tenantId] }) },
  "baseTrials.latest": { sight: "operator", input: () => ({}) },
  "baseTrials.cancel": { sight: "operator", input: ({ trial }) => ({ trialId: trial }) },
  "base.restore": { sight: "operator", input: () => ({ number: 1, over: 0 }) },
  "base.override": {
    sight: "operator",
    input: ({ tenantId }) => ({ tenantId, followsBase: true, forbiddenPhrases: null }),
  },
  "webhooks.list": { sight: "operator", input: () => ({}) },
  "webhooks.replay": { sight: "operator", input: ({ event }) => ({ id: event }) },
  "handoff.get": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "handoff.list": { sight: "store", input: ({ chat }) => ({ conversationId: chat }) },
  "handoff.save": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId, enabled: true }) },
  "handoff.test": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId }) },
  "handoff.retryAlert": { sight: "store", needs: "answer", input: ({ chat }) => ({ conversationId: chat }) },
  "setup.get": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "setup.watch": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "setup.readStore": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId }) },
  "setup.readNumbers": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId }) },
  "setup.connectNumber": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId }) => ({ tenantId, phoneNumber: "+5491155550000" }),
  },
  "setup.tryModel": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId, own: true }) },
  "sheet.get": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "sheet.save": { sight: "store", needs: "manage", input: ({ tenantId }) => ({ tenantId, pickup: [] }) },
  "articles.list": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "articles.create": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId }) => ({ tenantId, title: "Talles", body: "Van justos." }),
  },
  "articles.update": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId, article }) => ({ tenantId, articleId: article, title: "Talles" }),
  },
  "articles.remove": {
    sight: "store",
    needs: "manage",
    input: ({ tenantId, article }) => ({ tenantId, articleId: article }),
  },
  "cannedAnswers.list": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "cannedAnswers.values": { sight: "store", input: ({ chat }) => ({ conversationId: chat }) },
  "cannedAnswers.create": {
    sight: "store",
    needs: "answer",
    input: ({ tenantId }) => ({ tenantId, shortcut: `a-${randomUUID().slice(0, 8)}`, body: "Hola {nombre}" }),
  },
  "cannedAnswers.update": {
    sight: "store",
    needs: "answer",
    input: ({ tenantId, answer }) => ({ tenantId, answerId: answer, body: "Hola" }),
  },
  "cannedAnswers.remove": {
    sight: "store",
    needs: "answer",
    input: ({ tenantId, answer }) => ({ tenantId, answerId: answer }),
  },
  "notes.list": { sight: "store", input: ({ chat }) => ({ conversationId: chat }) },
  "notes.people": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "notes.add": {
    sight: "store",
    needs: "answer",
    input: ({ chat }) => ({ conversationId: chat, text: "Ojo", clientNoteId: randomUUID() }),
  },
  "suggestions.numbers": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "suggestions.refuse": {
    sight: "store",
    needs: "answer",
    input: ({ suggestion }) => ({ suggestionId: suggestion }),
  },
  "notes.remove": { sight: "store", needs: "answer", input: ({ note }) => ({ noteId: note }) },
  "labels.list": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "labels.create": {
    sight: "store",
    needs: "answer",
    input: ({ tenantId }) => ({ tenantId, name: `l ${randomUUID().slice(0, 8)}` }),
  },
  "labels.update": {
    sight: "store",
    needs: "answer",
    input: ({ tenantId, label }) => ({ tenantId, labelId: label, colour: "red" }),
  },
  "labels.remove": {
    sight: "store",
    needs: "answer",
    input: ({ tenantId, label }) => ({ tenantId, labelId: label }),
  },
  "chats.setLabels": {
    sight: "store",
    needs: "answer",
    input: ({ chat }) => ({ conversationId: chat, remove: ["x"] }),
  },
  "intents.list": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "intents.create": {
    sight: "store",
    needs: "answer",
    input: ({ tenantId }) => ({ tenantId, name: `i ${randomUUID().slice(0, 8)}` }),
  },
  "intents.update": {
    sight: "store",
    needs: "answer",
    input: ({ tenantId, intent }) => ({ tenantId, intentId: intent, examples: ["devolver"] }),
  },
  "intents.remove": {
    sight: "store",
    needs: "answer",
    input: ({ tenantId, intent }) => ({ tenantId, intentId: intent }),
  },
  "chats.setIntent": {
    sight: "store",
    needs: "answer",
    input: ({ chat }) => ({ conversationId: chat, intent: null }),
  },
  "push.status": { sight: "list", input: () => ({}) },
  "push.register": {
    sight: "list",
    input: () => ({
      endpoint: "https://push.example/1",
      keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) },
      locale: "es-AR",
    }),
  },
  "push.remove": { sight: "list", input: () => ({ deviceId: "0" }) },
  "push.test": { sight: "list", input: () => ({ deviceId: "0" }) },
  "push.settings": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "push.save": {
    sight: "store",
    input: ({ tenantId }) => ({
      tenantId,
      onWaiting: true,
      onMessage: true,
      onMention: true,
      sound: true,
      quiet: { from: "22:00", to: "08:00" },
    }),
  },
  "session.get": { sight: "open", input: () => ({}) },
  "session.list": { sight: "list", input: () => ({}) },
  "session.end": { sight: "list", input: () => ({ sessionId: "none" }) },
  "team.list": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "team.invitations": { sight: "store", needs: "admit", input: ({ tenantId }) => ({ tenantId }) },
  "team.invite": {
    sight: "store",
    needs: "admit",
    input: ({ tenantId }) => ({ tenantId, email: "nueva@tienda.test", role: "staff" }),
  },
  "team.uninvite": {
    sight: "store",
    needs: "admit",
    input: ({ tenantId, invitation }) => ({ tenantId, invitationId: invitation }),
  },
  "team.update": {
    sight: "store",
    needs: "admit",
    input: ({ tenantId, person }) => ({ tenantId, userId: person, role: "viewer" }),
  },
  "team.setAvailability": {
    sight: "store",
    needs: "answer",
    input: ({ tenantId, person }) => ({ tenantId, userId: person, availability: "away" }),
  },
  "team.remove": {
    sight: "store",
    needs: "admit",
    input: ({ tenantId, person }) => ({ tenantId, userId: person }),
  },
  "weekly.get": { sight: "store", needs: "admit", input: ({ tenantId }) => ({ tenantId }) },
  "weekly.mail": { sight: "store", needs: "admit", input: ({ tenantId }) => ({ tenantId }) },
  "weekly.set": {
    sight: "store",
    needs: "admit",
    input: ({ tenantId }) => ({ tenantId, wanted: true }),
  },
  "team.secondFactor": { sight: "store", input: ({ tenantId }) => ({ tenantId }) },
  "team.requireSecondFactor": {
    sight: "store",
    needs: "admit",
    input: ({ tenantId }) => ({ tenantId, required: false }),
  },
  "team.resetSecondFactor": {
    sight: "operator",
    needs: "admit",
    input: ({ person }) => ({ userId: person }),
  },
  "team.resetLink": { sight: "operator", needs: "admit", input: ({ person }) => ({ userId: person }) },
  "installation.get": { sight: "open", input: () => ({}) },
  "installation.doctor": { sight: "operator", input: () => ({}) },
};

const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: "query" | "mutation" | "subscription" } }
>;

let api: Api;
let world: World;
let missing: World;
let foreigner: Credentials;
let viewer: Credentials;
let owner: Credentials;
/** Keys that are none of this store's: another store's with every scope, and one that was revoked. */
let foreignKey: Credentials;
let revokedKey: Credentials;
/** Who is in the store, by role or by key. */
const within: Record<string, Credentials> = {};
/** Keys that reach the installation, or a whole store, and may still not everything. */
const installationKey: Record<string, Credentials> = {};

/** In every secret's column of the store. Nothing that leaves may hold it, whoever asks for what. */
const CANARY = "sk-canary-9d1f-of-the-store";
const logged: string[] = [];

beforeAll(async () => {
  const to = { write: (line: string) => void logged.push(line) };
  api = await startApi({ log: createLogger({ level: "trace", to }) });
  const { sql } = api;
  const tenantId = await insertTenant(sql, { store_name: "Propia" });
  await plantCanaries(sql, tenantId);
  const other = await insertTenant(sql, { store_name: "Ajena" });
  const chat = await insertChat(sql, {
    tenant_id: tenantId,
    window_closes_at: "2100-01-01",
    external_user_id: "5491166600001",
  });
  const message = await insertMessage(sql, { tenant_id: tenantId, conversation_id: chat });
  const draft = await insertMessage(sql, {
    tenant_id: tenantId,
    conversation_id: chat,
    role: "assistant",
    send_state: "draft",
  });
  const [turn] =
    await sql`insert into turns (tenant_id, conversation_id, outcome) values (${tenantId}, ${chat}, 'reply') returning id`;
  const [event] = await sql`
    insert into webhook_events (provider, event_key, state, body) values ('ycloud', 'e1', 'unmatched', '{}'::bytea) returning id`;
  const [wish] = await sql`
    insert into privacy_requests (tenant_id, kind) values (${tenantId}, 'customer_export') returning id`;
  await sql`
    insert into auth.invitations (id, tenant_id, email, role, token_hash, invited_by, expires_at)
    values ('invitation', ${tenantId}, 'otra@tienda.test', 'staff', 'x', 'Marta', now() + interval '1 day')`;
  const [article] =
    await sql`insert into tenant_articles (tenant_id, title, body) values (${tenantId}, 'Cambios', 'Treinta días.') returning id`;
  const [answer] = await sql`
    insert into canned_answers (tenant_id, shortcut, body) values (${tenantId}, 'hola', 'Hola {nombre}') returning id`;
  const [template] = await sql`
    insert into whatsapp_templates (tenant_id, waba_id, name, language, status, components)
    values (${tenantId}, '1', 'saludo', 'es_AR', 'APPROVED', ${'[{"type": "BODY", "text": "Hola {{1}}, listo."}]'}::text::jsonb)
    returning id`;
  const [note] = await sql`
    insert into chat_notes (tenant_id, conversation_id, author_id, author_name, body, client_note_id)
    values (${tenantId}, ${chat}, 'u1', 'Marta', 'Ojo', 'n1') returning id`;
  const [suggestion] = await sql`
    insert into reply_suggestions (tenant_id, conversation_id, for_user_id, inbound_seq)
    values (${tenantId}, ${chat}, 'u1', 1) returning id`;
  const [label] = await sql`
    insert into chat_labels (tenant_id, name) values (${tenantId}, 'Mayorista') returning id`;
  const [intent] = await sql`
    insert into chat_intents (tenant_id, name) values (${tenantId}, 'Cambios') returning id`;
  const [testCase] = await sql`
    insert into test_cases (tenant_id, conversation_id, turn_id, reason, author_id, author_name)
    values (${tenantId}, ${chat}, ${String(turn?.["id"])}, 'tone', 'user:u1', 'Marta') returning id`;
  const [trial] = await sql`
    insert into prompt_trials (tenant_id, max_usd, state, author_id, author_name)
    values (${tenantId}, 1, 'done', 'user:u1', 'Marta') returning id`;
  await sql`
    insert into base_trials (id, revision, author_id, author_name)
    values (${String(trial?.["id"])}, gen_random_uuid(), 'user:u1', 'Marta')`;
  await sql`insert into base_versions (number, author) values (1, 'user:u1')`;
  const [question] = await sql`
    insert into open_questions (tenant_id, conversation_id, turn_id, question, stems, cause)
    values (${tenantId}, ${chat}, ${String(turn?.["id"])}, '¿Hacen arreglos?', 'arregl', 'agent') returning id`;
  world = {
    tenantId,
    chat,
    message,
    draft,
    turn: String(turn?.["id"]),
    event: String(event?.["id"]),
    article: String(article?.["id"]),
    wish: String(wish?.["id"]),
    person: "",
    invitation: "invitation",
    answer: String(answer?.["id"]),
    template: String(template?.["id"]),
    note: String(note?.["id"]),
    suggestion: String(suggestion?.["id"]),
    label: String(label?.["id"]),
    intent: String(intent?.["id"]),
    testCase: String(testCase?.["id"]),
    trial: String(trial?.["id"]),
    question: String(question?.["id"]),
    key: "",
  };
  missing = {
    tenantId: "999999",
    chat: randomUUID(),
    message: randomUUID(),
    draft: randomUUID(),
    turn: randomUUID(),
    event: randomUUID(),
    article: randomUUID(),
    wish: randomUUID(),
    person: randomUUID(),
    invitation: randomUUID(),
    answer: randomUUID(),
    template: randomUUID(),
    note: randomUUID(),
    suggestion: randomUUID(),
    label: randomUUID(),
    intent: randomUUID(),
    testCase: randomUUID(),
    trial: randomUUID(),
    question: randomUUID(),
    key: randomUUID(),
  };
  const { id: person } = await api.addPerson({ [tenantId]: "staff" });
  world.person = person;
  foreigner = await api.member({ [other]: "owner" });
  for (const role of tenantRoles) within[role] = await api.member({ [tenantId]: role });
  [owner, viewer] = [within["owner"] ?? {}, within["viewer"] ?? {}];
  for (const scope of keyScopes) {
    within[`key ${scope}`] = (await api.addKey(tenantId, [scope])).credentials;
    installationKey[scope] = (await api.addKey(null, [scope])).credentials;
  }
  foreignKey = (await api.addKey(other, ["admin"])).credentials;
  world.key = (await api.addKey(tenantId, ["read"])).id;
  const revoked = await api.addKey(tenantId, ["admin"]);
  revokedKey = revoked.credentials;
  await api.mutate("apiKeys.revoke", { tenantId, keyId: revoked.id });
});
afterAll(() => api.stop());

/** Where a secret may stand; a new one is planted as soon as it is registered. */
async function plantCanaries(sql: Api["sql"], tenantId: string): Promise<void> {
  await sql`insert into tenant_human_handoff_config (tenant_id, smtp_host) values (${tenantId}, 'mail.tienda.test')`;
  for (const { table, key, column } of secretColumns) {
    if (table.startsWith("auth.")) continue;
    await sql`update ${sql(table)} set ${sql(column)} = ${CANARY} where ${sql(key)} = ${tenantId}`;
  }
}

async function call(path: string, input: unknown, credentials: Credentials): Promise<Answer> {
  const answer = await ask(path, input, credentials);
  if (answer.text.includes(CANARY)) throw new Error(`${path} gives a secret away`);
  if (/"\d{4}-\d\d-\d\d \d\d:/.test(answer.text))
    throw new Error(`${path} tells a time not as ISO 8601 has it`);
  return answer;
}

async function ask(path: string, input: unknown, credentials: Credentials): Promise<Answer> {
  const { type } = procedures[path]?._def ?? { type: "query" };
  if (type === "mutation") return api.mutate(path, input, credentials);
  if (type === "query") return api.query(path, input, credentials);
  const gone = new AbortController();
  const response = await fetch(`${api.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {
    headers: credentials,
    signal: gone.signal,
  });
  if (response.status === 200) {
    gone.abort();
    return { status: 200, headers: response.headers, data: null as never, reason: undefined, text: "" };
  }
  const text = await response.text();
  const { error } = JSON.parse(text) as { error: { data: { reason: string } } };
  return {
    status: response.status,
    headers: response.headers,
    data: null as never,
    reason: error.data.reason,
    text,
  };
}

it("every procedure has its row here", () => {
  expect(Object.keys(procedures).toSorted()).toEqual(Object.keys(rows).toSorted());
});

/** Roles and scopes that are not enough. */
function whoMayNot(permission: Permission): string[] {
  const { roles, scopes }: { roles: readonly string[]; scopes: readonly string[] } = permissions[permission];
  return [
    ...tenantRoles.filter((role) => !roles.includes(role)),
    ...keyScopes.filter((scope) => !scopes.includes(scope)).map((scope) => `key ${scope}`),
  ];
}

it("permissions are one table", () => {
  const lines = Object.entries(permissions).map(
    ([name, { roles, scopes }]) => `${name}: ${[...roles, ...scopes].join(" ")}`,
  );
  expect(lines).toEqual([
    "read: viewer staff owner read chats:write admin",
    "answer: staff owner chats:write admin",
    "manage: owner admin",
    "admit: owner",
    "operate: admin",
  ]);
  const needed = Object.entries(rows).map(
    ([path, { sight, needs }]) =>
      `${path}: ${needs ?? (sight === "operator" ? "operate" : sight === "store" ? "read" : sight)}`,
  );
  process.stdout.write(`${[...lines, "", ...needed.toSorted()].join("\n")}\n`);
});

describe.each(Object.entries(rows))("%s", (path, row) => {
  const { sight, needs } = row;
  const refused = whoMayNot(needs ?? "read");

  it(sight === "open" ? "is open to everybody" : "refuses nobody", async () => {
    expect((await call(path, row.input(world), {})).status).toBe(sight === "open" ? 200 : 401);
  });

  it("refuses a wrong key and a revoked one, even beside a valid session", async () => {
    const answer = await call(path, row.input(world), { ...owner, authorization: "Bearer wrong" });
    expect([answer.status, answer.reason]).toEqual([401, "not_signed_in"]);
    expect((await call(path, row.input(world), { ...owner, ...revokedKey })).status).toBe(401);
  });

  if (sight === "store")
    it("hides a store from another store's owner and key, as if it did not exist", async () => {
      for (const stranger of [foreigner, foreignKey]) {
        const foreign = await call(path, row.input(world), stranger);
        const absent = await call(path, row.input(missing), stranger);
        expect([foreign.status, foreign.reason]).toEqual([404, "not_found"]);
        expect(foreign.text).toBe(absent.text);
      }
    });

  if (sight === "own")
    it("knows nobody's thing but the actor's own", async () => {
      for (const who of [owner, foreigner, foreignKey])
        expect((await call(path, row.input(world), who)).reason).toBe("not_found");
    });

  if (sight === "list")
    it("shows another store's owner nothing of this store, nor its key", async () => {
      const answer = await call(path, row.input(world), foreigner);
      expect(answer.status).toBe(200);
      const byKey = await call(path, row.input(world), foreignKey);
      for (const { text } of [answer, byKey]) {
        expect(text).not.toContain("Propia");
        expect(text).not.toContain(world.chat);
      }
      if (path === "chats.counts") expect([answer.data, byKey.data]).toMatchObject([{ all: 0 }, { all: 0 }]);
    });

  if (sight === "operator")
    it("is the operator's alone", async () => {
      const { scopes }: { scopes: readonly string[] } = permissions[needs ?? "operate"];
      const others = keyScopes.filter((scope) => !scopes.includes(scope));
      const refusedKeys = others.map((scope) => installationKey[scope] ?? {});
      for (const who of [owner, within["key admin"] ?? {}, ...refusedKeys])
        expect((await call(path, row.input(world), who)).status).toBe(403);
    });

  if (sight === "store" && refused.length > 0)
    it(`needs more than ${refused.join(", ")}`, async () => {
      for (const name of refused) {
        const answer = await call(path, row.input(world), within[name] ?? {});
        expect([name, answer.status, answer.reason]).toEqual([name, 403, "not_allowed"]);
      }
    });

  if (sight === "store" && needs === undefined)
    it("shows the store to its viewers and to keys that read", async () => {
      for (const who of [viewer, within["key read"] ?? {}])
        expect((await call(path, row.input(world), who)).status).toBe(200);
    });

  it("refuses fields it doesn't know", async () => {
    const answer = await call(path, { ...(row.input(world) as object), surprise: true }, operator);
    expect([answer.status, answer.reason]).toEqual([400, "invalid_input"]);
    expect(answer.text).toContain("surprise");
  });
});

// Last: some of these change the world.
describe("the operator", () => {
  const order = Object.entries(rows).toSorted(
    ([a], [b]) => Number(a === "tenants.remove") - Number(b === "tenants.remove"),
  );
  it.each(order.filter(([, { sight }]) => sight !== "own"))("may call %s", async (path, row) => {
    const { status } = await call(path, row.input(world), operator);
    // A conflict is an answer of the thing itself: a message that is no draft, an event that has no store.
    expect([200, 409]).toContain(status);
  });
  it.each(order.filter(([, { sight }]) => sight === "store"))(
    "finds nothing where %s has nothing",
    async (path, row) => {
      expect((await call(path, row.input(missing), operator)).status).toBe(404);
    },
  );
});

it("none of all that was answered and logged holds a secret of the store", async () => {
  expect(logged.length).toBeGreaterThan(100);
  expect(logged.filter((line) => line.includes(CANARY))).toEqual([]);
});

describe("a person whose access ends", () => {
  it("is nobody from the next request on", async () => {
    const tenantId = await insertTenant(api.sql);
    const person = await api.member({ [tenantId]: "owner" });
    expect((await api.query("tenants.get", { tenantId }, person)).status).toBe(200);
    await api.sql`update auth.users set disabled_at = now() where id = ${person.id}`;
    expect((await api.query("tenants.get", { tenantId }, person)).status).toBe(401);
    await api.sql`update auth.users set disabled_at = null where id = ${person.id}`;
    await api.sql`delete from auth.memberships where user_id = ${person.id}`;
    expect((await api.query("tenants.get", { tenantId }, person)).status).toBe(404);
  });
});
