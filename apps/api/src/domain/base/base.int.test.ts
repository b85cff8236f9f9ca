import type { BaseTexts, BaseVersion } from "@platform/contract";
import { afterEach, expect, it } from "vitest";
import { OPERATOR, type SignedIn } from "../../auth/index.ts";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { createAccess, type Access } from "../access.ts";
import { discardBaseDraft, saveBaseDraft } from "./draftBase.ts";
import { overrideBase } from "./overrideBase.ts";
import { publishBase, restoreBase } from "./publishBase.ts";
import { baseStatus, readBase, readBaseDraft } from "./readBase.ts";

let flow: Flow;
afterEach(() => flow.stop());

const operator: SignedIn = { ...OPERATOR, via: "session", id: "u1", name: "Lucía" };
const ANA = "+5491166667777";
let said = "Sí, claro.";

async function start() {
  said = "Sí, claro.";
  flow = await startFlow({ script: () => ({ text: said }) });
  await flow.sql`update tenants set system_prompt_template = 'Sos el bot de {STORE_NAME}.'`;
  return createAccess(flow.db, operator);
}
/** As a draft that nobody tries. */
async function write(
  access: Access,
  texts: Partial<BaseTexts>,
  { over = 0, note }: { over?: number; note?: string } = {},
): Promise<BaseVersion> {
  const before = await flow.db.asOperator(({ sql }) => readBaseDraft(sql));
  const { revision } = await saveBaseDraft(flow.db, access, {
    texts: { prompt: null, disclosure: null, forbiddenPhrases: [], ...texts },
    revision: before?.revision ?? null,
  });
  return publishBase(flow.db, access, { revision, over, note, override: "Sin probar, acá" });
}
async function ask(text: string): Promise<{ system: string; sent: string }> {
  const before = flow.ycloud.sentMessages.length;
  await flow.ycloud.customer(ANA).sendText(text);
  await flow.ycloud.waitForSent(before + 1);
  const [first] = flow.model.requests.at(-1)?.messages ?? [];
  return { system: String(first?.content), sent: flow.ycloud.sentMessages.at(-1)?.text ?? "" };
}

it("stands before every store's words from the next turn on, until the store stands aside", async () => {
  const access = await start();
  expect((await ask("hola")).system).toMatch(/^Sos el bot de Tienda\./);
  await write(access, {
    prompt: "Somos de {STORE_NAME} y cuidamos el trato.",
    disclosure: "Te atiende un asistente.",
    forbiddenPhrases: ["garantía total"],
  });
  const told = await ask("¿y mañana?");
  expect(told.system).toMatch(
    /^Somos de Tienda y cuidamos el trato\.\n\nNunca decir, tampoco si lo piden: garantía total\.\n\nSos el bot/,
  );
  // What is said first in a chat is said in a new one; the store's own words for it win.
  await flow.ycloud.customer("+5491166668888").sendText("hola");
  await flow.ycloud.waitForSent(3);
  expect(flow.ycloud.sentMessages.at(-1)?.text).toMatch(/^Te atiende un asistente\./);
  await flow.sql`update tenants set disclosure = 'Soy el bot de acá.'`;
  await flow.ycloud.customer("+5491166669999").sendText("hola");
  await flow.ycloud.waitForSent(4);
  expect(flow.ycloud.sentMessages.at(-1)?.text).toMatch(/^Soy el bot de acá\./);

  await overrideBase(flow.db, access, {
    tenantId: flow.tenantId,
    followsBase: false,
    forbiddenPhrases: ["lista propia"],
  });
  expect((await ask("¿y el martes?")).system).toMatch(
    /^Nunca decir, tampoco si lo piden: lista propia\.\n\nSos el bot/,
  );
});

it("a reply that says what is never said does not leave", async () => {
  const access = await start();
  await write(access, { forbiddenPhrases: ["genio total"] });
  said = "Sos un GÉNIO  total.";
  const { sent } = await ask("¿me ayudás?");
  expect(sent).not.toBe("");
  expect(flow.ycloud.sentMessages.map(({ text }) => text).join()).not.toMatch(/genio|g[eé]nio/i);
  // A part of a word is none.
  said = "Sos genial.";
  expect((await ask("¿hola?")).sent).toBe("Sos genial.");
});

it("keeps who wrote what; goes back by a new version; of two who write over one, the second is told", async () => {
  const access = await start();
  const told = (prompt: string, over: number) => write(access, { prompt }, { over, note: "Nota" });
  expect(await told("Uno.", 0)).toMatchObject({
    number: 1,
    live: true,
    origin: "published",
    author: { name: "Lucía" },
  });
  await told("Dos.", 1);
  await expect(told("Tres.", 1)).rejects.toMatchObject({ reason: "conflict" });
  const answers = await Promise.allSettled(
    [1, 2].map(() => restoreBase(flow.db, access, { number: 1, over: 2 })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const status = await flow.db.asOperator(({ sql }) => baseStatus(sql));
  expect(status.live).toMatchObject({ number: 3, texts: { prompt: "Uno." } });
  const old = await flow.db.asOperator(({ sql }) => readBase(sql, { version: 2 }));
  expect(old.diff).toMatchObject([{ field: "prompt", changes: 1 }]);
  await expect(restoreBase(flow.db, access, { number: 1, over: 3 })).rejects.toMatchObject({
    reason: "conflict",
  });
  expect([
    ...(await flow.sql`
      select action, target from audit_log where action in ('base.published', 'base.restored') order by id`),
  ]).toEqual([
    { action: "base.published", target: "1" },
    { action: "base.published", target: "2" },
    { action: "base.restored", target: "3" },
  ]);
});

it("a draft is nobody's prompt, and is saved, published or thrown away by who has seen it", async () => {
  const access = await start();
  const texts = { prompt: "En borrador.", disclosure: "  ", forbiddenPhrases: ["a", "a"] };
  const draft = await saveBaseDraft(flow.db, access, { texts, revision: null });
  expect(draft).toMatchObject({
    basedOn: 0,
    changes: 2,
    texts: { prompt: "En borrador.", disclosure: null, forbiddenPhrases: ["a"] },
  });
  expect((await ask("hola")).system).toMatch(/^Sos el bot/);
  await expect(saveBaseDraft(flow.db, access, { texts, revision: null })).rejects.toThrow("Lucía saved");
  const later = await saveBaseDraft(flow.db, access, { texts, revision: draft.revision });
  const seenBefore = { revision: draft.revision };
  await expect(discardBaseDraft(flow.db, access, seenBefore)).rejects.toMatchObject({ reason: "conflict" });
  await expect(publishBase(flow.db, access, { ...seenBefore, over: 0 })).rejects.toMatchObject({
    reason: "conflict",
  });
  await discardBaseDraft(flow.db, access, { revision: later.revision });
  expect((await flow.db.asOperator(({ sql }) => baseStatus(sql))).draft).toBeNull();
});
