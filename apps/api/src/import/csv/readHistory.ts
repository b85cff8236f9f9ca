import { z } from "zod";
import { madeId } from "../../flow/inbound/messageIdOf.ts";

/** The columns of a file of history, in any order; the first line names them. */
export const historyColumns = {
  required: ["telefono", "fecha", "quien", "texto"],
  optional: ["nombre", "id"],
} as const;

const writers = { cliente: "user", bot: "assistant", persona: "human_supervisor" } as const;

export interface HistoryLine {
  id: string;
  phone: string;
  name: string | null;
  role: (typeof writers)[keyof typeof writers];
  text: string;
  sentAt: string;
}

const lineSchema = z.object({
  telefono: z
    .string()
    .transform((text) => text.replaceAll(/\D/g, ""))
    .refine((digits) => /^\d{7,15}$/.test(digits), {
      message: "telefono: de 7 a 15 cifras con el código de país, por ejemplo +54 9 11 5555-0001",
    }),
  fecha: z.string().transform((text, context) => {
    const spelled = text.trim();
    const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/;
    const at = zoned.test(spelled)
      ? new Date(spelled.replace(" ", "T").replace(/\s+/, ""))
      : new Date(Number.NaN);
    if (!Number.isNaN(at.getTime()) && at.getTime() <= Date.now()) return at.toISOString();
    context.addIssue({
      code: "custom",
      message: "fecha: día, hora y huso, ya pasada, por ejemplo 2025-03-14 18:05:00-03:00",
    });
    return z.NEVER;
  }),
  quien: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(["cliente", "bot", "persona"], { message: "quien: cliente, bot o persona" })),
  texto: z
    .string()
    .refine((text) => text.trim() !== "", { message: "texto: está vacío" })
    .refine((text) => text.length <= 65_536, { message: "texto: más de 65.536 letras" })
    .refine((text) => !text.includes("\0"), { message: "texto: tiene un carácter nulo" }),
  nombre: z.string().trim().max(200, "nombre: más de 200 letras").optional(),
  id: z.string().trim().max(200, "id: más de 200 letras").optional(),
});

/** One line of the file, or what is wrong with it. Without an id, who wrote what when tells a message from its like. */
export function readLine(record: unknown, tenantId: string): HistoryLine | string[] {
  const read = lineSchema.safeParse(record);
  if (!read.success) return read.error.issues.map(({ message, path }) => said(message, path.join(".")));
  const { telefono: phone, fecha: sentAt, quien, texto: text, nombre, id } = read.data;
  const own = id === undefined || id === "" ? [phone, sentAt, quien, text] : [id];
  return {
    id: madeId(["csv", tenantId, ...own]),
    phone,
    name: nombre === undefined || nombre === "" ? null : nombre,
    role: writers[quien],
    text,
    sentAt,
  };
}

function said(message: string, column: string): string {
  return message.startsWith(`${column}:`) ? message : `${column}: falta`;
}

/** What is wrong with the first line, or null. */
export function refuseColumns(names: readonly string[]): string | null {
  const known: string[] = [...historyColumns.required, ...historyColumns.optional];
  const missing = historyColumns.required.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !known.includes(name));
  if (missing.length === 0 && unknown.length === 0) return null;
  return [
    missing.length > 0 ? `faltan las columnas ${missing.join(", ")}` : "",
    unknown.length > 0 ? `sobran las columnas ${unknown.join(", ")}` : "",
    `la primera línea tiene que nombrar ${historyColumns.required.join(", ")} y, si querés, ${historyColumns.optional.join(" e ")}`,
  ]
    .filter(Boolean)
    .join("; ");
}
