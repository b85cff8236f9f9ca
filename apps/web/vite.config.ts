import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import { compiledTexts } from "./build/compiledTexts.ts";
import { compressed } from "./build/compressed.ts";

export default defineConfig(({ mode }) => {
  const apiBase = loadEnv(mode, process.cwd(), "API_BASE")["API_BASE"] ?? "http://localhost:3000";
  const proxied = { target: apiBase, changeOrigin: false };
  return {
    plugins: [react(), tailwindcss(), compiledTexts(), compressed()],
    server: { proxy: { "/trpc": proxied, "/api/auth": proxied, "/media": proxied } },
    build: {
      target: "es2023",
      // The panel is served under `script-src 'self'`: no inlined scripts or polyfills.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      sourcemap: false,
      rolldownOptions: {
        output: {
          codeSplitting: { groups },
          // What several pages share would be named after all of them.
          chunkFileNames: ({ name }) => `assets/${name.split("~", 1)[0] ?? name}-[hash].js`,
        },
      },
    },
  };
});

/**
 * Few files instead of one per shared module: each costs a phone a request and a task of its own. `index` stays by
 * itself, so that it names the build.
 */
const groups = [
  { name: "vendor", tags: ["$initial" as const], test: /node_modules/, priority: 4 },
  { name: "first", tags: ["$initial" as const], test: /(?<!main\.tsx|index\.html)$/, priority: 3 },
  { name: "inside", test: /src[\\/]app[\\/]shell\.tsx$/, priority: 2 },
  { name: "shared", minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 5_000, priority: 1 },
];
