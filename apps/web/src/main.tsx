import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import "./styles/index.css";
import { App, createParts } from "#app/app.tsx";
import { loadAhead } from "#app/router.tsx";
import { restoreLocale } from "#lib/i18n/i18n-provider.tsx";
import { makeRoomForKeyboard } from "#lib/keyboard-room.ts";
import { installationQuery } from "#lib/installation.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
makeRoomForKeyboard(window);
const texts = restoreLocale();
const parts = createParts();
loadAhead(parts);
// In one request with the session: what stands above every page would move it if it came later.
const above = parts.queryClient.prefetchQuery(installationQuery(parts.trpc));
await Promise.all([texts, parts.router.load(), above]);
// In slices, so that a slow phone stays responsive while the first page is drawn.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <App {...parts} />
    </StrictMode>,
  ),
);
