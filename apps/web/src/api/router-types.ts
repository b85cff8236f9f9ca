/** The panel's view of the API: types only. This is the one place that names where they come from. */
export type { AppRouter } from "@platform/api/router";
