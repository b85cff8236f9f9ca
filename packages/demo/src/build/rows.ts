/** Rows as they are inserted: keys are columns, instants are ISO texts, absent values are null. */
export interface ConversationRow {
  id: string;
  tenant_id: string;
  external_user_id: string;
  provider_user_id: string | null;
  contact_phone: string | null;
  business_phone: string;
  display_name: string | null;
  human_override_until: string | null;
  override_source: string | null;
  assignee_id: string | null;
  assignee_name: string | null;
  waiting_since: string | null;
  waiting_reason: string | null;
  bot_excluded: boolean;
  ownership_epoch: number;
  inbound_seq: string;
  last_inbound_at: string | null;
  last_human_at: string | null;
  window_closes_at: string | null;
  last_message_at: string | null;
  last_message_preview: string | null;
  last_message_role: string | null;
  last_message_type: string | null;
  unread_count: number;
  failed_at: string | null;
  failure_reason: string | null;
  labels: string[];
  meta: Record<string, unknown> | null;
  created_at: string;
  updated_at: string;
}

export interface MessageRow {
  id: string;
  seq: string;
  tenant_id: string;
  conversation_id: string;
  role: "user" | "assistant" | "human_supervisor" | "system";
  message_type: string;
  content: string | null;
  details: Record<string, unknown> | null;
  media_id: string | null;
  image_url: string | null;
  wamid: string | null;
  provider_message_id: string | null;
  quoted_wamid: string | null;
  sent_at: string;
  event_at: string;
  created_at: string;
  outcome: string | null;
  turn_id: string | null;
  bubble_index: number | null;
  client_message_id: string | null;
  sent_by_user_id: string | null;
  sent_by_name: string | null;
  sent_from: string | null;
  send_state: string | null;
  send_epoch: number | null;
  send_inbound_seq: string | null;
  send_attempts: number;
  unknown_since: string | null;
  resent: boolean;
  provider_status: string | null;
  failure_code: string | null;
  failure_reason: string | null;
}

export interface MediaRow {
  id: string;
  tenant_id: string;
  kind: string;
  provider_media_id: string | null;
  provider_link: string | null;
  mime_type: string;
  file_name: string | null;
  file_size: number | null;
  storage_key: string | null;
  state: string;
  error: string | null;
  transcript: string | null;
  attempts: number;
  next_attempt_at: string;
  created_at: string;
}

export interface StatusRow {
  tenant_id: string;
  message_id: string;
  external_id: string;
  provider_message_id: string;
  wamid: string | null;
  status: string;
  error_code: string | null;
  error_message: string | null;
  at: string;
  received_at: string;
}

export interface ReactionRow {
  tenant_id: string;
  conversation_id: string;
  target_wamid: string;
  author: string;
  emoji: string;
  reacted_at: string;
}

export interface TurnRow {
  id: string;
  tenant_id: string;
  conversation_id: string;
  outcome: string;
  reason: string | null;
  model: string;
  prompt_version: string;
  input_tokens: number;
  output_tokens: number;
  inbound_seq: string;
  trace: Record<string, unknown>;
  started_at: string;
  finished_at: string;
}

export interface HandoffRow {
  id: string;
  tenant_id: string;
  conversation_id: string;
  turn_id: string | null;
  cause: string;
  reason: string;
  summary: string | null;
  wanted_action: string | null;
  created_at: string;
  taken_at: string | null;
  taken_by: string | null;
  closed_at: string | null;
}

/** A file that lies in the storage before its row says so. */
export interface StoredFile {
  key: string;
  bytes: Uint8Array;
}

export interface ChatRows {
  conversations: ConversationRow[];
  media: MediaRow[];
  messages: MessageRow[];
  statuses: StatusRow[];
  reactions: ReactionRow[];
  turns: TurnRow[];
  handoffs: HandoffRow[];
  files: StoredFile[];
}

export const iso = (ms: number): string => new Date(ms).toISOString();
