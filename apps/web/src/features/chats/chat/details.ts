import type { TemplateLook } from "#components/template-bubble.tsx";

/**
 * The structured rest of a message, read defensively: it comes from outside, and only what has the
 * expected form is shown.
 */
export interface Place {
  latitude: number;
  longitude: number;
  name: string | null;
  address: string | null;
}
export interface SharedContact {
  name: string;
  phones: string[];
}
export interface OrderLine {
  name: string;
  quantity: number;
  price: number | null;
}
export interface SharedOrder {
  lines: OrderLine[];
  currency: string | null;
  total: number | null;
}
export interface AdReferral {
  headline: string | null;
  body: string | null;
}

export interface Edit {
  /** What stood there first; null where that never came, or was no words. */
  before: string | null;
}

export interface SentTemplate {
  name: string;
  look: TemplateLook;
}

type Details = Record<string, unknown> | null;

export function placeOf(details: Details): Place | null {
  const source = record(details?.["location"]) ?? record(details);
  const [latitude, longitude] = [source?.["latitude"], source?.["longitude"]];
  if (typeof latitude !== "number" || typeof longitude !== "number") return null;
  return { latitude, longitude, name: text(source?.["name"]), address: text(source?.["address"]) };
}

export function contactsOf(details: Details): SharedContact[] {
  return list(details?.["contacts"]).map((item) => {
    const name = record(item["name"]);
    const spoken = text(name?.["formatted_name"]) ?? text(name?.["formattedName"]) ?? text(item["name"]);
    const phones = list(item["phones"]).map((phone) => text(phone["phone"]) ?? "");
    const plain = Array.isArray(item["phones"])
      ? item["phones"].filter((phone) => typeof phone === "string")
      : [];
    return { name: spoken ?? "", phones: [...phones, ...plain].filter((phone) => phone !== "") };
  });
}

export function orderOf(details: Details): SharedOrder | null {
  const source = record(details?.["order"]) ?? record(details);
  const items = list(source?.["product_items"] ?? source?.["productItems"] ?? source?.["items"]);
  if (items.length === 0) return null;
  const lines = items.map((item) => ({
    name: text(item["name"]) ?? text(item["retailerId"]) ?? text(item["product_retailer_id"]) ?? "",
    quantity: number(item["quantity"]) ?? 1,
    price: number(item["item_price"]) ?? number(item["itemPrice"]) ?? number(item["price"]),
  }));
  const currency = text(items[0]?.["currency"]);
  const priced = lines.every((line) => line.price !== null);
  const total = priced ? lines.reduce((sum, line) => sum + line.quantity * (line.price ?? 0), 0) : null;
  return { lines, currency, total };
}

export function referralOf(details: Details): AdReferral | null {
  const source = record(details?.["referral"]);
  if (!source) return null;
  return { headline: text(source["headline"]), body: text(source["body"]) };
}

const formats = ["text", "image", "video", "document"] as const;

/** A template as it was sent, whatever has become of it since. */
export function templateOf(details: Details): SentTemplate | null {
  const source = record(details?.["template"]);
  const body = text(source?.["body"]);
  if (!source || body === null) return null;
  const header = record(source["header"]);
  const format = formats.find((known) => known === header?.["format"]);
  const buttons = list(source["buttons"]).map((button) => ({
    type: text(button["type"]) ?? "",
    text: text(button["text"]) ?? "",
    url: text(button["url"]),
  }));
  return {
    name: text(source["name"]) ?? "",
    look: {
      header: format ? { format, text: text(header?.["text"]), link: text(header?.["link"]) } : null,
      body,
      footer: text(source["footer"]),
      buttons,
    },
  };
}

export function emojiOf(details: Details): string | null {
  return text(record(details?.["reaction"])?.["emoji"]) ?? text(details?.["emoji"]);
}

export function editOf(details: Details): Edit | null {
  const isEdited = details?.["editedFrom"] !== undefined || details?.["edited"] === true;
  return isEdited ? { before: text(details["editedFrom"]) } : null;
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(record).filter((item) => item !== null) : [];
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function number(value: unknown): number | null {
  const read = typeof value === "string" ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? read : null;
}
