import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import type { Diagnosis } from "@platform/contract";
import { startMailbox, type MailboxOptions, type MailboxSimulator } from "@platform/simulator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { awakeSince } from "../../testing/awake.ts";
import { insertTenant } from "../../testing/rows.ts";
import { startApi, type Api } from "../../testing/startApi.ts";

const PASSWORD = "canary-mail-7777";
let api: Api;
let mailbox: MailboxSimulator | undefined;
beforeAll(async () => {
  api = await startApi();
});
afterEach(async () => {
  await mailbox?.stop();
  mailbox = undefined;
});
afterAll(() => api.stop());

const open = async (options: MailboxOptions = {}) => (mailbox = await startMailbox(options)).smtp;
const diagnose = async (smtp: Record<string, unknown>, on: Api = api) => {
  const tenantId = await insertTenant(on.sql);
  const saved = await on.mutate("handoff.save", { tenantId, ...smtp });
  expect(saved.status).toBe(200);
  const answer = await on.query("tenants.diagnose", { tenantId });
  expect(answer.text).not.toContain(PASSWORD);
  return (answer.data as Diagnosis).find(({ check }) => check === "mail");
};
const own = (port: number, over: object = {}) => ({
  smtpHost: "127.0.0.1",
  smtpPort: port,
  smtpSecurity: "NONE",
  smtpUser: "avisos",
  smtpPassword: PASSWORD,
  ...over,
});

describe("the mail of a store", () => {
  it("signs in with the store's own account", async () => {
    const { port } = await open({ user: "avisos", password: PASSWORD });
    expect(await diagnose(own(port))).toMatchObject({ status: "ok", fix: null });
  });
  it("says what the server answered to a wrong password, and what to do", async () => {
    const { port } = await open({ user: "avisos", password: "otra" });
    const found = await diagnose(own(port));
    expect(found).toMatchObject({ status: "fail" });
    expect(found?.detail).toContain("535 5.7.8");
    expect(found?.fix).toContain("contraseña");
  });
  it("doesn't send a password in clear where STARTTLS was asked for and isn't offered", async () => {
    const { port } = await open({ user: "avisos", password: PASSWORD });
    const found = await diagnose(own(port, { smtpSecurity: "STARTTLS" }));
    expect(found).toMatchObject({ status: "fail" });
    expect(found?.detail).toContain("conexión segura");
  });
  it("fails for a closed port", async () => {
    expect(await diagnose(own(1))).toMatchObject({ status: "fail" });
  });
  it("waits five seconds for a server that never greets, and no longer", async () => {
    const mute = createServer().listen(0, "127.0.0.1");
    const sockets = new Set<Socket>();
    mute.on("connection", (socket: Socket) => sockets.add(socket));
    await once(mute, "listening");
    const awake = awakeSince();
    const found = await diagnose(own((mute.address() as AddressInfo).port));
    expect(found).toMatchObject({ status: "warn" });
    // By itself the mail client waits for thirty.
    expect(awake()).toBeLessThan(25_000);
    for (const socket of sockets) socket.destroy();
    mute.close();
  });
  it("S10: refuses private addresses, by number or by name", async () => {
    const strict = await startApi({ env: { ALLOW_PRIVATE_ADDRESSES: "0" } });
    const { port } = await open();
    for (const smtpHost of ["127.0.0.1", "localhost", "169.254.169.254"]) {
      const found = await diagnose(own(port, { smtpHost }), strict);
      expect(found?.detail, smtpHost).toContain("dirección privada");
    }
    await strict.stop();
  });
  it("falls back on the platform's mail, and without any says that notices stay in the panel", async () => {
    expect(await diagnose({})).toMatchObject({
      status: "unknown",
      detail: "Sin correo, los avisos quedan solo en el panel.",
    });
    const { port } = await open({ user: "avisos", password: PASSWORD });
    const url = (password: string) => `smtp://avisos:${password}@127.0.0.1:${port}`;
    for (const [password, status] of [
      [PASSWORD, "ok"],
      ["otra", "fail"],
    ] as const) {
      const on = await startApi({ env: { SMTP_URL: url(password), SMTP_FROM: "avisos@platform.example" } });
      expect(await diagnose({}, on)).toMatchObject({ status });
      await on.stop();
    }
  });
});
