import { phoneKey } from "../ycloud/index.ts";
import type { TiendanubeOrder } from "./types.ts";

/** Calling code and lengths of a national number (without trunk 0), for buyers who typed no country. */
const NATIONAL = new Map([
  ["AR", { code: "54", lengths: [10] }],
  ["BR", { code: "55", lengths: [10, 11] }],
  ["CL", { code: "56", lengths: [9] }],
  ["CO", { code: "57", lengths: [10] }],
  ["MX", { code: "52", lengths: [10] }],
  ["PE", { code: "51", lengths: [9] }],
  ["UY", { code: "598", lengths: [8] }],
]);

/** "11 15 5555-0101" without Argentina's local mobile 15; only where one reading exists. */
function withoutFifteen(digits: string): string | null {
  if (digits.length !== 12) return null;
  const places = [2, 3, 4].filter((place) => digits.startsWith("15", place));
  const [place] = places;
  return place === undefined || places.length > 1 ? null : digits.slice(0, place) + digits.slice(place + 2);
}

/** Every key under which a number typed at a checkout can stand: as written, and as a number of the shop's country. */
function keysOf(phone: string, country: string | null): string[] {
  const keys = [phoneKey(phone)];
  const national = NATIONAL.get(country?.toUpperCase() ?? "");
  if (national === undefined || phone.trim().startsWith("+")) return keys;
  const digits = phone.replace(/\D/g, "").replace(/^0+/, "");
  const candidates = [digits, country?.toUpperCase() === "AR" ? withoutFifteen(digits) : null];
  for (const candidate of candidates) {
    if (candidate !== null && national.lengths.includes(candidate.length))
      keys.push(phoneKey(national.code + candidate));
  }
  return keys;
}

/** Every key under which one of the order's phones can stand: for an index of whole orders. */
export function orderPhoneKeys(order: TiendanubeOrder, country: string | null): string[] {
  return [...new Set(order.phones.flatMap((phone) => keysOf(phone, country)))].filter((key) => key !== "");
}

export function hasPhone(order: TiendanubeOrder, key: string, country: string | null): boolean {
  return key !== "" && order.phones.some((phone) => keysOf(phone, country).includes(key));
}

export function hasEmail(order: TiendanubeOrder, email: string): boolean {
  const wanted = email.trim().toLowerCase();
  return wanted !== "" && order.emails.some((known) => known.trim().toLowerCase() === wanted);
}
