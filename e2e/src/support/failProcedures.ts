import type { Page, Route } from "playwright-core";

/**
 * From now on these procedures fail, as where something broke in the server; what else the same request asks is
 * answered. Resolves with the way back.
 */
export async function failProcedures(page: Page, names: readonly string[]): Promise<() => Promise<void>> {
  const fail = async (route: Route): Promise<void> => {
    const asked = namesIn(route.request().url());
    if (!asked.some((name) => names.includes(name))) return route.fallback();
    const response = await route.fetch();
    const answers = (await response.json()) as unknown[];
    const json = answers.map((answer, index) =>
      names.includes(asked[index] ?? "") ? brokenAnswer(asked[index]) : answer,
    );
    return route.fulfill({ response, json });
  };
  await page.route("**/trpc/**", fail);
  return () => page.unroute("**/trpc/**", fail);
}

function namesIn(url: string): string[] {
  return new URL(url).pathname.replace("/trpc/", "").split(",");
}

function brokenAnswer(path: string | undefined): object {
  return {
    error: {
      message: "Broken",
      code: -32_603,
      data: { code: "INTERNAL_SERVER_ERROR", httpStatus: 500, path },
    },
  };
}
