import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from "@simplewebauthn/browser";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { askAuth, type AuthResult } from "./sign-in.ts";

/** Browsers make keys for names only, and where nobody can listen on the way. */
export function canUsePasskeys(): boolean {
  return browserSupportsWebAuthn() && window.isSecureContext && !/^[\d.]+$|:/.test(window.location.hostname);
}

/** Whether the browser offers passkeys in the field of the address by itself. */
export async function offersPasskeys(): Promise<boolean> {
  return canUsePasskeys() && (await browserSupportsWebAuthnAutofill());
}

/** Signs in by a passkey: at once or, with `autofill`, when the person picks one in the field of the address. */
export async function enterWithPasskey({ autofill = false } = {}): Promise<AuthResult<unknown>> {
  const asked = await askAuth<PublicKeyCredentialRequestOptionsJSON>("passkey/generate-authenticate-options");
  if (!asked.ok) return asked;
  try {
    const response = await startAuthentication({
      optionsJSON: { ...asked.data, userVerification: "required" },
      useBrowserAutofill: autofill,
    });
    return await askAuth("passkey/verify-authentication", { response });
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** Makes a passkey on this device, or on one that the browser asks for. */
export async function addPasskey(name: string): Promise<AuthResult<unknown>> {
  const asked = await askAuth<PublicKeyCredentialCreationOptionsJSON>("passkey/generate-register-options");
  if (!asked.ok) return asked;
  try {
    const response = await startRegistration({ optionsJSON: asked.data });
    return await askAuth("passkey/verify-registration", { response, name });
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** The browser stops offering passkeys: another way was taken, or the page is left. */
export function stopOffering(): void {
  WebAuthnAbortService.cancelCeremony();
}

function problemOf(error: unknown): "passkeyKnown" | "passkeyAddress" | "cancelled" {
  if (!(error instanceof WebAuthnError)) return "cancelled";
  if (error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return "passkeyKnown";
  return error.code === "ERROR_INVALID_RP_ID" || error.code === "ERROR_INVALID_DOMAIN"
    ? "passkeyAddress"
    : "cancelled";
}
