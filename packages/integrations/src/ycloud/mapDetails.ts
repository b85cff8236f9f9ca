import {
  compact,
  id,
  MAX_LINK,
  MAX_NAME,
  number,
  record,
  records,
  text,
  type JsonRecord,
} from "../json/read.ts";

function mapLocation(value: unknown): JsonRecord | null {
  const location = record(value);
  if (location === null) return null;
  return {
    latitude: number(location.latitude),
    longitude: number(location.longitude),
    name: text(location.name, MAX_NAME),
    address: text(location.address, 1024),
    url: id(location.url, MAX_LINK),
  };
}

function mapContacts(value: unknown): JsonRecord[] | null {
  const contacts = records(value, 50).map((contact) => ({
    name: text(record(contact.name)?.formatted_name, MAX_NAME),
    phones: records(contact.phones, 20).map((entry) => ({
      phone: text(entry.phone, 64),
      waId: id(entry.wa_id, 64),
      type: text(entry.type, 32),
    })),
    emails: records(contact.emails, 20)
      .map((entry) => text(entry.email, MAX_NAME))
      .filter((email) => email !== null),
    company: text(record(contact.org)?.company, MAX_NAME),
  }));
  return contacts.length === 0 ? null : contacts;
}

function mapOrder(value: unknown): JsonRecord | null {
  const order = record(value);
  if (order === null) return null;
  return {
    catalogId: id(order.catalog_id),
    items: records(order.product_items, 200).map((item) => ({
      retailerId: id(item.product_retailer_id),
      quantity: number(item.quantity),
      price: number(item.item_price),
      currency: text(item.currency, 8),
    })),
  };
}

function mapChoice(message: JsonRecord): JsonRecord | null {
  const interactive = record(message.interactive);
  const reply = record(interactive?.button_reply) ?? record(interactive?.list_reply);
  if (reply !== null) {
    return {
      id: id(reply.id, 512),
      title: text(reply.title, 1024),
      description: text(reply.description, 1024),
    };
  }
  const button = record(message.button);
  if (button === null) return null;
  return { id: id(button.payload, 512), title: text(button.text, 1024), description: null };
}

function mapForm(message: JsonRecord): JsonRecord | null {
  const form = record(record(message.interactive)?.nfm_reply);
  if (form === null) return null;
  return { name: text(form.name, MAX_NAME), response: text(form.response_json) };
}

function mapCallPermission(message: JsonRecord): JsonRecord | null {
  const permission = record(record(message.interactive)?.call_permission_reply);
  if (permission === null) return null;
  return { response: text(permission.response, 32), permanent: permission.is_permanent === true };
}

function mapReferral(value: unknown): JsonRecord | null {
  const referral = record(value);
  if (referral === null) return null;
  return {
    sourceUrl: id(referral.source_url, MAX_LINK),
    sourceType: text(referral.source_type, 32),
    sourceId: id(referral.source_id),
    headline: text(referral.headline, 1024),
    body: text(referral.body, 4096),
    mediaType: text(referral.media_type, 32),
    imageUrl: id(referral.image_url ?? referral.thumbnail_url, MAX_LINK),
    videoUrl: id(referral.video_url, MAX_LINK),
    clickId: id(referral.ctwa_clid, 1024),
  };
}

function mapUnsupported(message: JsonRecord, type: string): JsonRecord | null {
  const errors = records(message.errors, 10).map((error) => ({
    code: id(error.code, 64),
    title: text(error.title, 1024),
    details: text(record(error.error_data)?.details ?? error.message, 1024),
  }));
  if (type !== "unsupported" && errors.length === 0) return null;
  return { type: text(record(message.unsupported)?.type, 64), errors };
}

function mapReferredProduct(context: JsonRecord | null): JsonRecord | null {
  const product = record(context?.referred_product);
  if (product === null) return null;
  return { catalogId: id(product.catalog_id), retailerId: id(product.product_retailer_id) };
}

function mapSystem(value: unknown): JsonRecord | null {
  const system = record(value);
  if (system === null) return null;
  return { type: text(system.type, 64), user: id(system.user ?? system.new_wa_id, 64) };
}

function isForwarded(context: JsonRecord | null): boolean {
  return context?.forwarded === true || context?.frequently_forwarded === true;
}

/** A context that quotes nothing, forwards nothing and names no product answers a WhatsApp Status. */
function isStatusReply(context: JsonRecord | null): boolean {
  if (context === null || isForwarded(context) || record(context.referred_product) !== null) return false;
  return id(context.id) === null && id(context.from) !== null;
}

/** wamid of the message that this one quotes. */
export function quotedWamid(message: JsonRecord): string | null {
  return id(record(message.context)?.id);
}

/**
 * The structured rest of a message. Every key is absent where it says nothing:
 *
 * - `location` { latitude, longitude, name, address, url }
 * - `contacts` [{ name, phones [{ phone, waId, type }], emails [], company }]
 * - `order` { catalogId, items [{ retailerId, quantity, price, currency }] }; `price` in whole currency units
 * - `choice` { id, title, description }: a tapped button or list row, also of a template
 * - `form` { name, response }: a submitted flow; `response` is the provider's JSON text
 * - `callPermission` { response, permanent }
 * - `reaction` { targetWamid, emoji }: only in echoes and history
 * - `referral` { sourceUrl, sourceType, sourceId, headline, body, mediaType, imageUrl, videoUrl, clickId }
 * - `referredProduct` { catalogId, retailerId }: asked from a product page
 * - `unsupported` { type, errors [{ code, title, details }] }
 * - `system` { type, user }
 * - `template` { name, language }: only in history
 * - `forwarded`, `statusReply`, `voice`: true
 *
 * Values inside are null where the provider left them out.
 */
export function mapDetails(message: JsonRecord, type: string): JsonRecord | null {
  const context = record(message.context);
  const reaction = record(message.reaction);
  const template = record(message.template);
  return compact({
    location: mapLocation(message.location),
    contacts: mapContacts(message.contacts),
    order: mapOrder(message.order),
    choice: mapChoice(message),
    form: mapForm(message),
    callPermission: mapCallPermission(message),
    reaction: reaction && { targetWamid: id(reaction.message_id), emoji: text(reaction.emoji, 64) },
    referral: mapReferral(message.referral),
    referredProduct: mapReferredProduct(context),
    unsupported: mapUnsupported(message, type),
    system: mapSystem(message.system),
    template: template && {
      name: text(template.name, MAX_NAME),
      language: text(record(template.language)?.code, 16),
    },
    forwarded: isForwarded(context),
    statusReply: isStatusReply(context),
    voice: record(message.audio)?.voice === true,
  });
}
