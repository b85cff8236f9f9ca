import { afterEach, expect, it } from "vitest";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";

let flow: Flow;
afterEach(() => flow.stop());

it("each turn names the version of the prompt it was told, also where it changed while the model was writing", async () => {
  const systems: string[] = [];
  const change = async (template: string) =>
    flow.sql`update tenants set system_prompt_template = ${template} where id = ${flow.tenantId}`;
  flow = await startFlow({
    script: async ({ messages }) => {
      systems.push(String(messages[0]?.content));
      if (systems.length === 1) await change("Contestá en verso.");
      return { text: `Respuesta ${systems.length}` };
    },
  });
  const ana = flow.ycloud.customer("+5491166667777");
  await ana.sendText("Hola");
  await flow.ycloud.waitForSent(1);
  await ana.sendText("¿Y ahora?");
  await flow.ycloud.waitForSent(2);
  const turns = await until(
    () => flow.sql<{ number: number; template: string | null }[]>`
      select u.prompt_number as number, p.system_prompt_template as template
      from turns u join prompt_versions p on p.tenant_id = u.tenant_id and p.number = u.prompt_number
      order by u.started_at`,
    (rows) => rows.length === 2,
  );
  expect([...turns]).toEqual([
    { number: 1, template: null },
    { number: 2, template: "Contestá en verso." },
  ]);
  expect(systems[0]).not.toContain("en verso");
  expect(systems[1]).toContain("Contestá en verso.");
});
