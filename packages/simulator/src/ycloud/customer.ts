import { asText, type JsonObject } from "../json.ts";
import type { Contact } from "./chatLog.ts";
import { buildContent, type BuiltContent, type CustomerContent, type MediaInput } from "./content.ts";
import { e164, objectId, wamid } from "./ids.ts";
import { customerKey, envelope, publish, wholeSeconds, type YCloudState } from "./state.ts";
import type { FirstAttempt } from "./webhooks.ts";

/** Who writes: a phone number, or a person with a user id who may hide the number. */
export interface CustomerIdentity {
  phone?: string;
  userId?: string;
  name?: string;
  username?: string;
  /** Which of the account's numbers is written to; default the first. */
  to?: string;
}

export interface InboundOptions {
  /** Milliseconds since the epoch; default now. */
  at?: number;
  id?: string;
  wamid?: string;
  /** Wamid of the message replied to. */
  replyTo?: string;
  forwarded?: boolean;
  /** Click-to-WhatsApp ad, attached to the message. */
  referral?: JsonObject;
  groupId?: string;
}

export interface InboundEvent extends JsonObject {
  id: string;
  type: string;
}

/** What came of an inbound message: the event and the product's first answer. */
export interface Inbound {
  event: InboundEvent;
  id: string;
  wamid: string;
  /** Null where no endpoint is set. */
  delivery: FirstAttempt;
}

/** A customer of the test or of the phone page. */
export class Customer {
  readonly contact: Contact;
  readonly #state: YCloudState;
  readonly #identity: CustomerIdentity;

  constructor(state: YCloudState, identity: CustomerIdentity) {
    const phone = identity.phone === undefined ? null : e164(identity.phone);
    const userId = identity.userId ?? null;
    const key = customerKey({ phone, userId });
    const known = state.log.contacts.get(key);
    this.#state = state;
    this.#identity = identity;
    this.contact = { key, name: identity.name ?? known?.name ?? "Cliente de prueba", phone, userId };
  }

  /** The event of an inbound message, without sending it. */
  build(content: CustomerContent, options: InboundOptions = {}): InboundEvent {
    return this.#event(buildContent(this.#state, content), options);
  }

  /** Sends any content; resolves with the product's answer to the first delivery. */
  async send(content: CustomerContent, options: InboundOptions = {}): Promise<Inbound> {
    const state = this.#state;
    const built = buildContent(state, content);
    const event = this.#event(built, options);
    const message = event["whatsappInboundMessage"] as JsonObject;
    const id = asText(message["id"]) ?? "";
    const messageId = asText(message["wamid"]) ?? "";
    state.log.addContact(this.contact);
    if (content.type === "reaction") state.log.update(content.messageId, { reaction: content.emoji });
    else if (content.type !== "system" && content.type !== "request_welcome") {
      state.log.add({
        id,
        wamid: messageId,
        customer: this.contact.key,
        shop: asText(message["to"]) ?? "",
        side: "customer",
        type: built.fields.type,
        text: built.text,
        media:
          built.media && built.mediaUrl
            ? { url: built.mediaUrl, mime: built.media.mime, name: built.media.filename }
            : null,
        at: options.at ?? state.now(),
        status: "sent",
        replyTo: options.replyTo ?? null,
        reaction: null,
      });
    }
    return { event, id, wamid: messageId, delivery: await publish(state, event) };
  }

  /** Stops this business's marketing in WhatsApp's settings, or allows it again. */
  async setMarketing(value: "stop" | "resume"): Promise<void> {
    const state = this.#state;
    if (value === "stop") state.stopped.add(this.contact.key);
    else state.stopped.delete(this.contact.key);
    await publish(
      state,
      envelope(state, "whatsapp.user.preferences", {
        whatsappUserPreference: {
          wabaId: state.wabaId,
          businessPhoneNumber: e164(this.#identity.to ?? state.options.businessPhone),
          businessPhoneId: "106540352242922",
          contactName: this.contact.name,
          ...(this.contact.phone === null ? {} : { contactPhoneNumber: this.contact.phone }),
          ...(this.contact.userId === null ? {} : { userId: this.contact.userId }),
          detail: `User requested to ${value} marketing messages`,
          category: "marketing_messages",
          value,
          timestamp: String(state.now()),
        },
      }),
    );
  }

  /** Wants or takes back no marketing, silently: the product only hears of it when it sends. */
  refuseMarketing(): void {
    this.#state.stopped.add(this.contact.key);
  }

  sendText(text: string, options?: InboundOptions): Promise<Inbound> {
    return this.send({ type: "text", text }, options);
  }

  sendImage(
    input: { media?: MediaInput; caption?: string } = {},
    options?: InboundOptions,
  ): Promise<Inbound> {
    return this.send({ type: "image", ...input }, options);
  }

  sendAudio(input: { media?: MediaInput } = {}, options?: InboundOptions): Promise<Inbound> {
    return this.send({ type: "audio", ...input }, options);
  }

  sendVideo(
    input: { media?: MediaInput; caption?: string } = {},
    options?: InboundOptions,
  ): Promise<Inbound> {
    return this.send({ type: "video", ...input }, options);
  }

  sendDocument(
    input: { media?: MediaInput; caption?: string } = {},
    options?: InboundOptions,
  ): Promise<Inbound> {
    return this.send({ type: "document", ...input }, options);
  }

  sendSticker(input: { media?: MediaInput } = {}, options?: InboundOptions): Promise<Inbound> {
    return this.send({ type: "sticker", ...input }, options);
  }

  sendLocation(options?: InboundOptions): Promise<Inbound> {
    return this.send(
      {
        type: "location",
        latitude: -34.5881,
        longitude: -58.4253,
        name: "Thames 1240",
        address: "Palermo, Ciudad de Buenos Aires",
      },
      options,
    );
  }

  /** Reacts to a message (the shop's last one by default); null takes the reaction back. */
  sendReaction(emoji: string | null, messageId?: string): Promise<Inbound> {
    return this.send({ type: "reaction", emoji, messageId: messageId ?? this.lastFromShop()?.wamid ?? "" });
  }

  /** Answers one message by quoting it (the shop's last one by default). */
  reply(text: string, messageId?: string): Promise<Inbound> {
    const replyTo = messageId ?? this.lastFromShop()?.wamid;
    return this.sendText(text, replyTo === undefined ? {} : { replyTo });
  }

  /** The last bubble the shop sent to this customer. */
  lastFromShop(): { wamid: string; text: string | null } | null {
    return this.#state.log.entries(this.contact.key).findLast((entry) => entry.side !== "customer") ?? null;
  }

  #event(built: BuiltContent, options: InboundOptions): InboundEvent {
    const state = this.#state;
    const { phone, userId, name } = this.contact;
    const to =
      this.#identity.to === undefined ? ([...state.numbers.keys()][0] ?? "") : e164(this.#identity.to);
    const context = {
      ...(options.replyTo === undefined ? {} : { from: to.slice(1), id: options.replyTo }),
      ...(options.forwarded ? { forwarded: true } : {}),
    };
    const message = {
      id: options.id ?? objectId(),
      wamid: options.wamid ?? wamid(phone ?? userId ?? "", "phone"),
      wabaId: state.wabaId,
      ...(phone === null ? {} : { from: phone }),
      customerProfile: { name, ...(this.#identity.username ? { username: this.#identity.username } : {}) },
      to,
      sendTime: wholeSeconds(options.at ?? state.now()),
      ...built.fields,
      ...(Object.keys(context).length > 0 ? { context } : {}),
      ...(options.referral ? { referral: options.referral } : {}),
      ...(options.groupId ? { groupId: options.groupId } : {}),
      ...(userId === null ? {} : { fromUserId: userId }),
    };
    // Known from then on, whoever brings the event.
    state.inbound.set(message.id, this.contact.key);
    state.inbound.set(message.wamid, this.contact.key);
    return envelope(state, "whatsapp.inbound_message.received", {
      whatsappInboundMessage: message,
    }) as InboundEvent;
  }
}
