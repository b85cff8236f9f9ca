import { repeat } from "../repeat.ts";
import { syncTemplates, type TemplateDeps } from "./syncTemplates.ts";

const LOOK_MS = 1_000;

/**
 * Looks every second for stores whose templates are to be read; the rows say which.
 * @returns the function that stops it
 */
export function startTemplates(deps: TemplateDeps): () => Promise<void> {
  return repeat(LOOK_MS, () =>
    syncTemplates(deps).catch((error: unknown) =>
      deps.log.error({ err: error }, "The stores' templates could not be looked at"),
    ),
  );
}
