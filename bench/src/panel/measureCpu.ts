import type { Page } from "playwright-core";

/**
 * How many milliseconds of processor the page's main thread took for something. Unlike the clock this hardly hears what
 * else the machine does.
 */
export async function measureCpu<T>(
  page: Page,
  run: () => Promise<T>,
): Promise<{ result: T; cpuMs: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
  };
  const before = await read();
  const result = await run();
  const cpuMs = (await read()) - before;
  await session.detach();
  return { result, cpuMs };
}
