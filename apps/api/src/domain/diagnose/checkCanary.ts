import type { Config } from "../../config/index.ts";
import { webhookUrl } from "../webhooks/webhookEndpoint.ts";
import { inWords, verdictOf, type Check } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

/** The window for free text is closed to the store's own phone: nothing of ours is broken. */
const WINDOW_CLOSED = "131047";
const LATE_MS = 15 * 60_000;
const LOOK_HERE = "Mirá arriba";

const stations = {
  door: "entró en",
  turn: "esperó el turno",
  reply: "se contestó en",
  out: "salió en",
  delivery: "llegó al teléfono en",
} as const;
type Station = keyof typeof stations;

interface CanaryDeps {
  config: Pick<Config, "publicUrl">;
  now: () => Date;
}

/** How the last message that the store sent itself through the whole way ended, by station. */
export function checkCanary({ config, now }: CanaryDeps, { canary, timezone }: StoreFacts): Check {
  const verdict = verdictOf("canary");
  if (canary.minutes === null)
    return verdict("unknown", "Está apagado en esta tienda.", "Encendelo en Modo.");
  if (!canary.flies)
    return verdict("unknown", "No sale mientras el bot no le contesta a los clientes.", "Encendé el bot.");
  if (canary.dueAt !== null && now().getTime() - Date.parse(canary.dueAt) > LATE_MS) {
    const fix = "Revisá que haya un proceso con ROLE=worker o ROLE=all en marcha, y su registro.";
    return verdict("warn", `Tenía que salir el ${inWords(canary.dueAt, timezone)} y no salió.`, fix);
  }
  if (canary.flownAt === null)
    return verdict("unknown", "Todavía no salió el primero.", "Esperá unos diez minutos.");
  const when = inWords(canary.flownAt, timezone);
  const way = wayOf(canary.seconds);
  const { failedStep } = canary;
  if (failedStep === null) return verdict("ok", `El ${when} ${way}. ${endOf(canary)}`);
  const { what, fix } = troubleOf(failedStep, { reason: canary.reason ?? "", publicUrl: config.publicUrl });
  const status = canary.failures > 1 && canary.reason !== WINDOW_CLOSED ? "fail" : "warn";
  const before = way === "" ? "" : ` Antes ${way}.`;
  return verdict(
    status,
    `El ${when} no llegó al final (${canary.failures} seguidas): ${what}.${before}`,
    fix,
  );
}

function wayOf(seconds: Record<string, number>): string {
  const known = (Object.keys(stations) as Station[]).filter((station) => seconds[station] !== undefined);
  const words = known.map(
    (station) => `${stations[station]} ${seconds[station]?.toLocaleString("es-AR") ?? ""} s`,
  );
  return words.join(", ");
}

function endOf({ phoned, seconds }: StoreFacts["canary"]): string {
  if (!phoned) return "No se mandó nada: al final YCloud confirmó la clave y el número.";
  return seconds["delivery"] === undefined
    ? "YCloud lo aceptó; el teléfono de prueba todavía no lo confirmó."
    : "Lo recibió el teléfono de prueba.";
}

/** What went wrong at a station, and what to do. */
function troubleOf(
  station: Station,
  { reason, publicUrl }: { reason: string; publicUrl: string },
): { what: string; fix: string } {
  switch (station) {
    case "door":
      return doorTrouble(reason, publicUrl);
    case "turn":
      if (reason !== "not_claimed")
        return { what: `el bot no podía contestar (${reason})`, fix: `${LOOK_HERE} Bot y Proveedores.` };
      return {
        what: "nadie tomó el turno",
        fix: "Revisá que haya un proceso con ROLE=worker o ROLE=all en marcha, y su registro.",
      };
    case "reply":
      if (reason === "no_reply" || reason === "fact_check")
        return {
          what:
            reason === "no_reply"
              ? "el bot eligió no contestar"
              : "la respuesta decía algo que no está en la tienda",
          fix: "Preguntá lo mismo en Cerebro, Probar, y corregí las instrucciones.",
        };
      return { what: `no hubo respuesta (${reason})`, fix: `${LOOK_HERE} Modelo y Tope de gasto.` };
    case "out":
      if (reason === WINDOW_CLOSED)
        return {
          what: "WhatsApp no deja escribirle al teléfono de prueba",
          fix: "Escribile a la tienda desde ese teléfono: vale por 24 horas. O sacalo en Modo.",
        };
      return {
        what: `YCloud no aceptó la salida (${reason})`,
        fix: `${LOOK_HERE} WhatsApp y Saldo de YCloud.`,
      };
    case "delivery":
      return { what: `WhatsApp no lo entregó (${reason})`, fix: "Revisá el teléfono de prueba en Modo." };
  }
}

function doorTrouble(reason: string, publicUrl: string): { what: string; fix: string } {
  const address = webhookUrl({ publicUrl });
  if (reason === "no_secret")
    return { what: "falta el secreto del webhook", fix: "Cargá el secreto del webhook." };
  if (reason === "no_answer")
    return {
      what: `${address} no contestó`,
      fix: "Revisá nombre, certificado y proxy de PUBLIC_URL; el propio servidor también tiene que llegar a esa dirección.",
    };
  if (reason === "http_401")
    return { what: `${address} rechazó la firma`, fix: "Volvé a cargar el secreto del webhook." };
  if (reason.startsWith("http_"))
    return {
      what: `${address} contestó ${reason.slice(5)}`,
      fix: "Revisá que PUBLIC_URL lleve a esta instalación y que la base de datos responda.",
    };
  return {
    what: "el aviso no quedó guardado para esta tienda",
    fix: "Revisá el número de la tienda y el registro de quien recibe los avisos.",
  };
}
