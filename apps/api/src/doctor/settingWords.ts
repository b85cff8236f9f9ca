import type { ConfigProblem, Variable } from "../config/index.ts";
import { broken, type Found } from "./finding.ts";

const ADDRESS = "una dirección http o https, sin ? ni #";
const SECRET = "un texto al azar de 32 caracteres o más, que no sea de ejemplo";
const KEY = "la clave que da el proveedor, una sola palabra sin espacios";
const SWITCH = "1 o 0";
const MODEL = "el nombre de un modelo";

/** What each variable has to be; where it is read, its rule stands in English, as the start of a process says it. */
const words: Readonly<Record<string, string>> = {
  NODE_ENV: "production, development o test",
  HOST: "una dirección o un nombre donde escuchar",
  PORT: "un puerto entre 0 y 65535",
  ROLE: "all, web o worker",
  LOG_LEVEL: "fatal, error, warn, info, debug, trace o silent",
  PUBLIC_URL: `${ADDRESS} ni barra al final`,
  API_BASE: ADDRESS,
  TRUST_PROXY:
    "true, o las direcciones de los proxies separadas por comas (loopback, linklocal y uniquelocal son nombres de rangos)",
  CORS_ALLOWED_ORIGINS: "orígenes separados por comas (protocolo, servidor y puerto; sin camino y sin *)",
  METRICS_TOKEN: "16 caracteres o más, sin espacios ni acentos",
  HEARTBEAT_URL: "una dirección http o https de un monitor de afuera",
  OTEL_EXPORTER_OTLP_ENDPOINT: `${ADDRESS}: la de un colector, sin /v1/traces`,
  DEMO: SWITCH,
  ALLOW_PRIVATE_ADDRESSES: SWITCH,
  DATA_DIR: "el camino de una carpeta",
  POSTGRES_DSN:
    "una dirección de PostgreSQL (también se lee de DATABASE_URL), con #, @ y % de la clave escritos %23, %40 y %25; obligatoria con NODE_ENV=production",
  REDIS_URL:
    "una dirección de Redis, con la clave escrita como en POSTGRES_DSN; obligatoria cuando ROLE es web o worker",
  DEBOUNCE_MS: "milisegundos, entre 0 y 60000",
  HISTORY_MESSAGES: "una cantidad de mensajes, entre 1 y 200",
  OVERRIDE_HOURS: "horas, entre 0.1 y 720",
  MEDIA_S3_BUCKET: "el nombre de un bucket",
  MEDIA_S3_ENDPOINT: `${ADDRESS}: la del almacenamiento, sin el bucket; sin ella es Amazon S3`,
  MEDIA_S3_REGION: "el nombre de una región",
  MEDIA_S3_ACCESS_KEY_ID: "el id de una clave del bucket",
  MEDIA_S3_SECRET_ACCESS_KEY: "el secreto de esa clave",
  OPENAI_API_KEY: KEY,
  OPENAI_BASE_URL: ADDRESS,
  OPENAI_MODEL: MODEL,
  OPENAI_FALLBACK_MODEL: MODEL,
  OPENAI_TRANSCRIPTION_MODEL: "el nombre de un modelo que escucha",
  OPENAI_VISION: SWITCH,
  MODEL_PRICES:
    "dólares por millón de tokens de entrada, de entrada en caché y de salida, o por minuto de audio; varios, separados por comas",
  YCLOUD_API_KEY: KEY,
  YCLOUD_WEBHOOK_SECRET: "el secreto del webhook; varios, separados por comas",
  YCLOUD_BASE_URL: ADDRESS,
  TIENDANUBE_BASE_URL: `${ADDRESS}; sin la versión, que va en TIENDANUBE_API_VERSION`,
  TIENDANUBE_AUTH_URL: ADDRESS,
  TIENDANUBE_API_VERSION: "v1 o una versión como 2025-03",
  TIENDANUBE_USER_AGENT: "el nombre de la aplicación y un contacto",
  TIENDANUBE_CLIENT_ID: "el número de la aplicación",
  TIENDANUBE_CLIENT_SECRET: KEY,
  SMTP_URL: "una dirección smtp o smtps, con #, @ y % de la clave escritos %23, %40 y %25",
  SMTP_FROM: "la dirección de quien envía",
  ENCRYPTION_KEY: SECRET,
  ENCRYPTION_KEY_PREVIOUS: `claves anteriores separadas por comas, cada una ${SECRET}`,
  ADMIN_TOKEN: `${SECRET}; sin espacios ni acentos, porque viaja en una cabecera`,
} satisfies Record<Variable, string>;

/** Good by itself, but not beside another. */
const clashes: Readonly<Record<string, string>> = {
  DEMO: "la demo no puede correr con NODE_ENV=production",
} satisfies Partial<Record<Variable, string>>;

/** What mends it, where an example would be a secret that somebody else knows. */
const mends: Readonly<Record<string, string>> = {
  ENCRYPTION_KEY: "npm run keys imprime una.",
  ENCRYPTION_KEY_PREVIOUS: "Poné la que estaba en ENCRYPTION_KEY antes de cambiarla.",
  ADMIN_TOKEN: "npm run keys imprime uno.",
} satisfies Partial<Record<Variable, string>>;

/** A variable that can't be used, for whoever has to set it. */
export function toFinding({ variable, rule, example, kind }: ConfigProblem): Found {
  const expected = words[variable] ?? rule;
  const details: Record<ConfigProblem["kind"], string> = {
    broken: `tiene que ser ${expected}`,
    missing: `falta: ${expected}`,
    clashing: clashes[variable] ?? rule,
  };
  return broken(variable, {
    detail: details[kind],
    fix: mends[variable] ?? `Por ejemplo ${variable}=${example}`,
  });
}
