export { createByteBudget, type ByteBudget, type ByteShare } from "./byteBudget.ts";
export { fetchPendingMedia, type MediaFetchDeps } from "./fetchPendingMedia.ts";
export { findMedia, mediaHeaders, openMedia } from "./openMedia.ts";
export { openMediaStorage } from "./openMediaStorage.ts";
export { probeStorage } from "./probeStorage.ts";
export { startMediaWorker } from "./startMediaWorker.ts";
export { createMediaStorage, type MediaStorage } from "./storage.ts";
export type { Transcriber, TranscribeDeps } from "./transcribePending.ts";
