import { inWords, verdictOf, type Check } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

/** Longer than two looks at what changed should ever lie apart. */
const LATE_MS = 45 * 60_000;
const CONNECT_AGAIN = "Volvé a conectar la tienda.";

const closed: Record<string, [detail: string, fix: string]> = {
  unauthorized: ["Tiendanube rechaza el token: el bot no puede mirar productos ni pedidos.", CONNECT_AGAIN],
  forbidden: ["El token no tiene permiso para leer los productos.", CONNECT_AGAIN],
  suspended: [
    "Tiendanube suspendió la tienda o la app: el bot dice que ahora no puede mirar.",
    "Revisá el plan y los pagos en Tiendanube; después se actualiza solo.",
  ],
  uninstalled: ["La app se desinstaló de la tienda.", CONNECT_AGAIN],
};

/** How old what the bot knows of the catalogue is, and why. */
export function checkCatalog({ catalog, timezone }: StoreFacts, now: () => Date): Check {
  const verdict = verdictOf("catalog");
  if (catalog === null) return verdict("unknown", "No hay una tienda conectada.");
  const [detail, fix] = closed[catalog.access] ?? [];
  if (detail !== undefined) return verdict("fail", detail, fix);
  if (catalog.syncedAt === null) {
    const failing = catalog.state === "failed";
    const read = catalog.total === null ? "" : ` (${catalog.products} de ${catalog.total})`;
    return failing
      ? verdict(
          "fail",
          `No se pudo leer el catálogo (${catalog.error ?? "sin motivo"}).`,
          "Se reintenta solo.",
        )
      : verdict("warn", `El catálogo se está leyendo por primera vez${read}.`);
  }
  const since = inWords(catalog.syncedAt, timezone);
  if (catalog.refused > 0)
    return verdict(
      "warn",
      `${catalog.refused} productos no se pudieron guardar.`,
      "Avisale a quien administra la instalación.",
    );
  if (now().getTime() - Date.parse(catalog.syncedAt) <= LATE_MS)
    return verdict("ok", `${catalog.products} productos, actualizados el ${since}.`);
  const why = catalog.error === null ? "" : ` (${catalog.error})`;
  return verdict(
    "warn",
    `El catálogo no se actualiza desde el ${since}${why}.`,
    "Se reintenta solo; si sigue, sincronizalo a mano.",
  );
}
