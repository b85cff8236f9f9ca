import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";

export default defineConfig(({ mode }) => {
  const apiBase = loadEnv(mode, process.cwd(), "API_BASE")["API_BASE"] ?? "http://localhost:3000";
  const proxied = { target: apiBase, changeOrigin: false };
  return {
    plugins: [react(), tailwindcss()],
    server: { proxy: { "/trpc": proxied, "/api/auth": proxied, "/media": proxied } },
    build: {
      target: "es2023",
      // The panel is served under `script-src 'self'`: no inlined scripts or polyfills.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      sourcemap: false,
    },
  };
});
