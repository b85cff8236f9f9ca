import { expect, it } from "vitest";
import { judgeRows } from "./judgeRows.ts";
import { wrongIn } from "./testShop.ts";

const shop = {
  words: "Los acolchados se lavan en seco; las sábanas, en lavarropas hasta 40 grados.",
  goods: ["Acolchado Nevado", "Sábanas Brisa", "Almohada Calma"],
};

it.each([
  ["El Acolchado Nevado lo metés en el lavarropas.", "lavarropa"],
  ["El acolchado aguanta 40 grados.", "grado"],
])("%j is written of other goods", async (reply, word) => {
  expect(await wrongIn(reply, shop, judgeRows)).toEqual([`La tienda escribió "${word}" de otros productos.`]);
});

it.each([
  "El Acolchado Nevado va a lavado en seco.",
  "Las Sábanas Brisa van al lavarropas hasta 40 grados.",
  "La Almohada Calma va al lavarropas.",
  "El acolchado no va al lavarropas.",
  "El acolchado va en seco. Las sábanas las podés poner en el lavarropas.",
])("%j is not", async (reply) => {
  expect(await wrongIn(reply, shop, judgeRows)).toEqual([]);
});
