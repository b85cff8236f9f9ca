/**
 * The panel's view of the API: types only. This is the one place that names where they come from.
 */
import type * as contract from "@platform/contract";
import type {
  TRPCBuiltRouter,
  TRPCDefaultErrorShape,
  TRPCMutationProcedure,
  TRPCQueryProcedure,
  TRPCSubscriptionProcedure,
} from "@trpc/server";

type In<Schema extends { _zod: { input: unknown } }> = Schema["_zod"]["input"];
type Out<Schema extends { _zod: { output: unknown } }> = Schema["_zod"]["output"];
type Query<Input, Output> = TRPCQueryProcedure<{ input: Input; output: Output; meta: object }>;
type Mutation<Input, Output> = TRPCMutationProcedure<{ input: Input; output: Output; meta: object }>;
type Subscription<Input, Output> = TRPCSubscriptionProcedure<{
  input: Input;
  output: AsyncIterable<{ id: string; data: Output }, void, unknown>;
  meta: object;
}>;

interface Root {
  ctx: object;
  meta: object;
  errorShape: TRPCDefaultErrorShape & { data: { reason?: contract.ErrorReason } };
  transformer: false;
}

export type AppRouter = TRPCBuiltRouter<
  Root,
  {
    session: { get: Query<Record<string, never>, contract.Session> };
    installation: { get: Query<Record<string, never>, contract.Installation> };
    tenants: {
      list: Query<In<typeof contract.tenantListInput>, Out<typeof contract.tenantPage>>;
      get: Query<In<typeof contract.tenantIdInput>, contract.Tenant>;
      create: Mutation<In<typeof contract.tenantCreateInput>, contract.Tenant>;
      update: Mutation<In<typeof contract.tenantUpdateInput>, contract.Tenant>;
      remove: Mutation<In<typeof contract.tenantIdInput>, unknown>;
      diagnose: Query<In<typeof contract.tenantIdInput>, contract.Diagnosis>;
    };
    chats: {
      list: Query<In<typeof contract.chatListInput>, Out<typeof contract.chatPage>>;
      get: Query<In<typeof contract.conversationInput>, contract.Chat>;
      counts: Query<In<typeof contract.chatCountsInput>, contract.ChatCounts>;
      messages: Query<In<typeof contract.messageListInput>, Out<typeof contract.messagePage>>;
      send: Mutation<In<typeof contract.sendInput>, contract.Message>;
      markRead: Mutation<In<typeof contract.conversationInput>, unknown>;
      setBotExcluded: Mutation<In<typeof contract.botExclusionInput>, contract.Chat>;
      approveDraft: Mutation<In<typeof contract.draftInput>, unknown>;
      discardDraft: Mutation<In<typeof contract.draftInput>, unknown>;
      retry: Mutation<In<typeof contract.draftInput>, unknown>;
      explain: Query<In<typeof contract.explainInput>, contract.Explanation>;
      events: Subscription<In<typeof contract.eventsInput>, contract.LiveEvent>;
    };
    overrides: {
      set: Mutation<In<typeof contract.overrideSetInput>, Out<typeof contract.overrideResult>>;
      clear: Mutation<In<typeof contract.conversationInput>, Out<typeof contract.overrideResult>>;
    };
    turns: {
      list: Query<In<typeof contract.turnListInput>, Out<typeof contract.turnPage>>;
      get: Query<In<typeof contract.turnInput>, contract.TurnTrace>;
    };
    webhooks: {
      list: Query<In<typeof contract.webhookListInput>, Out<typeof contract.webhookPage>>;
      replay: Mutation<In<typeof contract.webhookReplayInput>, unknown>;
    };
  }
>;
