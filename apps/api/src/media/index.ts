export { fetchPendingMedia, type MediaFetchDeps } from "./fetchPendingMedia.ts";
export { mediaHeaders, openMedia } from "./openMedia.ts";
export { startMediaWorker } from "./startMediaWorker.ts";
export { createMediaStorage, type MediaStorage } from "./storage.ts";
export type { Transcriber, TranscribeDeps } from "./transcribePending.ts";
