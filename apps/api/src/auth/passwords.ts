import { zxcvbn, zxcvbnOptions } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { APIError } from "better-auth/api";

export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;
/** From here on a password takes more than a hundred million guesses. */
const STRONG = 3;

zxcvbnOptions.setOptions({ dictionary, graphs: adjacencyGraphs });

/** Whether a password is one of the first that somebody would try; `own` are words of its owner. */
function isCommon(password: string, own: readonly string[] = []): boolean {
  return zxcvbn(password.slice(0, PASSWORD_LENGTH.max), ["platform", ...own]).score < STRONG;
}

/** Throws the refusal of the sign-in routes for a password that is too short, too long or common. */
export function assertPassword(password: unknown, own: readonly string[] = []): asserts password is string {
  if (typeof password !== "string" || password.length < PASSWORD_LENGTH.min)
    throw new APIError("BAD_REQUEST", { code: "PASSWORD_TOO_SHORT", message: "At least 12 characters" });
  if (password.length > PASSWORD_LENGTH.max)
    throw new APIError("BAD_REQUEST", { code: "PASSWORD_TOO_LONG", message: "At most 200 characters" });
  if (isCommon(password, own))
    throw new APIError("BAD_REQUEST", { code: "PASSWORD_COMMON", message: "This password is easy to guess" });
}
