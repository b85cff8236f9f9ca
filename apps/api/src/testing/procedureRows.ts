import { randomUUID } from "node:crypto";
import type { Permission } from "../auth/permissions.ts";

/** A store with one of each of the things that procedures name. */
export interface World {
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

/** One procedure: whose it is, and what it is asked with. */
export interface Row {
  /**
   * `store`: one store's thing by its id. `list`: what the actor sees. `own`: a thing of the actor's account by its id.
   * `operator`: the installation's. `open`: anybody's.
   */
  sight: "store" | "list" | "own" | "operator" | "open";
  input: (world: World) => unknown;
  /** Where looking at the store, or running the installation, is not enough. */
  needs?: Permission;
}

export const procedureRows: Record<string, Row> = {
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
  "tenants.health": { sight: "list", input: () => ({}) },
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
