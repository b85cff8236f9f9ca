import type { SignedIn } from "../auth/actor.ts";
import { AppError } from "./errors.ts";

interface Move {
  /** The field that the secret is given in. */
  field: "openaiApiKey" | "apiKey" | "smtpPassword";
  /** Server that the secret goes to; null: the installation's own. */
  from: string | null;
  /** Undefined: stays. */
  to: string | null | undefined;
  /** A secret is kept, and none is given with the change. */
  carried: boolean;
}

/**
 * A kept secret goes to the server that it was given for: whoever names another one could read it there. Operators hold
 * the keys of the installation. Throws `secret_needed`.
 */
export function keepSecretHome(actor: SignedIn, { field, from, to, carried }: Move): void {
  if (!carried || to == null || actor.kind === "operator" || serverOf(to) === serverOf(from)) return;
  throw new AppError(
    "secret_needed",
    `Give ${field} too: the one that is kept goes to the server that it was given for alone`,
  );
}

/** Where an address leads to, or a host's name as it stands. */
function serverOf(text: string | null): string | undefined {
  return text === null ? undefined : (URL.parse(text)?.origin ?? text.trim().toLowerCase());
}
