export { fetchPendingMedia, type MediaFetchDeps } from "./fetchPendingMedia.ts";
export { mediaHeaders, openMedia } from "./openMedia.ts";
export { startMediaFetcher } from "./startMediaFetcher.ts";
export { createMediaStorage, type MediaStorage } from "./storage.ts";
