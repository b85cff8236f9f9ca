import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./styles/index.css";
import { App } from "#app/app.tsx";
import { restoreLocale } from "#lib/i18n/i18n-provider.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
await restoreLocale();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
