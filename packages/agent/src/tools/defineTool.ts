import { z } from "zod";
import type { Article, StoreSheet } from "../input.ts";
import type { CheckoutPort, StorePort, ToolDefinition } from "../ports.ts";
import type { HandoffCause } from "../result.ts";
import type { FactBook, NewFact } from "./factBook.ts";
import { fillAbsent, isRecord } from "./fillAbsent.ts";

export interface ToolContext {
  store: StorePort;
  checkout: CheckoutPort | null;
  /** What the merchant has written and holds today. */
  sheet: StoreSheet;
  articles: Article[];
  /** The messages to answer hold a picture that the model sees. */
  pictured: boolean;
  signal: AbortSignal;
  country: string;
  /** IANA name of the store's zone, for dates in results. */
  timezone: string;
  callId: string;
  book: FactBook;
  addFact(fact: NewFact): void;
  /** What the customer wrote, for checks that must not rely on the model. */
  customerTexts: string[];
  /** Order numbers asked for in this run; guessing is bounded. */
  orderLookups: Set<string>;
}

/** What the model gets back, or the wish to hand the chat over. */
export type ToolOutcome =
  | { kind: "result"; value: Record<string, unknown> }
  | {
      kind: "handoff";
      cause: HandoffCause;
      reason: string;
      summary: string;
      wantedAction: string | null;
      suggestedReply: string | null;
      /** One of the store's topics, as the model names it. */
      topic?: string | null;
    };

export type PreparedCall =
  | { kind: "valid"; arguments: Record<string, unknown>; run: (context: ToolContext) => Promise<ToolOutcome> }
  | { kind: "invalid"; arguments: unknown; message: string };

export interface Tool {
  definition: ToolDefinition;
  /** Reads the arguments as the model wrote them: broken JSON and wrong types come back as advice. */
  prepare(argumentsText: string): PreparedCall;
}

interface ToolSpec<Shape extends z.ZodRawShape> {
  name: string;
  description: string;
  shape: Shape;
  run(args: z.infer<z.ZodObject<Shape>>, context: ToolContext): Promise<ToolOutcome>;
}

/** A tool from one zod shape: the strict JSON Schema for the model and the check of what it sends are the same. */
export function defineTool<Shape extends z.ZodRawShape>(spec: ToolSpec<Shape>): Tool {
  const schema = z.strictObject(spec.shape);
  const parameters = strictSchema(z.toJSONSchema(schema, { io: "input" }));
  const definition: ToolDefinition = { name: spec.name, description: spec.description, parameters };
  const usage = `Parámetros válidos de ${spec.name}: ${JSON.stringify(parameters["properties"])}`;
  return {
    definition,
    prepare(argumentsText) {
      const raw = readObject(argumentsText);
      if (raw === null) {
        return {
          kind: "invalid",
          arguments: argumentsText,
          message: `Los argumentos no son un objeto JSON. ${usage}`,
        };
      }
      const parsed = schema.safeParse(fillAbsent(raw, parameters));
      if (!parsed.success) {
        const issues = parsed.error.issues.map(
          (issue) => `${issue.path.join(".") || "objeto"}: ${issue.message}`,
        );
        return {
          kind: "invalid",
          arguments: raw,
          message: `Argumentos inválidos (${issues.join("; ")}). ${usage}`,
        };
      }
      const args = parsed.data;
      return { kind: "valid", arguments: raw, run: (context) => spec.run(args, context) };
    },
  };
}

/** A parameter that the model may leave out or send as null. */
export function optionalText(description: string): z.ZodNullable<z.ZodString> {
  return z.string().max(600).nullable().describe(description);
}

function readObject(text: string): Record<string, unknown> | null {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** Strict mode knows neither `$schema` nor lengths, and wants every property required. */
function strictSchema(schema: unknown): Record<string, unknown> {
  const cleaned = dropKeywords(schema);
  const root = isRecord(cleaned) ? cleaned : {};
  const properties = isRecord(root["properties"]) ? root["properties"] : {};
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

const UNSUPPORTED = new Set(["$schema", "minLength", "maxLength", "minItems", "maxItems", "default"]);

function dropKeywords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropKeywords);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !UNSUPPORTED.has(key))
      .map(([key, inner]) => [key, dropKeywords(inner)]),
  );
}
