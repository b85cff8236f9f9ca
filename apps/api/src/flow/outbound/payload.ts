import type { OutgoingTemplateComponent } from "@platform/integrations/ycloud";

/** A kept file, and the provider's id of it where it has the file already. */
export interface FileToSend {
  id: string;
  kind: "image" | "video" | "audio" | "document";
  mimeType: string;
  fileName: string | null;
  fileSize: number;
  storageKey: string;
  providerMediaId: string | null;
}

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
  /** Goes to the provider before the message that shows it. */
  file: FileToSend | null;
  /** Of a template: its name, language and values. */
  template: { name: string; language: string; components: OutgoingTemplateComponent[] } | null;
  quotedWamid: string | null;
  attempts: number;
  /** Of the customer's message that it answers; its own id where a person or nobody in particular wrote it. */
  correlationId: string;
  byPerson: boolean;
  lastInboundId: string | null;
}

/** A message that this process may send now. */
export type ReleasedSend = SendPayload & {
  /**
   * By the process's own clock, just before it asked for the message: had it slept since then, others may have
   * given the message up, and a person may have taken the chat.
   */
  askedAt: number;
};

export function released(payload: SendPayload | null | undefined, askedAt: number): ReleasedSend | null {
  return payload == null ? null : { ...payload, askedAt };
}
