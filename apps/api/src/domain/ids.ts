const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids that can't be one are as good as missing; the database is not asked. */
export function isUuid(id: string): boolean {
  return UUID.test(id);
}

export function isTenantId(id: string): boolean {
  return /^[1-9]\d{0,17}$/.test(id);
}
