import { expect, it } from "vitest";
import { tell } from "./check.ts";
import { checkBudget } from "./checkBudget.ts";
import { checkWords } from "./words.ts";
import type { StoreFacts } from "./storeFacts.ts";

const budget: StoreFacts["budget"] = {
  level: "ok",
  period: "day",
  dayUsd: 3.456,
  monthUsd: 40,
  dailyUsd: 20,
  monthlyUsd: 300,
  unpriced: [],
  fallbackModel: null,
  modelPrices: null,
};
const openai = { model: "gpt-5-mini", fallbackModel: undefined, prices: {} };
const check = (over: Partial<StoreFacts["budget"]>) =>
  tell(
    checkBudget({ config: { openai } }, { budget: { ...budget, ...over }, openaiModel: null }),
    checkWords.es,
  );

it.each([
  [{}, "ok", "Hoy van US$ 3,46 de US$ 20,00."],
  [{ dailyUsd: null, monthlyUsd: null }, "ok", "Sin tope. Hoy van US$ 3,46; este mes, US$ 40,00."],
  [{ level: "warn", dayUsd: 17 }, "warn", "Ya se usó más del 80 % del tope de hoy: US$ 17,00 de US$ 20,00."],
  [{ level: "grace", dayUsd: 21 }, "fail", "Hasta US$ 24,00 contesta el modelo de reserva"],
  [{ level: "over", period: "month", monthUsd: 310 }, "fail", "el bot sigue contestando"],
  [
    { level: "spent", period: "month", monthUsd: 370 },
    "fail",
    "Se agotó el tope del mes (US$ 370,00 de US$ 300,00)",
  ],
  [{ unpriced: ["llama3.3"] as string[] }, "warn", "No sabemos cuánto cuesta llama3.3: para el tope cuenta"],
  [{ fallbackModel: "qwen3" }, "warn", "No sabemos cuánto cuesta qwen3"],
  [
    { unpriced: ["llama3.3"] as string[], modelPrices: { "llama3.3": { input: 0, output: 0 } } },
    "ok",
    "Hoy van",
  ],
  [{ unpriced: ["llama3.3"] as string[], dailyUsd: null, monthlyUsd: null }, "ok", "Sin tope."],
] as const)("%o is %s: %s", (over, status, detail) => {
  const found = check(over);
  expect(found.status).toBe(status);
  expect(found.detail).toContain(detail);
  expect(found.fix === null).toBe(status === "ok");
});
