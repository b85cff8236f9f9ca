import { expect, it } from "vitest";
import { approvedTexts } from "./approvedTexts.ts";
import { gatherFacts } from "./cases/gatherFacts.ts";
import { ipe } from "./cases/ipe.ts";
import { checkReply } from "./checkReply.ts";

const facts = await gatherFacts(ipe);
const ASKED = "quanto é o protetor de 50 ml?";
const TOLD = "O Protetor solar Névoa de 50 ml custa R$ 65,90.";
const THEN = "e o creme de mãos?";

it.each([
  ["O Creme para mãos Camomila sai por R$ 27,90. Os dois juntos ficam R$ 93,80.", true],
  ["O Creme para mãos Camomila sai por R$ 27,90. Os dois juntos ficam R$ 98,30.", false],
  ["O Creme para mãos Camomila sai por R$ 27,90. Os dois juntos ficam R$ 65,90.", false],
])("a sum may have in it what the shop said a message before: %s: %s", (reply, holds) => {
  const { store } = ipe;
  const checked = checkReply({
    texts: [reply],
    facts,
    approved: approvedTexts(store, { people: [] }),
    sheet: store.sheet,
    website: store.website,
    currency: "BRL",
    country: store.country,
    timezone: store.timezone,
    now: "2026-11-23T13:30:00.000Z",
    pictured: false,
    customer: [ASKED, THEN],
    context: [ASKED, TOLD, THEN],
  });
  expect(checked.holds).toBe(holds);
});
