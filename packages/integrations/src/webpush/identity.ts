import webpush from "web-push";

/** A pair of keys on P-256, base64url; push services know an application by its public one (RFC 8292, VAPID). */
export interface PushIdentity {
  publicKey: string;
  privateKey: string;
}

export function createPushIdentity(): PushIdentity {
  return webpush.generateVAPIDKeys();
}
