/** Why a file can't be sent: WhatsApp takes nothing so large, or nothing of this type. */
export interface Refused {
  refused: "file_too_large" | "file_type";
}

export function isRefused(value: object): value is Refused {
  return "refused" in value;
}
