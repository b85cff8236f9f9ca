import { describe, expect, it } from "vitest";
import { mapEvent } from "./mapEvent.ts";
import { eventShape, inboundBody, mapped, sample, sampleNames } from "./testing.ts";

const kinds: [RegExp, string][] = [
  [/received\.reaction/, "reaction"],
  [/received\.system/, "number_changed"],
  [/received\.text_group/, "group"],
  [/received\./, "inbound"],
  [/message\.updated/, "status"],
  [/smb\.message\.echoes/, "echo"],
  [/smb\.history\.inbound/, "history"],
  [/whatsapp\.group/, "group"],
  [/whatsapp\.template/, "template"],
  [/unsubscribe|user\.preferences/, "consent"],
  [/./, "other"],
];

describe("every official sample", () => {
  it.each(sampleNames())("%s maps to a sensible kind", (name) => {
    const event = mapped(sample(name));
    expect(event.kind).toBe(kinds.find(([pattern]) => pattern.test(name))?.[1]);
    expect(eventShape.parse(event)).toEqual(event);
  });

  it("of a message names the shop's number, whichever side it stands on", () => {
    for (const name of sampleNames().filter((file) =>
      /received|updated\.(sent|failed|read)|echoes|history\.in/.test(file),
    )) {
      expect(mapped(sample(name)).businessPhone).toBe("+12025550123");
    }
  });
});

it.each([
  ["Ana", "Ana"],
  ["👩‍🔧 Inés", "👩‍🔧 Inés"],
  ["عبد الله", "عبد الله"],
  ["Ana \u202Egnp.exe\u202C", "Ana gnp.exe"],
  ["\u200B\u200B\u200B", null],
  ["\u202E\u2066", null],
  ["\u3164 \u2800", null],
])(
  "a customer called %j is %j: a name turns nothing around, and one that can't be seen is none",
  (name, shown) => {
    const event = mapped(inboundBody({ type: "text", text: { body: "Hola" }, customerProfile: { name } }));
    expect(event.kind === "inbound" && event.from.name).toBe(shown);
  },
);

describe("what a person reads", () => {
  it.each([
    ["text", "Hola, buenas tardes. ¿Tienen el vestido azul en talla M? 😊"],
    ["image_with_caption", "Este es mi comprobante de pago"],
    ["document_pdf", "Factura adjunta"],
    ["audio_voice_note", null],
    ["sticker", null],
    ["location", "Parque Central, Av. Segunda, San José, Costa Rica"],
    ["contacts", "Carlos Ruiz Mora"],
    ["order_catalog_cart", "Para recoger hoy por favor"],
    ["interactive_button_reply", "Confirmar pedido"],
    ["interactive_list_reply", "10:00 a. m."],
    ["button_template_quick_reply", "No más promociones"],
    ["unsupported_131060_unavailable", null],
    ["request_welcome", null],
  ])("of %s", (name, text) => {
    const event = mapped(sample(`whatsapp.inbound_message.received.${name}.json`));
    expect(event.kind === "inbound" && event.content.text).toBe(text);
  });

  it.each([
    ["location", { location: { latitude: 9.934739, name: "Parque Central" } }],
    ["contacts", { contacts: [{ name: "Carlos Ruiz Mora", phones: [{ waId: "50670000000" }] }] }],
    [
      "order_catalog_cart",
      {
        order: {
          catalogId: "194836987003835",
          items: [{ retailerId: "SKU-DRESS-BLUE-M", quantity: 1, price: 29.9, currency: "USD" }, {}],
        },
      },
    ],
    ["interactive_list_reply", { choice: { id: "slot_2026-09-15T10", title: "10:00 a. m." } }],
    ["button_template_quick_reply", { choice: { id: "STOP_PROMOS", title: "No más promociones" } }],
    ["text_forwarded", { forwarded: true }],
    ["text_product_inquiry", { referredProduct: { retailerId: "SKU-DRESS-BLUE-M" } }],
    ["text_referral_ctwa_image_ad", { referral: { sourceType: "ad", headline: "Chatea con nosotros" } }],
    [
      "unsupported_131051_unknown_type",
      { unsupported: { type: "poll_creation", errors: [{ code: "131051" }] } },
    ],
  ])("details of %s", (name, details) => {
    const event = mapped(sample(`whatsapp.inbound_message.received.${name}.json`));
    expect(event.kind === "inbound" && event.content.details).toMatchObject(details);
  });

  it("has no details where there is nothing to tell", () => {
    expect(mapped(sample("whatsapp.inbound_message.received.text.json"))).toMatchObject({
      content: { details: null },
    });
  });

  it("keeps a picture's link verbatim", () => {
    expect(mapped(sample("whatsapp.inbound_message.received.image_with_caption.json"))).toMatchObject({
      content: {
        media: {
          kind: "image",
          providerMediaId: "1003383421387256",
          link: "https://api.ycloud.com/v2/whatsapp/media/download/1003383421387256?sig=t%3D1789398254%2Cs%3D2791df2479413c006825b70e55978564",
          mimeType: "image/jpeg",
        },
      },
    });
  });
});

describe("customers", () => {
  it("with number and user id carry both", () => {
    expect(
      mapped(sample("whatsapp.inbound_message.received.text_with_bsuid_and_username.json")),
    ).toMatchObject({
      from: {
        phone: "+5491155501234",
        userId: "AR.13491208655302741918",
        name: "Luz",
        username: "luz.romero",
      },
    });
  });

  it("who hide their number are known by user id", () => {
    const event = mapped(inboundBody({ from: undefined, fromUserId: "AR.1" }));
    expect(event).toMatchObject({ kind: "inbound", from: { phone: null, userId: "AR.1" } });
  });

  it("without any identity leave an event without effect that still names the shop", () => {
    const event = mapped(inboundBody({ from: undefined }));
    expect(event).toMatchObject({ kind: "other", businessPhone: "+12025550123" });
  });

  it("who change their number are followed", () => {
    expect(mapped(sample("whatsapp.inbound_message.received.system_user_changed_number.json"))).toMatchObject(
      {
        kind: "number_changed",
        from: { phone: "+525512340187" },
        newPhone: "+525512340999",
      },
    );
  });

  it("who change their user id are followed, although no number comes with it", () => {
    const system = { type: "user_changed_user_id", body: "changed", previous_user_id: "AR.1" };
    const event = mapped(inboundBody({ from: undefined, fromUserId: "AR.2", type: "system", system }));
    expect(event).toMatchObject({
      kind: "number_changed",
      from: { userId: "AR.1" },
      newPhone: null,
      newUserId: "AR.2",
    });
  });

  it("whose security code changed have written nothing", () => {
    const event = mapped(sample("whatsapp.inbound_message.received.system_user_identity_changed.json"));
    expect(event).toMatchObject({
      kind: "number_changed",
      newPhone: null,
      newUserId: null,
      text: "Ana's security code changed",
    });
  });
});

describe("messages about messages", () => {
  it("a reply quotes ours", () => {
    expect(mapped(sample("whatsapp.inbound_message.received.text_reply_to_our_message.json"))).toMatchObject({
      content: { quotedWamid: expect.stringMatching(/^wamid\./) as string, details: null },
    });
  });

  it("a context without id answers a WhatsApp Status", () => {
    expect(mapped(inboundBody({ context: { from: "12025550123" } }))).toMatchObject({
      kind: "inbound",
      content: { quotedWamid: null, details: { statusReply: true } },
    });
  });

  it("a reaction without emoji takes the reaction back", () => {
    expect(mapped(inboundBody({ type: "reaction", reaction: { message_id: "wamid.A" } }))).toMatchObject({
      kind: "reaction",
      targetWamid: "wamid.A",
      emoji: null,
    });
  });

  it("an edit names the message and its new text", () => {
    const edit = { originalMessageId: "wamid.A", message: { type: "text", text: { body: "mejor dos" } } };
    expect(mapped(inboundBody({ type: "edit", text: undefined, edit }))).toMatchObject({
      kind: "edit",
      targetWamid: "wamid.A",
      text: "mejor dos",
    });
  });

  it("an edit that says nothing usable is still seen", () => {
    expect(mapped(inboundBody({ type: "edit", text: undefined, edit: {} }))).toMatchObject({
      kind: "inbound",
      content: { type: "edit", text: null },
    });
  });
});

describe("the shop's own messages", () => {
  const echo = (message: object, type = "whatsapp.smb.message.echoes") =>
    mapped({
      id: "evt_1",
      type,
      whatsappMessage: { id: "m1", from: "+12025550123", to: "+52 81 1234 5678", ...message },
    });

  it("may carry their text as an object or as plain text, under both names of the event", () => {
    for (const type of ["whatsapp.smb.message.echoes", "whatsapp.smb.message.created"]) {
      for (const text of ["Hola", { body: "Hola" }]) {
        expect(echo({ type: "text", text }, type)).toMatchObject({
          kind: "echo",
          to: { phone: "+528112345678" },
          content: { type: "text", text: "Hola" },
        });
      }
    }
  });

  it("declared as text but holding a picture are pictures", () => {
    expect(echo({ type: "text", image: { link: "https://x.test/a.jpg" } })).toMatchObject({
      content: { type: "image", media: { kind: "image", link: "https://x.test/a.jpg" } },
    });
  });

  it("to a customer who hides the number are addressed by user id", () => {
    expect(echo({ to: undefined, recipientUserId: "AR.1", type: "text", text: "x" })).toMatchObject({
      to: { phone: null, userId: "AR.1" },
    });
  });

  it("of the past are history in both directions, and progress alone is nothing", () => {
    expect(mapped(sample("whatsapp.smb.history.inbound_text.json"))).toMatchObject({
      direction: "in",
      customer: { phone: "+525512340187" },
    });
    const out = mapped({
      id: "evt_1",
      type: "whatsapp.smb.history",
      phase: "0",
      progress: "5",
      whatsappMessage: {
        wamid: "wamid.Z",
        from: "+12025550123",
        to: "+525512340187",
        type: "template",
        template: { name: "promo" },
      },
    });
    expect(out).toMatchObject({
      kind: "history",
      direction: "out",
      messageId: "wamid.Z",
      businessPhone: "+12025550123",
      content: { type: "template", text: null, details: { template: { name: "promo" } } },
    });
    expect(mapped(sample("whatsapp.smb.history.progress_only.json"))).toMatchObject({
      kind: "other",
      businessPhone: null,
    });
  });
});

describe("delivery states", () => {
  it.each([
    ["sent", "2026-09-14T16:00:01.000Z"],
    ["delivered", "2026-09-14T16:00:03.000Z"],
    ["read", "2026-09-14T16:02:45.000Z"],
  ])("%s carries its own time", (status, at) => {
    expect(mapped(sample(`whatsapp.message.updated.${status}.json`))).toMatchObject({
      status,
      at,
      externalId: "conv-1842:msg-77",
    });
  });

  it("a failure says why, by Meta's number or the provider's word", () => {
    expect(mapped(sample("whatsapp.message.updated.failed_131047_reengagement_24h.json"))).toMatchObject({
      status: "failed",
      errorCode: "131047",
      errorMessage: "Re-engagement message",
    });
    expect(mapped(sample("whatsapp.message.updated.failed_balance_insufficient.json"))).toMatchObject({
      errorCode: "BALANCE_INSUFFICIENT",
      wamid: null,
    });
  });

  it("a numeric code, an early and a new state are understood", () => {
    const status = (message: object) =>
      mapped({ id: "evt_1", type: "whatsapp.message.updated", whatsappMessage: message });
    expect(
      status({ id: "m1", status: "failed", whatsappApiError: { code: 131026, message: "no" } }),
    ).toMatchObject({ errorCode: "131026" });
    expect(status({ id: "m1", status: "accepted" })).toMatchObject({ status: "accepted" });
    expect(status({ id: "m1", status: "played" })).toMatchObject({ status: "unknown" });
    expect(status({ externalId: "ours", status: "sent" })).toMatchObject({
      kind: "status",
      externalId: "ours",
    });
    expect(status({ status: "sent" })).toMatchObject({ kind: "other" });
  });
});

describe("bodies that are no events", () => {
  it("are refused with the reason", () => {
    expect(mapEvent(null)).toEqual({ ok: false, reason: "not_an_object" });
    expect(mapEvent([sample("contact.created.json")])).toEqual({ ok: false, reason: "not_an_object" });
    expect(mapEvent({ type: "x" })).toEqual({ ok: false, reason: "no_id" });
    expect(mapEvent({ id: "e".repeat(256), type: "x" })).toEqual({ ok: false, reason: "no_id" });
    expect(mapEvent({ id: "evt", type: 7 })).toEqual({ ok: false, reason: "no_type" });
  });

  it("nested 33 levels deep are refused, 32 levels are not", () => {
    const nested = (levels: number) =>
      JSON.parse(`${'{"id":"e","type":"t","x":'.repeat(levels)}1${"}".repeat(levels)}`) as unknown;
    expect(mapEvent(nested(32))).toMatchObject({ ok: true });
    expect(mapEvent(nested(33))).toEqual({ ok: false, reason: "too_deep" });
    expect(mapEvent(nested(100_000))).toEqual({ ok: false, reason: "too_deep" });
  });
});
