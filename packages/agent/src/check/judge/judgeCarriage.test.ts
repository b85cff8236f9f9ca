import { expect, it } from "vitest";
import { judgeCarriage } from "./judgeCarriage.ts";
import { wrongIn } from "./testShop.ts";

const shop = {
  words: `En Córdoba capital entregamos en moto, y al interior va por encomienda.
A Rosario llevamos con nuestro camión. Todo viaja en caja.`,
  zones: ["Córdoba capital", "Rosario", "Resto del país"],
  goods: ["Taladro Roble"],
};

it.each([
  ["A Rosario te llega en moto.", "moto"],
  ["El taladro a Salta va en moto.", "moto"],
  ["A Salta lo llevamos con nuestro camión.", "camion"],
])("%j: the shop wrote %j of another place", async (reply, way) => {
  expect(await wrongIn(reply, shop, judgeCarriage)).toEqual([`La tienda escribió "${way}" de otro lugar.`]);
});

it.each([
  "A Córdoba capital te llega en moto.",
  "A Rosario lo llevamos con nuestro camión.",
  "A Salta va por encomienda.",
  // Who denies it, or names no place, says nothing of where.
  "A Rosario no llega en moto.",
  "Te llega en moto.",
  // By what goes everywhere.
  "A Rosario viaja en caja.",
  "El taladro anda con batería.",
])("%j says nothing else than the shop", async (reply) => {
  expect(await wrongIn(reply, shop, judgeCarriage)).toEqual([]);
});
