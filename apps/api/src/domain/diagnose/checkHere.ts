import { probeStorage } from "../../media/index.ts";
import { webhookUrl } from "../webhooks/webhookEndpoint.ts";
import { inWords, keyOf, unreadable, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

const QUIET_MS = 3 * 24 * 60 * 60 * 1000;

/** Whether the store lets the bot speak at all. */
export function checkSwitches({ active, paused, mode }: StoreFacts): Check {
  const verdict = verdictOf("bot");
  if (!active) return verdict("fail", "La tienda está suspendida.", "Reanudala en la página de la tienda.");
  if (paused) return verdict("warn", "El bot está en pausa.", "Quitá la pausa para que conteste.");
  if (mode === "off") return verdict("warn", "El bot está apagado.", "Elegí otro modo para que conteste.");
  if (mode === "test") return verdict("ok", "Contesta sólo a los números de prueba.");
  if (mode === "drafts") return verdict("ok", "Propone respuestas; una persona las aprueba.");
  return verdict("ok", "El bot contesta.");
}

/** Whether WhatsApp's events can come in, and when one last did. */
export function checkWebhook({ config, now }: CheckDeps, facts: StoreFacts): Check {
  const verdict = verdictOf("webhook");
  const secret = keyOf(facts, "ycloudWebhookSecret", config.ycloud.webhookSecrets[0]);
  if (secret === "unreadable") return unreadable("webhook");
  if (secret === null) {
    const fix = "Cargá el secreto que muestra YCloud al crear el webhook.";
    return verdict("fail", "Falta el secreto del webhook: se rechaza todo aviso de YCloud.", fix);
  }
  if (facts.lastEventAt === null) {
    const fix = `Poné ${webhookUrl(config)} en YCloud y mandá un mensaje de prueba.`;
    return verdict("unknown", "Todavía no llegó ningún aviso de este número.", fix);
  }
  const detail = `El último aviso llegó el ${inWords(facts.lastEventAt, facts.timezone)}.`;
  const quiet = now().getTime() - Date.parse(facts.lastEventAt) > QUIET_MS;
  if (!quiet) return verdict("ok", detail);
  return verdict("warn", detail, "Si hubo mensajes desde entonces, revisá el webhook en YCloud.");
}

const providerNames = { model: "el modelo", ycloud: "YCloud" } as const;

/** Whether a provider of the store is left alone after repeated failures. */
export function checkCircuits({ circuits, timezone }: StoreFacts): Check {
  const verdict = verdictOf("providers");
  const [first] = circuits;
  if (first === undefined) return verdict("ok", "Ningún proveedor está en pausa.");
  const names = circuits.map(({ provider, code }) => `${providerNames[provider]} (${code})`).join(" y ");
  const detail = `Por fallas seguidas dejamos descansar a ${names} desde el ${inWords(first.since, timezone)}.`;
  const fix = "Arreglá la clave o la cuenta que falla; lo pendiente sale solo.";
  return verdict("fail", detail, fix);
}

/** Whether customers' files can be kept: written, read back, removed. */
export async function checkFiles({ media }: CheckDeps, { tenantId }: StoreFacts): Promise<Check> {
  const verdict = verdictOf("files");
  const trouble = await probeStorage(media, `${tenantId}/.health`);
  if (trouble === null) return verdict("ok", "Los archivos de los chats se guardan bien.");
  const what =
    media.bucket === null
      ? "la carpeta de archivos: espacio y permisos"
      : `el bucket ${media.bucket}: que exista, la clave, sus permisos y el espacio`;
  const fix = `Quien administra la instalación tiene que revisar ${what}.`;
  return verdict("fail", `No se pueden guardar las fotos y los audios que llegan (${trouble}).`, fix);
}
