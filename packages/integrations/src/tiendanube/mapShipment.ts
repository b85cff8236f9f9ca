import { id, instant, record, records, text, type JsonRecord } from "../json/read.ts";
import { webAddress } from "./text.ts";
import type { TiendanubeShipment } from "./types.ts";

type ShipmentStatus = TiendanubeShipment["status"];

/** Fulfilment orders' states, the retired ones and the order-level `shipping_status` of all versions. */
const STATUS = new Map(
  Object.entries<ShipmentStatus>({
    unpacked: "preparing",
    partially_packed: "preparing",
    packed: "packed",
    unshipped: "packed",
    unfulfilled: "packed",
    ready_to_ship: "packed",
    dispatched: "dispatched",
    marked_as_fulfilled: "dispatched",
    shipped: "dispatched",
    fulfilled: "dispatched",
    ready_for_pickup: "ready_for_pickup",
    delivered: "delivered",
  }),
);

const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
const SPANISH_DAYS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
const DAY_NAMES = new Map([
  ["pt", ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"]],
  ["en", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]],
]);

function statusOf(value: unknown): ShipmentStatus {
  return STATUS.get((id(value, 64) ?? "").toLowerCase()) ?? "other";
}

function clock(value: unknown): string | null {
  const [, hours, minutes] = /^(\d{2}):?(\d{2})/.exec(id(value, 8) ?? "") ?? [];
  return hours === undefined ? null : `${hours}:${minutes}`;
}

/** "lunes–viernes 10:00–19:00, sábado 10:00–13:00": in full, as replies are held against it; days in a row with the same hours are joined. */
function pickupHours(value: unknown, language: string): string | null {
  const names = DAY_NAMES.get(language) ?? SPANISH_DAYS;
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const entry of records(value, 21)) {
    const index = DAYS.indexOf((id(entry.day, 16) ?? "").toUpperCase());
    const [start, end] = [clock(entry.start), clock(entry.end)];
    if (index === -1 || start === null || end === null) continue;
    const hours = `${start}–${end}`;
    const previous = runs.at(-1);
    if (previous?.hours === hours && previous.last === index - 1) previous.last = index;
    else runs.push({ first: index, last: index, hours });
  }
  const words = runs.map(({ first, last, hours }) =>
    first === last ? `${names[first]} ${hours}` : `${names[first]}–${names[last]} ${hours}`,
  );
  return words.length === 0 ? null : words.join(", ");
}

function pickupAddress(value: unknown): string | null {
  const address = record(value);
  if (address === null) return null;
  const street = [id(address.street), id(address.number, 32), text(address.floor, 32)].filter(
    (part) => part !== null,
  );
  const parts = [street.join(" "), text(address.locality, 255), text(address.city, 255)];
  const said = parts.filter((part) => part !== null && part !== "");
  return said.length === 0 ? null : said.join(", ");
}

function mapPickup(value: unknown, language: string): TiendanubeShipment["pickup"] {
  const details = record(value);
  const name = text(details?.name, 255);
  if (details === null || name === null) return null;
  return {
    name,
    address: pickupAddress(details.address),
    hours: pickupHours(details.pickup_hours, language),
  };
}

function mapFulfillment(fulfillment: JsonRecord, language: string): TiendanubeShipment {
  const shipping = record(fulfillment.shipping);
  const tracking = record(fulfillment.tracking_info);
  const status = statusOf(fulfillment.status);
  // A digital product is never packed: before it is delivered there is nothing to say about a parcel.
  const parcel = shipping?.type !== "non-shippable" || status === "delivered";
  const due = instant(shipping?.max_delivery_date) ?? instant(shipping?.min_delivery_date);
  return {
    status: parcel ? status : "other",
    carrier: text(record(shipping?.carrier)?.name, 255),
    trackingCode: id(tracking?.code) ?? id(tracking?.number),
    trackingUrl: webAddress(tracking?.url),
    pickup: shipping?.type === "pickup" ? mapPickup(shipping.pickup_details, language) : null,
    expectedBy: status === "delivered" ? null : (due?.slice(0, 10) ?? null),
  };
}

/**
 * An order's shipments. The aggregate stands under `fulfillments` or `fulfillment_orders`; just after
 * the checkout it can be empty, and version 1 has order-level fields: then one shipment tells the state.
 */
export function mapShipments(order: JsonRecord, language: string): TiendanubeShipment[] {
  const full = [...records(order.fulfillments, 50), ...records(order.fulfillment_orders, 50)];
  if (full.length > 0) return full.map((fulfillment) => mapFulfillment(fulfillment, language));
  const status = statusOf(order.shipping_status);
  if (status === "other") return [];
  return [
    {
      status,
      carrier: text(order.shipping_carrier_name, 255),
      trackingCode: id(order.shipping_tracking_number),
      trackingUrl: webAddress(order.shipping_tracking_url),
      pickup: null,
      expectedBy: null,
    },
  ];
}
