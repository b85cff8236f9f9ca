import type { Pages } from "../ycloud/server.ts";
import type { YCloudState } from "../ycloud/state.ts";

export function phonePages(_state: YCloudState): Pages {
  return () => false;
}
