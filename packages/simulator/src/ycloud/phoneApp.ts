import type { JsonObject } from "../json.ts";
import { buildContent, type CustomerContent } from "./content.ts";
import { e164, objectId, wamid } from "./ids.ts";
import { envelope, publish, wholeSeconds, type YCloudState } from "./state.ts";
import type { FirstAttempt } from "./webhooks.ts";

export interface EchoOptions {
  /** The customer's phone. */
  to: string;
  /** The store's number; default the account's first. */
  from?: string;
  at?: number;
}

/** The WhatsApp Business app on the store's own phone. */
export class PhoneApp {
  readonly #state: YCloudState;

  constructor(state: YCloudState) {
    this.#state = state;
  }

  /** Somebody of the store answers from the phone; the product hears of it by an echo. */
  async sendEcho(
    content: string | CustomerContent,
    options: EchoOptions,
  ): Promise<{ event: JsonObject; wamid: string; delivery: FirstAttempt }> {
    const state = this.#state;
    const to = e164(options.to);
    const at = options.at ?? state.now();
    const built = buildContent(
      state,
      typeof content === "string" ? { type: "text", text: content } : content,
    );
    const id = objectId();
    const messageId = wamid(to, "phone");
    const time = wholeSeconds(at);
    const event = envelope(state, "whatsapp.smb.message.echoes", {
      whatsappMessage: {
        id,
        wamid: messageId,
        wabaId: state.wabaId,
        from: options.from === undefined ? ([...state.numbers.keys()][0] ?? "") : e164(options.from),
        to,
        ...built.fields,
        status: "sent",
        createTime: time,
        sendTime: time,
        bizType: "whatsapp",
      },
    });
    state.log.add({
      id,
      wamid: messageId,
      customer: to.slice(1),
      ...(options.from === undefined ? {} : { shop: e164(options.from) }),
      side: "shop_phone",
      type: built.fields.type,
      text: built.text,
      media:
        built.media && built.mediaUrl
          ? { url: built.mediaUrl, mime: built.media.mime, name: built.media.filename }
          : null,
      at,
      status: "delivered",
      replyTo: null,
      reaction: null,
    });
    return { event, wamid: messageId, delivery: await publish(state, event) };
  }
}
