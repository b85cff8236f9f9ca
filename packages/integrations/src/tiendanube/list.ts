import { number, record, records } from "../json/read.ts";
import type { Query, StoreApi } from "./request.ts";
import { TiendanubeError, type Page } from "./types.ts";

/** The API's largest page. */
export const MAX_PER_PAGE = 200;
/** Two million things: no list of a shop is as long. */
const MOST_PAGES = 10_000;

export interface PageQuery {
  /** From 1. */
  page?: number;
  /** 1–200, default 50. */
  perPage?: number;
  /** `next` of the page before, instead of every other parameter. */
  next?: string;
  signal?: AbortSignal | undefined;
}

export interface ListRequest<T> {
  path: string;
  page: PageQuery;
  query?: Query;
  map: (item: Record<string, unknown>, language: string) => T | null;
}

/** The shop's main language, which the catalogue's answers name in a header. */
export function languageOf(headers: Headers): string {
  return headers.get("x-main-language")?.trim().slice(0, 2).toLowerCase() || "es";
}

/** How many there are by the store's word; null where that can't be. */
function totalOf(headers: Headers): number | null {
  const total = headers.get("x-total-count")?.trim() ?? "";
  return /^\d{1,9}$/.test(total) ? Number(total) : null;
}

function nextOf(api: StoreApi, headers: Headers, asked: PageQuery): string | null {
  for (const part of (headers.get("link") ?? "").split(/,(?=\s*<)/)) {
    const [, address] = /^\s*<([^<>]*)>\s*;.*rel="?next"?/.exec(part) ?? [];
    if (address !== undefined) return later(api.ownAddress(address), asked);
  }
  return null;
}

/** Pages that lead back, or on and on, would be read for ever. */
function later(next: string | null, asked: PageQuery): string | null {
  if (next === null) return null;
  const [here, there] = [asked.next === undefined ? (asked.page ?? 1) : pageOf(asked.next), pageOf(next)];
  const onwards = there === null || here === null ? next !== asked.next : there > here && there <= MOST_PAGES;
  if (!onwards) throw new TiendanubeError("unavailable", "The list's next page is no later one.");
  return next;
}

/** The number that a page's address names, null where it names none. */
function pageOf(address: string): number | null {
  return number(URL.parse(address, "https://store.invalid")?.searchParams.get("page"));
}

function ask({ path, page, query }: ListRequest<unknown>, api: StoreApi) {
  const perPage = Math.min(Math.max(page.perPage ?? 50, 1), MAX_PER_PAGE);
  return api.send({
    path: page.next ?? path,
    // Without these two some lists answer thirty, some one, some everything.
    query: page.next === undefined ? { ...query, page: page.page ?? 1, per_page: perPage } : {},
    signal: page.signal,
  });
}

/** One page of a plain list. */
export async function list<T>(api: StoreApi, request: ListRequest<T>): Promise<Page<T>> {
  const { body, headers } = await ask(request, api);
  if (!Array.isArray(body)) throw new TiendanubeError("unavailable", "The answer is no list.");
  return {
    items: mapAll(body, request.map, languageOf(headers)),
    total: totalOf(headers),
    next: nextOf(api, headers, request.page),
  };
}

/**
 * One page of a list in an envelope, `{pages: {results, total, page, lastPage}}`: content pages alone have it, and
 * only since 2025-03; before, there are none.
 */
export async function listInEnvelope<T>(
  api: StoreApi,
  request: ListRequest<T> & { name: string },
): Promise<Page<T>> {
  const { body, headers } = await ask(request, api);
  if (body === null) return { items: [], total: 0, next: null };
  const envelope = Array.isArray(body) ? { results: body } : record(record(body)?.[request.name]);
  if (envelope === null || !Array.isArray(envelope.results))
    throw new TiendanubeError("unavailable", "The answer is no list.");
  const { page, lastPage, perPage, results } = envelope as Record<string, unknown> & { results: unknown[] };
  const [at, last, size] = [number(page) ?? 1, number(lastPage) ?? 1, number(perPage) ?? MAX_PER_PAGE];
  return {
    items: mapAll(results, request.map, languageOf(headers)),
    total: number(envelope.total),
    next: at < last ? `${request.path}?page=${at + 1}&per_page=${size}` : null,
  };
}

function mapAll<T>(
  body: unknown[],
  map: (item: Record<string, unknown>, language: string) => T | null,
  language: string,
): T[] {
  return records(body, MAX_PER_PAGE)
    .map((item) => map(item, language))
    .filter((item) => item !== null);
}
