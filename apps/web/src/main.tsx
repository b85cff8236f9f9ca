import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import "./styles/index.css";
import { App, createParts } from "#app/app.tsx";
import { loadAhead } from "#app/router.tsx";
import { restoreLocale } from "#lib/i18n/i18n-provider.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
const texts = restoreLocale();
const parts = createParts();
loadAhead(parts.router);
await Promise.all([texts, parts.router.load()]);
// In slices, so that a slow phone stays responsive while the first page is drawn.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <App {...parts} />
    </StrictMode>,
  ),
);
