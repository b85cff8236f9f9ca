export { startYCloud, type PostEventOptions, type YCloudSimulator } from "./ycloud/index.ts";
export type { Customer, CustomerIdentity, Inbound, InboundEvent, InboundOptions } from "./ycloud/customer.ts";
export type { CustomerContent, MediaInput } from "./ycloud/content.ts";
export type { FaultOptions, YCloudFault } from "./ycloud/faults.ts";
export type {
  Delivery,
  MessageStatus,
  RecordedRequest,
  SentMessage,
  WebhookEndpoint,
  WhatsappMessage,
  YCloudOptions,
} from "./ycloud/types.ts";
export { signatureHeader } from "./ycloud/signature.ts";
export { startModel, type ModelOptions, type ModelSimulator } from "./model/index.ts";
export type { ModelFault, ModelScript, ModelStep, Responder } from "./model/script.ts";
export type { ChatMessage, ChatRequest, ChatToolCall, ModelAnswer } from "./model/protocol.ts";
export { startTiendanube, type TiendanubeSimulator } from "./tiendanube/index.ts";
export type {
  StoreRequest,
  TiendanubeFault,
  TiendanubeFlags,
  TiendanubeOptions,
} from "./tiendanube/types.ts";
export { storeSignature } from "./tiendanube/webhooks.ts";
export {
  startMailbox,
  type Mail,
  type MailboxOptions,
  type MailboxSimulator,
  type MailFault,
} from "./mailbox/index.ts";
export {
  startPush,
  type PushedMessage,
  type PushFault,
  type PushSimulator,
  type SimulatedSubscription,
} from "./push/index.ts";
export { startS3, type S3Fault, type S3Options, type S3Simulator } from "./s3/index.ts";
export { startWorld, type World, type WorldOptions } from "./world/index.ts";
export { SAMPLES, VOICE_TEXTS, type Sample, type SampleName } from "./media/samples.ts";
export { malformed, randomFrom } from "./malformed.ts";
