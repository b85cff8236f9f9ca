/** A time as PostgreSQL writes it, or as it stood in a text column; without a zone it is UTC. Null where it is none. */
export function momentOf(text: string | null | undefined): string | null {
  if (text == null || text.trim() === "") return null;
  const spelled = text.trim().replace(" ", "T");
  // PostgreSQL writes +00, JavaScript reads +00:00.
  const zoned = /(Z|[+-]\d{2}(:?\d{2})?)$/.test(spelled.slice(10));
  const whole = zoned ? spelled.replace(/([+-]\d{2})$/, "$1:00") : `${spelled}Z`;
  const at = new Date(/T/.test(whole) ? whole : `${spelled}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
