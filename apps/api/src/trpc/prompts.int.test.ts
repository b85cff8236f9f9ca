import { randomUUID } from "node:crypto";
import type { Brain, PromptDraft, PromptStatus, PromptVersion } from "@platform/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertTenant } from "../testing/rows.ts";
import { startApi, type Answer, type Api, type Credentials, operator } from "../testing/startApi.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const TEMPLATE = "Sos el asistente de {STORE_NAME}.\nOfrecé talles del 35 al 41.\n";
const brain = (change: Partial<Brain> = {}): Brain => ({
  botName: null,
  disclosure: null,
  systemPromptTemplate: TEMPLATE,
  storeDescription: "Ropa de danza",
  storeCatalogKnowledge: null,
  ...change,
});

async function newStore(): Promise<{ tenantId: string; owner: Credentials; other: Credentials }> {
  const tenantId = await insertTenant(api.sql, {
    system_prompt_template: TEMPLATE,
    store_description: "Ropa de danza",
  });
  const owner = await api.member({ [tenantId]: "owner" });
  const other = await api.member({ [tenantId]: "owner" });
  await api.sql`update auth.users set name = 'Marta' where id = ${owner.id}`;
  await api.sql`update auth.users set name = 'Bruno' where id = ${other.id}`;
  return { tenantId, owner, other };
}

const statusOf = async (tenantId: string, who: Credentials = operator): Promise<PromptStatus> =>
  (await api.query("prompts.status", { tenantId }, who)).data;

const versionsOf = async (tenantId: string): Promise<PromptVersion[]> => {
  const { data } = await api.query("prompts.list", { tenantId });
  return (data as { items: PromptVersion[] }).items;
};

async function save(
  tenantId: string,
  input: { brain?: Brain; revision?: string | null; basedOn?: number },
  who: Credentials,
): Promise<Answer & { draft: PromptDraft }> {
  const answer = await api.mutate(
    "prompts.saveDraft",
    { tenantId, brain: brain(), revision: null, ...input },
    who,
  );
  return { ...answer, draft: answer.data };
}

describe("a draft", () => {
  it("changes nothing that customers see, and says how much it would", async () => {
    const { tenantId, owner } = await newStore();
    const edited = brain({
      systemPromptTemplate: TEMPLATE.replace("35 al 41", "34 al 42"),
      storeCatalogKnowledge: "Las puntas se prueban.",
    });
    const { draft } = await save(tenantId, { brain: edited }, owner);
    expect(draft).toMatchObject({ changes: 3, basedOn: 1, author: { kind: "person", name: "Marta" } });
    const { live, draft: stored } = await statusOf(tenantId, owner);
    expect(live).toMatchObject({ number: 1, live: true, brain: brain() });
    expect(stored).toEqual(draft);
  });

  it("is begun on texts that are longer than any that is saved here, as SQL or an import writes them", async () => {
    const { tenantId, owner } = await newStore();
    const long = "Ropa de danza. ".repeat(1_000);
    await api.sql`update tenants set store_description = ${long} where id = ${tenantId}`;
    expect((await statusOf(tenantId, owner)).live.brain.storeDescription).toBe(long);
    const { data } = await api.mutate(
      "prompts.saveDraft",
      { tenantId, brain: { botName: "Lola" }, revision: null },
      owner,
    );
    expect(data).toMatchObject({ brain: { botName: "Lola", storeDescription: long } });
    const { data: text } = await api.query("prompts.get", { tenantId, version: "draft" }, owner);
    expect(text).toMatchObject({ brain: { storeDescription: long } });
  });

  it("keeps the texts that a script leaves out", async () => {
    const { tenantId } = await newStore();
    const first = await api.mutate("prompts.saveDraft", {
      tenantId,
      brain: { botName: "Lola" },
      revision: null,
    });
    const { brain: begun, revision } = first.data as PromptDraft;
    expect(begun).toEqual(brain({ botName: "Lola" }));
    const input = { tenantId, brain: { storeDescription: " " }, revision };
    const { data } = await api.mutate("prompts.saveDraft", input);
    expect((data as PromptDraft).brain).toEqual(brain({ botName: "Lola", storeDescription: null }));
  });

  it("warns of texts that are longer than what a turn reads: saving, looking, comparing, and when it goes live", async () => {
    const { tenantId, owner } = await newStore();
    const long = brain({
      systemPromptTemplate: `${TEMPLATE}{STORE_CATALOG_KNOWLEDGE}`,
      storeCatalogKnowledge: "Las puntas se prueban en el local. ".repeat(1_700),
    });
    const { draft } = await save(tenantId, { brain: long }, owner);
    const { unreadCharacters } = draft;
    expect(unreadCharacters).toBeGreaterThan(20_000);
    expect(unreadCharacters).toBeLessThan(50_000);
    const before = await statusOf(tenantId, owner);
    expect(before).toMatchObject({ live: { unreadCharacters: 0 }, draft: { unreadCharacters } });
    const compared = await api.query("prompts.get", { tenantId, version: "draft" }, owner);
    expect(compared.data).toMatchObject({ unreadCharacters });
    const input = { tenantId, revision: draft.revision, over: 1 };
    const published = await api.mutate("prompts.publish", input, owner);
    expect(published.data).toMatchObject({ number: 2, live: true, unreadCharacters });
    expect(await statusOf(tenantId, owner)).toMatchObject({ live: { unreadCharacters }, draft: null });
  });

  it("warns of every word in braces that would leave as it stands", async () => {
    const { tenantId, owner } = await newStore();
    const { draft } = await save(
      tenantId,
      {
        brain: brain({
          systemPromptTemplate: "Hola {CUSTOMER_NAME}, hoy {NOW}: {PRECIO} {precio} {PRECIO}",
          storeCatalogKnowledge: "{STORE_NAME} no se completa acá",
        }),
      },
      owner,
    );
    expect(draft.unknownPlaceholders).toEqual([
      { field: "systemPromptTemplate", name: "PRECIO" },
      { field: "systemPromptTemplate", name: "precio" },
      { field: "storeCatalogKnowledge", name: "STORE_NAME" },
    ]);
  });

  it("of two people is never saved over unseen: the second is told, and the first's stays", async () => {
    const { tenantId, owner, other } = await newStore();
    const first = await save(tenantId, { brain: brain({ storeDescription: "de Marta" }) }, owner);
    const second = await save(tenantId, { brain: brain({ storeDescription: "de Bruno" }) }, other);
    expect([second.status, second.reason]).toEqual([409, "conflict"]);
    expect(second.text).toContain("Marta saved the draft meanwhile");
    expect((await statusOf(tenantId)).draft?.brain.storeDescription).toBe("de Marta");

    const { revision } = first.draft;
    const both = await Promise.all(
      [owner, other].map((who, n) =>
        save(tenantId, { revision, brain: brain({ storeDescription: `intento ${n}` }) }, who),
      ),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const kept = both.find(({ status }) => status === 200)?.draft;
    expect((await statusOf(tenantId)).draft).toEqual(kept);
  });

  it("that somebody discarded does not come back by an editor that still shows it", async () => {
    const { tenantId, owner, other } = await newStore();
    const { draft } = await save(tenantId, {}, owner);
    expect(
      (await api.mutate("prompts.discardDraft", { tenantId, revision: draft.revision }, other)).status,
    ).toBe(200);
    const late = await save(tenantId, { revision: draft.revision }, owner);
    expect([late.status, late.reason]).toEqual([409, "conflict"]);
    // Another draft has begun meanwhile: still not the one that was seen.
    await save(tenantId, { brain: brain({ storeDescription: "otro" }) }, other);
    for (const attempt of ["saveDraft", "discardDraft", "publish"]) {
      const input = { saveDraft: { brain: brain() }, discardDraft: {}, publish: { over: 1 } }[attempt];
      const answer = await api.mutate(
        `prompts.${attempt}`,
        { tenantId, revision: draft.revision, ...input },
        owner,
      );
      expect([attempt, answer.status]).toEqual([attempt, 409]);
    }
    expect((await statusOf(tenantId)).draft?.brain.storeDescription).toBe("otro");
  });
});

describe("publishing", () => {
  it("makes a version with who, when and why, and the bot's texts at once", async () => {
    const { tenantId, owner } = await newStore();
    const edited = brain({ systemPromptTemplate: "Otro", storeCatalogKnowledge: "Nuevo" });
    const { draft } = await save(tenantId, { brain: edited }, owner);
    const note = "Talles de invierno";
    const published = await api.mutate(
      "prompts.publish",
      { tenantId, revision: draft.revision, over: 1, note },
      owner,
    );
    expect(published.data).toMatchObject({
      number: 2,
      origin: "published",
      author: { kind: "person", name: "Marta" },
      note,
      live: true,
    });
    const [row] =
      await api.sql`select system_prompt_template as template, store_catalog_knowledge as knowledge,
                                  prompt_number as number from tenants where id = ${tenantId}`;
    expect(row).toEqual({ template: "Otro", knowledge: "Nuevo", number: 2 });
    expect((await statusOf(tenantId)).draft).toBeNull();
    const [audit] = await api.sql`select action, target, actor from audit_log where tenant_id = ${tenantId}
                                    and action = 'prompt.published'`;
    expect(audit).toEqual({ action: "prompt.published", target: "2", actor: `user:${owner["id"]}` });
  });

  it("once, however often it is pressed and by whom", async () => {
    const { tenantId, owner, other } = await newStore();
    const { draft } = await save(tenantId, { brain: brain({ storeDescription: "x" }) }, owner);
    const answers = await Promise.all(
      [owner, other, owner, other, owner].map((who) =>
        api.mutate("prompts.publish", { tenantId, revision: draft.revision, over: 1 }, who),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409]);
    expect(await versionsOf(tenantId)).toHaveLength(2);
  });

  it("not over a version that the publisher hasn't seen", async () => {
    const { tenantId, owner } = await newStore();
    const { draft } = await save(tenantId, { brain: brain({ storeDescription: "x" }) }, owner);
    await api.sql`update tenants set store_catalog_knowledge = 'a mano' where id = ${tenantId}`;
    const blind = await api.mutate("prompts.publish", { tenantId, revision: draft.revision, over: 1 }, owner);
    expect([blind.status, blind.reason]).toEqual([409, "conflict"]);
    expect(blind.text).toContain("Version 2 went live meanwhile");
    const { live, draft: kept } = await statusOf(tenantId);
    expect([live.number, live.brain.storeCatalogKnowledge, kept?.basedOn]).toEqual([2, "a mano", 1]);
    const seen = await api.mutate("prompts.publish", { tenantId, revision: draft.revision, over: 2 }, owner);
    expect(seen.data).toMatchObject({ number: 3 });
  });

  it("nothing new is refused, and makes no version", async () => {
    const { tenantId, owner } = await newStore();
    const { draft } = await save(tenantId, {}, owner);
    const answer = await api.mutate(
      "prompts.publish",
      { tenantId, revision: draft.revision, over: 1 },
      owner,
    );
    expect([answer.status, answer.reason]).toEqual([409, "conflict"]);
    expect(answer.text).toContain("the same as version 1");
    expect(await versionsOf(tenantId)).toHaveLength(1);
    expect((await statusOf(tenantId)).draft).not.toBeNull();
  });
});

describe("the versions", () => {
  it("go back: a new one that equals the old, and says so", async () => {
    const { tenantId, owner } = await newStore();
    await api.sql`update tenants set system_prompt_template = 'peor' where id = ${tenantId}`;
    const { draft } = await save(tenantId, { brain: brain({ storeDescription: "en curso" }) }, owner);
    const back = await api.mutate("prompts.restore", { tenantId, number: 1, over: 2 }, owner);
    expect(back.data).toMatchObject({ number: 3, origin: "restored", restoredFrom: 1, live: true });
    const { live, draft: kept } = await statusOf(tenantId);
    expect(live.brain).toEqual(brain());
    // What somebody is writing is not touched.
    expect(kept).toMatchObject({ revision: draft.revision, basedOn: 2 });
    const same = await api.query("prompts.get", { tenantId, version: 3, against: 1 });
    expect(same.data).toMatchObject({ diff: { changes: 0, fields: [] } });
    expect((await api.mutate("prompts.restore", { tenantId, number: 1, over: 2 }, owner)).status).toBe(409);
    expect((await api.mutate("prompts.restore", { tenantId, number: 9, over: 3 }, owner)).status).toBe(404);
  });

  it("hold what was changed by SQL, as such, and nothing where the texts stayed", async () => {
    const { tenantId } = await newStore();
    await api.sql`update tenants set system_prompt_template = 'Escrito a mano' where id = ${tenantId}`;
    await api.sql`update tenants set store_name = 'Otro nombre', system_prompt_template = 'Escrito a mano' where id = ${tenantId}`;
    await api.sql`update tenants set prompt_number = 77 where id = ${tenantId}`;
    await api.sql`update tenants set bot_name = 'Lola' where id = ${tenantId}`;
    const versions = await versionsOf(tenantId);
    expect(versions.map(({ number, origin, author, live }) => [number, origin, author.kind, live])).toEqual([
      [3, "sql", "sql", true],
      [2, "sql", "sql", false],
      [1, "first", "sql", false],
    ]);
    const audit =
      await api.sql`select actor, action, target from audit_log where tenant_id = ${tenantId} order by id`;
    expect([...audit]).toEqual(
      ["2", "3"].map((target) => ({ actor: "sql", action: "prompt.changed", target })),
    );
  });

  it("go back by SQL too, as the operations guide says", async () => {
    const { tenantId } = await newStore();
    await api.sql`update tenants set system_prompt_template = 'peor', bot_name = 'Lola' where id = ${tenantId}`;
    await api.sql`
      update tenants t set (bot_name, disclosure, system_prompt_template, store_description, store_catalog_knowledge) =
        (select bot_name, disclosure, system_prompt_template, store_description, store_catalog_knowledge
         from prompt_versions where tenant_id = t.id and number = 1)
      where id = ${tenantId}`;
    const { live } = await statusOf(tenantId);
    expect([live.number, live.origin, live.brain]).toEqual([3, "sql", brain()]);
  });

  it("hold what scripts change through tenants.update, in the script's name", async () => {
    const created = await api.mutate("tenants.create", {
      storeName: "Nueva",
      botPhoneNumber: "5491155577001",
      systemPromptTemplate: "Uno",
    });
    const { id: tenantId } = created.data as { id: string };
    await api.mutate("tenants.update", { tenantId, systemPromptTemplate: "Dos" });
    await api.mutate("tenants.update", { tenantId, timezone: "America/Sao_Paulo" });
    const versions = await versionsOf(tenantId);
    expect(versions.map(({ number, origin, author }) => [number, origin, author.kind])).toEqual([
      [2, "edited", "token"],
      [1, "first", "token"],
    ]);
  });

  it("number themselves one by one under concurrent changes, and lose none", async () => {
    const { tenantId } = await newStore();
    await Promise.all(
      Array.from(
        { length: 20 },
        (_, n) =>
          api.sql`update tenants set store_catalog_knowledge = ${`cambio ${n}`} where id = ${tenantId}`,
      ),
    );
    const texts = await api.sql<{ number: number; text: string }[]>`
      select number, store_catalog_knowledge as text from prompt_versions where tenant_id = ${tenantId} order by number`;
    expect(texts.map(({ number }) => number)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
    expect(new Set(texts.slice(1).map(({ text }) => text)).size).toBe(20);
  });

  it("can't be rewritten by anybody who signs in", async () => {
    const { tenantId } = await newStore();
    const refused = { code: "42501" };
    for (const as of [api.db.asTenant.bind(api.db, tenantId), api.db.asOperator.bind(api.db)]) {
      await expect(as(({ sql }) => sql`update prompt_versions set note = 'x'`)).rejects.toMatchObject(
        refused,
      );
      await expect(as(({ sql }) => sql`delete from prompt_versions`)).rejects.toMatchObject(refused);
      await expect(
        as(
          ({ sql }) => sql`insert into prompt_versions (tenant_id, number, origin, author)
                             values (${tenantId}, 9, 'published', 'user:x')`,
        ),
      ).rejects.toMatchObject(refused);
    }
  });

  it("are paged newest first and compared with each other and with the draft", async () => {
    const { tenantId, owner } = await newStore();
    for (const word of ["dos", "tres", "cuatro"])
      await api.sql`update tenants set store_description = ${word} where id = ${tenantId}`;
    const page = await api.query("prompts.list", { tenantId, limit: 3 });
    const { items, nextCursor } = page.data as { items: PromptVersion[]; nextCursor: string };
    const rest = await api.query("prompts.list", { tenantId, limit: 3, cursor: nextCursor });
    expect(
      [...items, ...(rest.data as { items: PromptVersion[] }).items].map(({ number }) => number),
    ).toEqual([4, 3, 2, 1]);
    await save(
      tenantId,
      { brain: brain({ storeDescription: "cuatro", systemPromptTemplate: "Nuevo" }) },
      owner,
    );
    const diff = await api.query("prompts.get", { tenantId, version: "draft", against: "live" });
    expect(diff.data).toMatchObject({
      version: null,
      diff: { changes: 1, fields: [{ field: "systemPromptTemplate", changes: 1 }] },
    });
    const missing = await api.query("prompts.get", { tenantId, version: 99 });
    expect([missing.status, missing.reason]).toEqual([404, "not_found"]);
  });
});

it("refuses texts that are too long or hold what no column takes, with words", async () => {
  const { tenantId, owner } = await newStore();
  const long = await save(tenantId, { brain: brain({ systemPromptTemplate: "x".repeat(60_001) }) }, owner);
  expect([long.status, long.reason]).toEqual([400, "invalid_input"]);
  const nul = await save(tenantId, { brain: brain({ systemPromptTemplate: "a\u0000b" }) }, owner);
  expect([nul.status, nul.reason]).toEqual([400, "invalid_input"]);
  const revision = await save(tenantId, { revision: "not-one" }, owner);
  expect(revision.status).toBe(400);
  expect((await api.mutate("prompts.publish", { tenantId, revision: randomUUID(), over: 0 })).status).toBe(
    400,
  );
});
