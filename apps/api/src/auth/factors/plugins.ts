import { passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Sql } from "@platform/db";

/** Wrong codes in a row, over all browsers and addresses, after which none is looked at for so long. */
export const CODE_LOCK = { maxFailedAttempts: 10, durationSeconds: 60 * 60 } as const;

/** Codes of an app or a backup code after the password. */
export function appCodes() {
  return twoFactor({
    twoFactorCookieMaxAge: 10 * 60,
    accountLockout: { enabled: true, ...CODE_LOCK },
  });
}

/**
 * Passkeys. One that didn't verify its holder (a finger, a face, a PIN) is a single factor and opens nothing. A key is
 * made for the host of the panel's address, and works at that address alone.
 */
export function passkeys({ sql, publicUrl }: { sql: Sql; publicUrl: string }) {
  const { hostname, origin } = new URL(publicUrl);
  return passkey({
    rpID: hostname,
    rpName: "Platform AI Solutions",
    origin,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    advanced: { webAuthnChallengeCookie: "passkey" },
    registration: {
      afterVerification: ({ verification }) => {
        if (verification.registrationInfo?.userVerified !== true) throw unverified();
      },
    },
    authentication: {
      afterVerification: async ({ verification, clientData }) => {
        if (!verification.authenticationInfo.userVerified) throw unverified();
        await sql`
          update auth.passkeys set last_used_at = clock_timestamp() where credential_id = ${clientData.id}`;
      },
    },
  });
}

function unverified(): APIError {
  return new APIError("UNAUTHORIZED", {
    code: "HOLDER_NOT_VERIFIED",
    message: "The passkey did not verify who holds it: unlock it by finger, face or PIN",
  });
}
