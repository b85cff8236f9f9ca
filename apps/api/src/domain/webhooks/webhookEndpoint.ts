/** Without these the bot hears nothing, or does not know what became of what it said. */
export const REQUIRED_EVENTS = [
  "whatsapp.inbound_message.received",
  "whatsapp.message.updated",
  "whatsapp.smb.message.echoes",
] as const;

/** Every kind that something here goes by (`mapEvent.ts`, `accountNews.ts`), and no other. */
export const WANTED_EVENTS = [
  ...REQUIRED_EVENTS,
  "whatsapp.smb.history",
  "whatsapp.phone_number.quality_updated",
  "whatsapp.phone_number.deleted",
  "whatsapp.business_account.updated",
  "whatsapp.business_account.reviewed",
  "whatsapp.business_account.deleted",
  "whatsapp.template.reviewed",
  "whatsapp.template.quality_updated",
  "whatsapp.template.category_updated",
  "whatsapp.user.preferences",
  "contact.unsubscribe.created",
  "contact.unsubscribe.deleted",
] as const;

/** Where YCloud brings its events. */
export function webhookUrl({ publicUrl }: { publicUrl: string }): string {
  return `${publicUrl}/chat/webhook`;
}

/** One machine has several names. */
export function samePlace(one: string, other: string): boolean {
  const normal = (url: string): string =>
    url.replace(/^https?:\/\/(localhost|\[::1\])(?=[:/])/, "http://127.0.0.1").replace(/\/+$/, "");
  return normal(one) === normal(other);
}
