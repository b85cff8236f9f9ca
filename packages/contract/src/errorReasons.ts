/** `data.reason` of every error; the HTTP status follows from it. */
export const errorReasons = [
  "invalid_input",
  "not_signed_in",
  "not_allowed",
  "not_found",
  "number_taken",
  "owned_by_another",
  "conflict",
  "trial_running",
  "secret_needed",
  "foreign_signature",
  "window_closed",
  "opted_out",
  "template_unavailable",
  "bot_excluded",
  "file_too_large",
  "file_type",
  "too_many_requests",
  "unavailable",
  "internal",
] as const;
export type ErrorReason = (typeof errorReasons)[number];
