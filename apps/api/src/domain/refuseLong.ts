import { AppError } from "./errors.ts";

const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** Bounds what one question about days may cost. Throws `invalid_input`. */
export function refuseLong({ from, to }: { from?: string | undefined; to?: string | undefined }): void {
  const last = to ?? new Date().toISOString().slice(0, 10);
  if (from !== undefined && (Date.parse(last) - Date.parse(from)) / DAY_MS >= MAX_DAYS)
    throw new AppError("invalid_input", `Ask for at most ${MAX_DAYS} days at once`);
}
