export { createPushIdentity, type PushIdentity } from "./identity.ts";
export { sendPush, type PushOutcome, type PushSubscription } from "./sendPush.ts";
