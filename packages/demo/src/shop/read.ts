import type { ProviderRecord } from "../world.ts";

/** Readers for the provider's JSON; what isn't there reads as empty. */
export function record(value: unknown): ProviderRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as ProviderRecord)
    : {};
}

export function records(value: unknown): ProviderRecord[] {
  return Array.isArray(value) ? value.map(record) : [];
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** A text that the provider keeps per language. */
export function spanish(value: unknown): string {
  return text(record(value)["es"]) || text(value);
}

/** Whole pesos, or null where the shop names no price. */
export function pesos(value: unknown): number | null {
  return value === null || value === undefined || value === "" ? null : Math.round(Number(value));
}

/** "$ 89.900" */
export function money(amount: number): string {
  return `$ ${Math.round(amount)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ".")}`;
}

export function fold(value: string): string {
  return value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
