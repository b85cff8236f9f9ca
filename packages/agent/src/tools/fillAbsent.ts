type Schema = Record<string, unknown>;

/** Absent means null at every depth, and a bare number is text where only text is asked for ("query": 1052). */
export function fillAbsent(value: unknown, schema: Schema): unknown {
  const meant = branchFor(value, schema);
  if (Array.isArray(value)) {
    const { items } = meant;
    return isRecord(items) ? value.map((item: unknown) => fillAbsent(item, items)) : value;
  }
  if (isRecord(value)) {
    const { properties } = meant;
    if (!isRecord(properties)) return value;
    const filled: Schema = { ...value };
    for (const [key, property] of Object.entries(properties))
      filled[key] = value[key] === undefined ? null : fillAbsent(value[key], asSchema(property));
    return filled;
  }
  return typeof value === "number" && meant["type"] === "string" ? String(value) : value;
}

/** Of a nullable schema the part that the value is meant for. */
function branchFor(value: unknown, schema: Schema): Schema {
  const { anyOf } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const branches = anyOf.map(asSchema);
  const type = Array.isArray(value) ? "array" : isRecord(value) ? "object" : typeof value;
  const exact = branches.find((branch) => branch["type"] === type);
  return exact ?? branches.find((branch) => branch["type"] !== "null") ?? schema;
}

function asSchema(value: unknown): Schema {
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
