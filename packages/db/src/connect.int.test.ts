import { startThrowawayPostgres, type LocalPostgres } from "@platform/local-postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "./connect.ts";

let server: LocalPostgres;

beforeAll(async () => {
  server = await startThrowawayPostgres();
});

afterAll(() => server.stop());

async function addressOfClient(dsn: string): Promise<string | null | undefined> {
  const sql = connect(dsn, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql<{ address: string | null }[]>`select inet_client_addr()::text as address`;
    return row?.address;
  } finally {
    await sql.end();
  }
}

it("goes over loopback or over a Unix socket, in both of the forms that PostgreSQL's programs take", async () => {
  const { host, password, hostname, port } = new URL(server.socketDsn);
  const folder = decodeURIComponent(hostname);
  const beside = `postgresql://postgres:${password}@/postgres?host=${folder}&port=${port}`;
  expect(host).toContain("%2F");
  expect(await addressOfClient(server.dsn)).toBe("127.0.0.1/32");
  expect(await addressOfClient(server.socketDsn)).toBeNull();
  expect(await addressOfClient(beside)).toBeNull();
});
