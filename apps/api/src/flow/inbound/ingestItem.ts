/**
 * One event on its way into the database, as `ingest_events` reads it (packages/db/functions/20_ingest.sql).
 * Keys are the function's column names.
 */
export interface IngestItem {
  provider: "ycloud" | "tiendanube";
  event_key: string;
  type: string | null;
  state: "done" | "unmatched" | "malformed" | "failed";
  tenant_id: string | null;
  recipient: string | null;
  /** Base64 of the raw bytes. */
  body: string;
  /** Only of an event that found no store. */
  signature?: string;
  error?: string;
  kind:
    | "inbound"
    | "echo"
    | "history"
    | "reaction"
    | "edit"
    | "number_changed"
    | "status"
    | "template"
    | "consent"
    | "none";

  external_user_id?: string | null;
  provider_user_id?: string | null;
  contact_phone?: string | null;
  business_phone?: string | null;
  display_name?: string | null;

  message_id?: string;
  role?: "user" | "human_supervisor" | "assistant" | "system";
  message_type?: string;
  content?: string | null;
  details?: Record<string, unknown> | null;
  media?: IngestMedia | null;
  /** What the list shows; null where the type says it all. */
  preview?: string | null;
  wamid?: string | null;
  provider_message_id?: string | null;
  quoted_wamid?: string | null;
  external_id?: string | null;
  sent_at?: string;
  event_at?: string;
  wants_answer?: boolean;

  target_wamid?: string;
  emoji?: string | null;
  new_phone?: string | null;
  new_user_id?: string | null;

  /** The customer wants no more messages that they didn't ask for, or wants them again. */
  consent?: "out" | "in" | null;
  /** Where an event of the provider's has it from. */
  opt_cause?: "whatsapp" | "provider";
  waba_id?: string | null;

  status?: string;
  error_code?: string | null;
  error_message?: string | null;
}

export interface IngestMedia {
  id: string;
  kind: string;
  providerMediaId: string | null;
  link: string | null;
  mimeType: string | null;
  fileName: string | null;
}
