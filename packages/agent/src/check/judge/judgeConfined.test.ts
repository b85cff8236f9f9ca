import { expect, it } from "vitest";
import { judgeConfined } from "./judgeConfined.ts";
import { wrongIn } from "./testShop.ts";

const shop = {
  words: `Alquilamos bicicletas solo en Bahía Blanca, con casco.
Instalamos pasto y riego únicamente en Guadalajara y Zapopan.
Las plantas se envían solo a Zona Norte y CABA; las macetas, a todo el país.`,
  zones: ["Bahía Blanca", "Zona Norte", "CABA", "Resto del país"],
  goods: ["Mountain Bike Sierra", "Planta Monstera", "Maceta Oslo"],
};
const ELSEWHERE = "La tienda escribió que eso lo hace sólo en otro lugar.";

it.each([
  "Sí, en Monte Hermoso también podés alquilar.",
  "En León también instalamos riego.",
  "La Planta Monstera la enviamos a Córdoba.",
])("%j is done in other places alone", async (reply) => {
  expect(await wrongIn(reply, shop, judgeConfined)).toEqual([ELSEWHERE]);
});

it.each([
  "En Bahía Blanca alquilamos bicicletas.",
  "Instalamos pasto en Zapopan.",
  "En León no instalamos.",
  "Instalamos solo en Guadalajara y Zapopan.",
  "La Maceta Oslo la enviamos a Córdoba.",
  "La Planta Monstera la enviamos a CABA.",
  "La Mountain Bike Sierra está en Monte Hermoso.",
])("%j is not", async (reply) => {
  expect(await wrongIn(reply, shop, judgeConfined)).toEqual([]);
});
