import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./copyContext.ts";

/** The template as the image's start fills it in, at a port and a folder of the test's own. */
export async function renderPanelConfig(input: {
  API_BASE: string;
  port: number;
  folder: string;
}): Promise<string> {
  const env = { PATH: "/usr/bin:/bin", API_BASE: input.API_BASE };
  const script = `. ${join(root, "docs/deploy/panel.envsh")}; printf %s "$API_BASE"`;
  const variables: Record<string, string> = {
    API_BASE: execFileSync("sh", ["-c", script], { env, encoding: "utf8" }),
    NGINX_LOCAL_RESOLVERS: "127.0.0.1",
  };
  const template = await readFile(join(root, "docs/deploy/panel.conf.template"), "utf8");
  return template
    .replaceAll(/\$\{(\w+)\}/g, (text, name: string) => variables[name] ?? text)
    .replace("listen 8080;", `listen 127.0.0.1:${input.port};`)
    .replace("root /usr/share/nginx/html;", `root ${input.folder};`);
}
