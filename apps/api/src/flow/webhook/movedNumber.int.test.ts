import { afterAll, beforeAll, expect, it } from "vitest";
import { startFlow, type Flow } from "../../testing/startFlow.ts";

const OTHERS_SECRET = "whsec_of_another_account";
let flow: Flow;
let other: string;
let made = 0;
beforeAll(async () => {
  flow = await startFlow({ turns: { maxInFlight: 0 } });
  const [store] = await flow.sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number) values ('Otra', '+5491155557777') returning id::text`;
  other = store?.id ?? "";
});
afterAll(() => flow.stop());

/** The number that it was sent from is another store's by now, with this secret, or nobody's. */
async function move(number: string, to: { secret: string } | null): Promise<void> {
  await flow.sql`
    update tenants set bot_phone_number = ${to === null ? "+5491155557777" : number},
      ycloud_webhook_secret = ${to?.secret ?? OTHERS_SECRET} where id = ${other}`;
}

interface Sent {
  id: string;
  from: string;
  phone: string;
}

/** Asked of the provider by this store's bot; nobody knows whether it was taken. */
async function ofUnknownFate(): Promise<Sent> {
  made += 1;
  const phone = `+54911800000${10 + made}`;
  const [message] = await flow.sql<{ id: string }[]>`
    with chat as (
      insert into chat_conversations (tenant_id, external_user_id, contact_phone, window_closes_at)
      values (${flow.tenantId}, ${phone.slice(1)}, ${phone}, now() + interval '1 day') returning id)
    insert into chat_messages (tenant_id, conversation_id, role, content, send_state, send_attempts, unknown_since)
    select ${flow.tenantId}, id, 'assistant', 'Hola', 'unknown', 1, now() from chat returning id`;
  return { id: message?.id ?? "", from: `+54911555500${10 + made}`, phone };
}

const report = (sent: Sent, signWith: string) =>
  flow.ycloud.postEvent(
    {
      id: `evt_${sent.id}_${signWith}`,
      type: "whatsapp.message.updated",
      createTime: new Date().toISOString(),
      whatsappMessage: {
        id: `prov-${sent.id}`,
        wamid: `wamid.${sent.id}`,
        from: sent.from,
        to: sent.phone,
        externalId: sent.id,
        status: "delivered",
      },
    } as never,
    { signWith },
  );

/** What became of it, a minute and more after nobody said anything. */
async function fateOf({ id }: Sent) {
  await flow.sql`update chat_messages set unknown_since = now() - interval '2 minutes' where id = ${id} and send_state = 'unknown'`;
  await flow.sql`select resolve_unknowns()`;
  await flow.sql`update chat_conversations set send_due_at = null`;
  const [row] =
    await flow.sql`select send_state, provider_status, resent from chat_messages where id = ${id}`;
  return row;
}
const TAKEN = { send_state: "accepted", provider_status: "delivered", resent: false };

it("a report about a number that another store of the account has by now settles the message of the store that sent it", async () => {
  const sent = await ofUnknownFate();
  await move(sent.from, { secret: flow.ycloud.webhookSecret });
  expect((await report(sent, flow.ycloud.webhookSecret)).status).toBe(200);
  expect(await fateOf(sent)).toEqual(TAKEN);
});

it("so does one about a number that another account has by now", async () => {
  const sent = await ofUnknownFate();
  await move(sent.from, { secret: OTHERS_SECRET });
  expect((await report(sent, flow.ycloud.webhookSecret)).status).toBe(200);
  expect(await fateOf(sent)).toEqual(TAKEN);
});

it("and one about a number that nobody has any more", async () => {
  const sent = await ofUnknownFate();
  await move(sent.from, null);
  expect((await report(sent, flow.ycloud.webhookSecret)).status).toBe(200);
  expect(await fateOf(sent)).toEqual(TAKEN);
});

it("what the number's new store signs settles nothing of the one that sent", async () => {
  const sent = await ofUnknownFate();
  await move(sent.from, { secret: OTHERS_SECRET });
  expect((await report(sent, OTHERS_SECRET)).status).toBe(200);
  expect(await fateOf(sent)).toMatchObject({ provider_status: null, resent: true });
});
