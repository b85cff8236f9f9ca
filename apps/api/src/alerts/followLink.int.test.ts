import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENCRYPTION_KEY, startApi, type Api } from "../testing/startApi.ts";
import { insertChat, insertTenant } from "../testing/rows.ts";
import { createLinkSigner, type LinkAction } from "../mail/links.ts";

const signer = createLinkSigner([ENCRYPTION_KEY]);
let api: Api;
let tenantId: string;
beforeAll(async () => {
  api = await startApi();
  tenantId = await insertTenant(api.db.system);
  await api.db.system`
    insert into tenant_human_handoff_config (tenant_id, destination_email)
    values (${tenantId}, 'ana@tienda.example')`;
});
afterAll(() => api.stop());

/** A chat that waits, and the alert that was planned for it. */
const waitingChat = async () => {
  const chat = await insertChat(api.db.system, { tenant_id: tenantId });
  await api.db.system`
    update chat_conversations set waiting_since = now(), window_closes_at = now() + interval '5 hours',
      display_name = 'Lucía <b>' where id = ${chat}`;
  await api.db.system`
    insert into handoffs (tenant_id, conversation_id, cause, reason) values (${tenantId}, ${chat}, 'wish', 'explicit_wish')`;
  const [alert] = await api.db.system<{ id: string }[]>`
    select id from handoff_alerts where conversation_id = ${chat} and step = 'team'`;
  const path = (action: LinkAction): string => `/t/${signer.sign({ id: alert?.id ?? "", action })}`;
  return { chat, alert: alert?.id ?? "", take: path("take"), giveBack: path("return") };
};
const ask = (path: string, method: "GET" | "POST" | "HEAD" = "GET") =>
  fetch(`${api.url}${path}`, {
    method,
    ...(method === "POST" ? { headers: { "content-type": "application/x-www-form-urlencoded" } } : {}),
  });
const owner = async (chat: string) => {
  const [row] = await api.db.system<{ owner: string; name: string | null }[]>`
    select chat_owner(c, now()) as owner, assignee_name as name from chat_conversations c where id = ${chat}`;
  return row;
};

describe("the link in a letter", () => {
  it("asks first, however often it is opened, and takes the chat when it is confirmed", async () => {
    const { chat, take } = await waitingChat();
    for (let n = 0; n < 3; n += 1) {
      const page = await ask(take);
      expect(page.status).toBe(200);
      expect(page.headers.get("referrer-policy")).toBe("no-referrer");
      expect(page.headers.get("cache-control")).toBe("no-store");
      expect(page.headers.get("set-cookie")).toBeNull();
      const html = await page.text();
      expect(html).toContain("¿Tomar el chat de Lucía &lt;b&gt;?");
      expect(html).not.toContain("<b>");
    }
    await ask(take, "HEAD");
    expect(await owner(chat)).toEqual({ owner: "waiting", name: null });
    const done = await ask(take, "POST");
    expect(done.status).toBe(200);
    expect(await owner(chat)).toEqual({ owner: "human", name: "ana@tienda.example" });
    const audit = await api.db.system`select actor, action from audit_log where target = ${chat}`;
    expect(audit).toMatchObject([{ actor: "letter:ana@tienda.example", action: "handoff.link_taken" }]);
  });

  it("works once: used twice or forwarded it does nothing more", async () => {
    const { chat, take } = await waitingChat();
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(take, "POST")));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(7);
    await api.db.system`select return_to_bot(${chat})`;
    const again = await ask(take, "POST");
    expect(again.status).toBe(410);
    expect(await again.text()).toContain("Este enlace ya se usó");
    expect((await owner(chat))?.owner).not.toBe("human");
  });

  it("tells who was first", async () => {
    const { chat, take } = await waitingChat();
    await api.db.system`select take_over(${chat}, 'u9', 'Marta', now() + interval '1 hour', false)`;
    const answer = await ask(take, "POST");
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("Marta lo tomó antes");
    expect(await owner(chat)).toEqual({ owner: "human", name: "Marta" });
  });

  it("gives the chat back to the bot", async () => {
    const { chat, giveBack } = await waitingChat();
    expect((await ask(giveBack, "POST")).status).toBe(200);
    expect(await owner(chat)).toMatchObject({ owner: "bot" });
  });

  it("expires after two days", async () => {
    const { chat, alert, take } = await waitingChat();
    await api.db
      .system`update handoff_alerts set created_at = now() - interval '49 hours' where id = ${alert}`;
    const answer = await ask(take, "POST");
    expect([answer.status, (await ask(take)).status]).toEqual([410, 410]);
    expect(await owner(chat)).toMatchObject({ owner: "waiting" });
  });

  it("is ours to make: changed, cut, or signed by another key, it is no link", async () => {
    const { chat, alert, take } = await waitingChat();
    const foreign = createLinkSigner(["another-key-of-thirty-two-letters"]).sign({
      id: alert,
      action: "take",
    });
    const [body = "", mark = ""] = take.slice(3).split(".");
    const flipped = `${body.slice(0, -1)}${body.endsWith("A") ? "B" : "A"}.${mark}`;
    const forged = [
      foreign,
      flipped,
      body,
      `${body}.`,
      `.${mark}`,
      `${body}.${mark.slice(0, -2)}`,
      "x".repeat(400),
      "%00",
    ];
    for (const token of forged)
      expect((await ask(`/t/${token}`, "POST")).status, token).toBeGreaterThanOrEqual(400);
    expect(await owner(chat)).toMatchObject({ owner: "waiting" });
    expect(
      createLinkSigner(["new-key-of-thirty-two-characters", ENCRYPTION_KEY]).read(`${body}.${mark}`),
    ).toEqual({
      id: alert,
      action: "take",
    });
  });
});
