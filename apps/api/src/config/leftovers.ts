import { type Environment, textOf } from "./setting.ts";

/** A variable of the predecessor's that nothing reads any more, and what stands in its place. */
export interface Leftover {
  variable: string;
  instead: string;
}

const ONE_PROGRAM = "nada: los cinco servicios son un programa; sacala";
const HANDOFF = "Derivación, en cada tienda";
const FIRST_STORE = "la tienda, en el panel (o npm run import)";

const successors: Readonly<Record<string, string>> = {
  LLM_MODEL: "OPENAI_MODEL",
  OPENROUTER_API_KEY: "OPENAI_API_KEY con OPENAI_BASE_URL=https://openrouter.ai/api/v1",
  DEBOUNCE_SECONDS: "DEBOUNCE_MS, en milisegundos",
  HANDOFF_EMAIL: HANDOFF,
  SMTP_HOST: HANDOFF,
  SMTP_PORT: HANDOFF,
  SMTP_USER: HANDOFF,
  SMTP_USERNAME: HANDOFF,
  SMTP_PASSWORD: HANDOFF,
  SMTP_SECURITY: HANDOFF,
  BOT_PHONE_NUMBER: FIRST_STORE,
  STORE_NAME: FIRST_STORE,
  STORE_LOCATION: FIRST_STORE,
  STORE_WEBSITE: FIRST_STORE,
  STORE_DESCRIPTION: FIRST_STORE,
  STORE_CATALOG_KNOWLEDGE: FIRST_STORE,
  TIENDANUBE_STORE_ID: FIRST_STORE,
  TIENDANUBE_ACCESS_TOKEN: FIRST_STORE,
  AGENT_SERVICE_URL: ONE_PROGRAM,
  TIENDANUBE_SERVICE_URL: ONE_PROGRAM,
  WHATSAPP_SERVICE_URL: ONE_PROGRAM,
  ORCHESTRATOR_SERVICE_URL: ONE_PROGRAM,
  INTERNAL_API_TOKEN: ONE_PROGRAM,
  MCP_URL: "nada: no tiene sucesora; sacala",
};

/** Which of them are set. Values are never repeated. */
export function findLeftovers(env: Environment): Leftover[] {
  return Object.entries(successors)
    .filter(([variable]) => textOf(env, variable) !== undefined)
    .map(([variable, instead]) => ({ variable, instead }));
}
