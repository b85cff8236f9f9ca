export { checkKeyCanary } from "./canary.ts";
export { SealingError, type SealingErrorCode } from "./errors.ts";
export { type SecretColumn, secretColumns, type SecretPlace } from "./places.ts";
export { createSealer, describeSecret, type Sealer, type SealerKeys, type SecretState } from "./sealer.ts";
export { openStoredSecret, sealClearSecrets, type SweepResult } from "./sweep.ts";
