export type { ReadResult, YCloudBalance, YCloudPhoneNumber, YCloudWebhookEndpoint } from "./account.ts";
export {
  createYCloudClient,
  SENDER_LIMIT,
  type CallOptions,
  type YCloudClient,
  type YCloudClientOptions,
} from "./client.ts";
export type { WrittenWebhookEndpoint } from "./endpoints.ts";
export { mapEvent, type MapResult } from "./mapEvent.ts";
export type { MediaResult } from "./media.ts";
export { phoneKey } from "./phone.ts";
export {
  FUTURE_TOLERANCE_SECONDS,
  signatureHeader,
  STALE_AFTER_SECONDS,
  verifySignature,
  type SignatureInput,
  type SignatureResult,
} from "./signature.ts";
export type { NewTemplate, YCloudTemplate } from "./templates.ts";
export type * from "./types.ts";
export type { MediaUpload, UploadOutcome } from "./upload.ts";
