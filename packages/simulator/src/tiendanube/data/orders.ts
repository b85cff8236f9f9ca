import { asObject, shown, type Json, type JsonObject } from "../../json.ts";
import fixtures from "../fixtures/orders.json" with { type: "json" };
import { moveDates } from "./dates.ts";

interface Clone {
  /** Number of the fixture order to copy. */
  from: number;
  number: number;
  /** Days the copy is moved. */
  days: number;
  customer: { id: number; name: string; phone: string; email: string; dni: string };
  patch?: (order: JsonObject) => void;
}

const CAMILA = {
  id: 188230021,
  name: "Camila Ruiz",
  phone: "+5491123456701",
  email: "camila.ruiz@example.com",
  dni: "38222111",
};
const TOMAS = {
  id: 188230022,
  name: "Tomás Aguirre",
  phone: "+5493415556702",
  email: "tomas.aguirre@example.com",
  dni: "30444555",
};

const CLONES: Clone[] = [
  { from: 1052, number: 1054, days: 0.1, customer: CAMILA, patch: pack },
  { from: 1051, number: 1053, days: 0.7, customer: TOMAS },
  { from: 1050, number: 1044, days: -12, customer: CAMILA, patch: delay },
  { from: 1049, number: 1043, days: -9, customer: TOMAS },
];

/** Twelve orders in every state, newest first, dates relative to now. */
export function buildOrders(now: number): JsonObject[] {
  const originals = fixtures as unknown as JsonObject[];
  const moved = originals.map((order) => moveDates(order, now));
  const clones = CLONES.flatMap((clone) => {
    const original = originals.find((order) => order["number"] === clone.from);
    return original === undefined ? [] : [cloneOrder(original, clone, now)];
  });
  return [...moved, ...clones].sort((a, b) => Number(b["number"]) - Number(a["number"]));
}

function cloneOrder(original: JsonObject, clone: Clone, now: number): JsonObject {
  const { customer } = clone;
  const [firstName] = customer.name.split(" ");
  const before = asObject(original["customer"]);
  const swaps: [string, string][] = [
    [shown(before["name"]), customer.name],
    [shown(before["phone"]), customer.phone],
    [shown(before["email"]), customer.email],
    [shown(before["identification"]), customer.dni],
  ];
  let text = JSON.stringify(original);
  for (const [from, to] of swaps) text = text.replaceAll(JSON.stringify(from), JSON.stringify(to));
  const order = moveDates(JSON.parse(text) as JsonObject, now + clone.days * 86_400_000);
  order["id"] = 1822717294 + clone.number - 1000;
  order["number"] = clone.number;
  order["token"] = `sim${clone.number}${"0".repeat(33)}`;
  order["billing_name"] = firstName ?? customer.name;
  asObject(order["customer"])["id"] = customer.id;
  for (const [index, fulfillment] of fulfillments(order).entries()) {
    fulfillment["number"] = String(clone.number);
    fulfillment["id"] = `01KSIM${clone.number}${index}${"0".repeat(26 - 11)}`;
  }
  clone.patch?.(order);
  return order;
}

function fulfillments(order: JsonObject): JsonObject[] {
  return (order["fulfillments"] as Json[]).map((fulfillment) => fulfillment as JsonObject);
}

function pack(order: JsonObject): void {
  order["shipping_status"] = "unshipped";
  for (const fulfillment of fulfillments(order)) {
    const at = fulfillment["updated_at"] as Json;
    fulfillment["status"] = "PACKED";
    fulfillment["status_history"] = [
      ...(fulfillment["status_history"] as Json[]),
      { from_status: "UNPACKED", to_status: "PACKED", happened_at: at, created_at: at },
    ];
  }
}

/** The carrier tried and nobody was there. */
function delay(order: JsonObject): void {
  for (const fulfillment of fulfillments(order)) {
    const events = fulfillment["tracking_events"] as Json[];
    const last = asObject(events.at(-1));
    events.push({
      ...last,
      id: "01KSIMEVENT000000000000001",
      status: "delivery_attempt_failed",
      description: "No había nadie en el domicilio",
    });
    fulfillment["tracking_info"] = {
      url: "https://www.andreani.com/envio/360002857413344",
      code: "360002857413344",
    };
  }
}
