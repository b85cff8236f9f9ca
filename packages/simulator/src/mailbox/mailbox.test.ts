import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { startMailbox, type MailboxOptions, type MailboxSimulator } from "./index.ts";

let mailbox: MailboxSimulator;
afterEach(() => mailbox.stop());

const MESSAGE = [
  "From: =?utf-8?q?Punta_y_Comp=C3=A1s?= <avisos@tienda.example>",
  "To: duenia@tienda.example",
  "Subject: =?utf-8?q?Un_cliente_pide_una_persona?=",
  "Message-ID: <handoff-1@tienda.example>",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Luc\u00eda escribi\u00f3: <b>quiero hablar con alguien</b>",
  "http://localhost:3000/t/abc",
].join("\r\n");

/** Speaks SMTP line by line and returns the server's answers. */
function talk(lines: string[]): Promise<string[]> {
  const script = [...lines];
  const answers: string[] = [];
  let ended = false;
  const socket = connect(mailbox.smtp.port, mailbox.smtp.host);
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", () => resolve(answers));
    socket.on("data", (data) => {
      const text = data.toString();
      if (ended || !/^\d{3} .*\r\n$/m.test(text)) return;
      answers.push(text.trim().split("\r\n").at(-1) ?? "");
      const next = script.shift();
      ended = next === undefined;
      if (next === undefined) socket.end("QUIT\r\n");
      else socket.write(`${next}\r\n`);
    });
  });
}

async function start(options: MailboxOptions = {}) {
  mailbox = await startMailbox(options);
}

const deliver = () =>
  talk([
    "EHLO test",
    "MAIL FROM:<avisos@tienda.example>",
    "RCPT TO:<duenia@tienda.example>",
    "DATA",
    `${MESSAGE}\r\n.`,
  ]);

test("a mail is kept, parsed, and shown without running what stands in it", async () => {
  await start();
  await deliver();
  const [mail] = await mailbox.waitForMail(1);
  expect(mail).toMatchObject({
    subject: "Un cliente pide una persona",
    messageId: "<handoff-1@tienda.example>",
    rcptTo: ["duenia@tienda.example"],
  });
  expect(await (await fetch(mailbox.url)).text()).toContain("Un cliente pide una persona");
  const page = await (await fetch(`${mailbox.url}/1`)).text();
  expect(page).toContain("Simulado");
  expect(page).toContain("&lt;b&gt;quiero");
  expect(page).toContain('href="http://localhost:3000/t/abc"');
});

test("sign-in is asked for where the server has a user", async () => {
  await start({ user: "demo", password: "clave" });
  expect((await deliver())[2]).toMatch(/^530/);
  const plain = Buffer.from("\0demo\0clave").toString("base64");
  const answers = await talk([
    "EHLO test",
    `AUTH PLAIN ${plain}`,
    "MAIL FROM:<a@b.example>",
    "RCPT TO:<c@d.example>",
    "DATA",
    `${MESSAGE}\r\n.`,
  ]);
  expect(answers[2]).toMatch(/^235/);
  expect(mailbox.messages).toHaveLength(1);
});

test("a message can be refused for a while, for good, or kept without saying so", async () => {
  await start();
  mailbox.failNext({ kind: "refuse", code: 451 });
  expect((await deliver()).at(-1)).toMatch(/^451/);
  mailbox.failNext({ kind: "refuse_recipient" });
  expect((await deliver()).some((line) => line.startsWith("550"))).toBe(true);
  expect(mailbox.messages).toHaveLength(0);
  mailbox.failNext({ kind: "taken_unanswered" });
  expect((await deliver()).at(-1)).toMatch(/^354/);
  expect(mailbox.messages).toHaveLength(1);
});
