export {
  fetchPendingMedia,
  type MediaFailure,
  type MediaFetchDeps,
  type MediaFetchResult,
} from "./fetchPendingMedia.ts";
export {
  type FoundMedia,
  mediaHeaders,
  openMedia,
  type OpenedMedia,
  type OpenMediaInput,
} from "./openMedia.ts";
export { type MediaFetcher, startMediaFetcher } from "./startMediaFetcher.ts";
export { createMediaStorage, type MediaStorage } from "./storage.ts";
