import type { ChatChange, ChatEntry, Contact } from "../../ycloud/chatLog.ts";
import type { CustomerContent } from "../../ycloud/content.ts";

export type { ChatChange, ChatEntry, Contact, CustomerContent };

/** Answer of `/phone/state`. */
export interface PhoneState {
  business: { name: string; phone: string };
  /** Every number of the account. */
  shops: { name: string; phone: string }[];
  contacts: Contact[];
  entries: ChatEntry[];
  links: { label: string; url: string }[];
  keys: { label: string; value: string }[];
}
