import type { Fact } from "@platform/agent";
import type { StoreMailServer } from "../mail/openTransport.ts";

export type AlertStep = "team" | "opening" | "second" | "owner";

/** What `claim_alerts` answers (packages/db/functions/75_alerts.sql). */
export interface Alert {
  id: string;
  tenantId: string;
  handoffId: string;
  conversationId: string;
  step: AlertStep;
  address: string;
  attempts: number;
  storeName: string;
  timezone: string;
  /** The store's own mail server, its password sealed; null where it uses the platform's. */
  smtp: StoreMailServer | null;
  cause: string;
  reason: string;
  summary: string | null;
  wantedAction: string | null;
  suggestedReply: string | null;
  since: string;
  contactName: string | null;
  contactPhone: string | null;
  windowClosesAt: string | null;
  /** The last ones, oldest first. */
  messages: {
    role: "user" | "assistant" | "human_supervisor";
    type: string;
    text: string | null;
    sent_at: string;
  }[];
  /** What the tools have found for this customer, newest turn first. */
  facts: Pick<Fact, "kind" | "text" | "value" | "subject">[];
}
