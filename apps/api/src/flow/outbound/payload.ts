/** What `release_next` answers: everything a request needs, so that sending reads nothing else. */
export interface SendPayload {
  messageId: string;
  conversationId: string;
  tenantId: string;
  /** Sealed, or null where the installation's key is used. */
  apiKey: string | null;
  from: string;
  toPhone: string | null;
  toUserId: string | null;
  type: string;
  text: string | null;
  imageUrl: string | null;
  quotedWamid: string | null;
  attempts: number;
  byPerson: boolean;
  lastInboundId: string | null;
}
