import { APIError } from "better-auth/api";

export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;
/** From here on a password takes more than a hundred million guesses. */
const STRONG = 3;

/**
 * Whether a password is one of the first that somebody would try; `own` are words of its owner. The lists are loaded
 * with the first password that is chosen: a process of the way of messages needs none, and they take 10 MB.
 */
async function isCommon(password: string, own: readonly string[] = []): Promise<boolean> {
  const { guessPassword } = await import("./guessPassword.ts");
  return guessPassword(password.slice(0, PASSWORD_LENGTH.max), ["platform", ...own]).score < STRONG;
}

/** The password, or the refusal of the sign-in routes where it is too short, too long or common. */
export async function checkPassword(password: unknown, own: readonly string[] = []): Promise<string> {
  if (typeof password !== "string" || password.length < PASSWORD_LENGTH.min)
    throw new APIError("BAD_REQUEST", { code: "PASSWORD_TOO_SHORT", message: "At least 12 characters" });
  if (password.length > PASSWORD_LENGTH.max)
    throw new APIError("BAD_REQUEST", { code: "PASSWORD_TOO_LONG", message: "At most 200 characters" });
  if (await isCommon(password, own))
    throw new APIError("BAD_REQUEST", { code: "PASSWORD_COMMON", message: "This password is easy to guess" });
  return password;
}
