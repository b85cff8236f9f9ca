import type { YCloudBalance, YCloudPhoneNumber } from "@platform/integrations/ycloud";

const STATUS: Record<string, string> = {
  CONNECTED: "conectado",
  PENDING: "sin terminar de conectar",
  FLAGGED: "observado por su calidad",
};
const QUALITY: Record<string, string> = { GREEN: "alta", YELLOW: "media", RED: "baja", UNKNOWN: "sin datos" };

/** What Meta says of a number, in the reader's words; a word that isn't known stays as it came. */
export function numberWords({ status, qualityRating, messagingLimit }: YCloudPhoneNumber): string {
  const parts = [
    status === null ? null : (STATUS[status] ?? status),
    qualityRating === null ? null : `calidad ${QUALITY[qualityRating] ?? qualityRating}`,
    messagingLimit === null ? null : limitWords(messagingLimit),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function limitWords(tier: string): string {
  if (tier === "TIER_UNLIMITED") return "sin límite de clientes por día";
  const [, count, thousands] = /^TIER_(\d+)(K?)$/.exec(tier) ?? [];
  if (count === undefined) return `límite ${tier}`;
  const most = Number(count) * (thousands === "K" ? 1_000 : 1);
  return `hasta ${most.toLocaleString("es-AR", { useGrouping: "always" })} clientes por día con plantillas`;
}

export function moneyWords({ amount, currency }: YCloudBalance): string {
  const figure = amount.toFixed(2).replace(".", ",");
  return `${currency === "USD" ? "US$" : currency} ${figure}`;
}
