import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { storeFixture } from "../testing/storeServer.ts";
import { readStoreEvent } from "./mapEvent.ts";
import { isSignedByStore } from "./signature.ts";

interface Delivery {
  event: string;
  headers: Record<string, string>;
  raw_body: string;
}
interface Deliveries {
  client_secret: string;
  deliveries: Delivery[];
}

const HEADER = "x-linkedstore-hmac-sha256";
const signed = storeFixture("webhooks/signed-events.json") as Deliveries;
const invalid = storeFixture("webhooks/invalid-signature.json") as Deliveries;
const { payloads } = storeFixture("webhooks/privacy.json") as { payloads: Record<string, object> };
const bytes = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));

describe("the signature of an event", () => {
  it.each(signed.deliveries.map((delivery) => [delivery.event, delivery] as const))(
    "of %s holds over the raw bytes",
    (_event, { headers, raw_body }) => {
      const check = { secret: signed.client_secret, header: headers[HEADER] };
      expect(isSignedByStore(bytes(raw_body), check)).toBe(true);
      expect(isSignedByStore(bytes(`${raw_body} `), check)).toBe(false);
      expect(isSignedByStore(bytes(raw_body), { ...check, secret: "another" })).toBe(false);
    },
  );

  it("that is wrong, missing or of other bytes does not hold", () => {
    for (const { headers, raw_body } of invalid.deliveries)
      expect(
        isSignedByStore(bytes(raw_body), { secret: invalid.client_secret, header: headers[HEADER] }),
      ).toBe(false);
  });

  it("is one header of 64 small hexadecimal digits", () => {
    const body = bytes("{}");
    const good = createHmac("sha256", "s").update(body).digest("hex");
    for (const header of [good.toUpperCase(), `${good}00`, good.slice(2), `sha256=${good}`, [good, good], ""])
      expect(isSignedByStore(body, { secret: "s", header })).toBe(false);
    expect(isSignedByStore(body, { secret: "s", header: ` ${good} ` })).toBe(true);
  });
});

describe("an event", () => {
  it("names what may have changed, and nothing else of it is believed", () => {
    const read = (raw: string) => readStoreEvent(bytes(raw));
    const kinds = new Map(signed.deliveries.map(({ event, raw_body }) => [event, read(raw_body)]));
    expect(kinds.get("product/updated")).toMatchObject({ kind: "changed", resource: "product" });
    expect(kinds.get("order/paid")).toMatchObject({ kind: "changed", resource: "order" });
    expect(kinds.get("category/deleted")).toMatchObject({ kind: "changed", resource: "category" });
    expect(kinds.get("app/suspended")).toMatchObject({ kind: "app", access: "suspended" });
    for (const event of kinds.values()) expect(event?.storeId).toBe("4815162");
    expect(
      read(
        '{"store_id":"5","event":"fulfillment_order/status_updated","order_id":"77","fulfillment_id":"01J"}',
      ),
    ).toEqual({
      storeId: "5",
      event: "fulfillment_order/status_updated",
      kind: "changed",
      resource: "order",
      id: "77",
    });
    expect(read('{"store_id":5,"event":"domain/updated"}')).toMatchObject({ resource: "store", id: "5" });
  });

  it.each([
    '{"store_id":5,"event":"customer/updated","id":9}',
    '{"store_id":5,"event":"product/updated"}',
    '{"store_id":5,"event":"product/updated","id":"../orders"}',
    '{"store_id":5,"event":"something/new","id":9}',
  ])("of which nothing follows is kept as such: %s", (raw) => {
    expect(readStoreEvent(bytes(raw))).toMatchObject({ storeId: "5", kind: "other" });
  });

  it.each(["", "[]", "null", "{", '{"id":5}', '{"event":7}', `${"[".repeat(200)}${"]".repeat(200)}`])(
    "that is none is none: %s",
    (raw) => {
      expect(readStoreEvent(bytes(raw))).toBeNull();
    },
  );
});

describe("a wish for privacy", () => {
  it.each(Object.keys(payloads))("%s names no event and is told by its address or its form", (name) => {
    const body = bytes(payloads[name]);
    const kinds = { "store/redact": "store_redact", "customers/redact": "customer_redact" };
    const privacy = kinds[name as keyof typeof kinds] ?? "customer_export";
    expect(readStoreEvent(body, name)).toMatchObject({ kind: "privacy", privacy, storeId: "4815162" });
    expect(readStoreEvent(body)).toMatchObject({ kind: "privacy", privacy });
  });

  it("says whom it is about", () => {
    expect(readStoreEvent(bytes(payloads["customers/redact"]))).toMatchObject({
      subject: {
        customerId: "188230013",
        email: "sofia.bianchi@example.com",
        phone: "+543514555303",
        orderIds: ["1822717345", "1822717339"],
      },
    });
  });
});
