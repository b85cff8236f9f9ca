#!/usr/bin/env node
/**
 * What the last day was like, store by store: for a mail or a chat of the team, by cron. Ends with 1 where a store fails.
 *
 *   0 6 * * *  PLATFORM_URL=https://bot.example.com ADMIN_TOKEN=… node nightly-report.ts | mail -s Resumen equipo@example.com
 */
import { createClient, endPlainly } from "@platform/client";

endPlainly();
const client = createClient({
  url: process.env["PLATFORM_URL"] ?? "http://localhost:3000",
  token: process.env["ADMIN_TOKEN"] ?? process.env["PLATFORM_KEY"] ?? "",
});
let failing = 0;
for (let cursor: string | null | undefined; cursor !== null;) {
  const page = await client.tenants.list.query(cursor === undefined ? {} : { cursor });
  for (const { id: tenantId, storeName, health } of page.items) {
    const { now, current } = await client.numbers.get.query({ tenantId, days: 1 });
    failing += health === "fail" ? 1 : 0;
    console.log(`${storeName}${health === "fail" ? "  ** la salud falla **" : ""}`);
    console.log(
      `  clientes nuevos ${shown(current.newChats)}, respuestas del bot ${shown(current.botReplies)}`,
    );
    console.log(`  derivaciones ${shown(current.handoffs)}, contestadas ${shown(current.answered)}`);
    console.log(`  ahora: sin respuesta ${now.unanswered}, esperan a una persona ${now.waiting}`);
    console.log(
      `  costo de los modelos ${current.costUsd === null ? "–" : `${current.costUsd.toFixed(2)} USD`}`,
    );
  }
  cursor = page.nextCursor;
}
process.exitCode = failing > 0 ? 1 : 0;

/** What nobody could measure is no zero. */
function shown(figure: number | null): string {
  return figure === null ? "–" : String(figure);
}
