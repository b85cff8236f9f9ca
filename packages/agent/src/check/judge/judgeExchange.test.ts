import { expect, it } from "vitest";
import { judgeExchange } from "./judgeExchange.ts";
import { wrongIn } from "./testShop.ts";

const shop = {
  words: `Las almohadas y los protectores no tienen cambio por higiene.
Los kits abiertos no se cambian. Lo de liquidación se cambia sólo por otro talle.
El primer cambio corre por nuestra cuenta.
Los alimentos no tienen cambio, salvo que lleguen en mal estado.`,
  goods: ["Almohada Calma", "Protector Lluvia", "Kit Gorro", "Acolchado Nevado"],
};
const NONE = "La tienda escribió que eso no tiene cambio.";
const ONE_WAY = "La tienda escribió que eso se cambia sólo de un modo.";

it.each([
  ["La almohada la podés cambiar dentro de los 30 días.", NONE],
  ["Sí, el protector se cambia sin problema.", NONE],
  // A condition of its own takes no refusal back.
  ["Si no te acostumbrás a la Almohada Calma la podés cambiar dentro de los 30 días.", NONE],
  ["Podés cambiar la almohada si no te convence.", NONE],
  ["Los kits los podés cambiar aunque los hayas abierto.", NONE],
  ["Si ya abriste el kit igual te lo cambiamos.", NONE],
  ["El acolchado no tiene cambio, pero la almohada la podés cambiar.", NONE],
  ["Lo de liquidación lo podés cambiar por cualquier cosa de la tienda.", ONE_WAY],
  ["Todos los cambios corren por nuestra cuenta.", ONE_WAY],
])("%j is refused, or allowed less", async (reply, reason) => {
  expect(await wrongIn(reply, shop, judgeExchange)).toEqual([reason]);
});

it.each([
  "El acolchado lo podés cambiar dentro de los 30 días.",
  "La almohada no tiene cambio, el acolchado lo podés cambiar.",
  "Podés cambiar el acolchado, pero la almohada no tiene cambio.",
  "Las almohadas y los protectores no se cambian.",
  "Todo se puede cambiar menos las almohadas.",
  "Si la almohada vino fallada te la cambiamos.",
  "El kit cerrado lo podés cambiar.",
  "Los alimentos se cambian si llegan en mal estado.",
  "El primer cambio corre por nuestra cuenta.",
  "Lo de liquidación lo podés cambiar por otro talle.",
  "La Almohada Calma es de firmeza media.",
])("%j is not", async (reply) => {
  expect(await wrongIn(reply, shop, judgeExchange)).toEqual([]);
});

it("a shop that says nothing of exchanges refuses none", async () => {
  expect(
    await wrongIn("La almohada la podés cambiar.", { ...shop, words: "Abrimos de 9 a 18." }, judgeExchange),
  ).toEqual([]);
});
