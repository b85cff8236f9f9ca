import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromiumAt } from "@platform/e2e/chromium";
import { freePort } from "@platform/processes";
import type { Page } from "playwright-core";

/** The panel in a real Chromium, signed in with the installation's token. */
export interface OpenPanel {
  page: Page;
  /** Where the browser takes commands of its debugging protocol. */
  debuggingPort: number;
  close(): Promise<void>;
}

export async function openPanel({
  url,
  adminToken,
}: {
  url: string;
  adminToken: string;
}): Promise<OpenPanel> {
  const [folder, debuggingPort] = await Promise.all([mkdtemp(join(tmpdir(), "bench-browser-")), freePort()]);
  const context = await chromiumAt(folder, {
    viewport: { width: 1440, height: 900 },
    args: [`--remote-debugging-port=${debuggingPort}`],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${url}/sign-in#token=${adminToken}`);
  await page.waitForURL(/\/chats/);
  return {
    page,
    debuggingPort,
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
