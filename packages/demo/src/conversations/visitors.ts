import {
  bot,
  browse,
  buyLink,
  category,
  customer,
  day,
  details,
  item,
  search,
  tap,
} from "../script/lines.ts";
import type { Scene } from "../script/scene.ts";

/** Customers who write otherwise: from abroad, by taps, in emoji. */
export const VISITORS: Scene[] = [
  {
    key: "brazil",
    store: "dance",
    contact: { name: "Thaís Moreira", phone: "+5541988774512" },
    labels: ["Brasil"],
    lines: [
      day(1, "16:30"),
      customer("Oi, boa tarde! Vocês enviam para o Brasil? Moro em Curitiba"),
      bot(
        "Oi, Thaís. Por enquanto enviamos só para a Argentina. Se você vier a Buenos Aires, pode retirar na loja: Av. Corrientes 4521, Almagro.",
      ),
      customer("Ah que pena. Vou em dezembro, dá pra reservar uma sapatilha de ponta Aurora?"),
      bot(
        [
          item("punta Aurora"),
          "Eu não consigo reservar, mas a compra pelo site pode ficar para retirada. Que número você usa?",
        ],
        {
          uses: [search("sapatilhas de ponta aurora", ["punta Aurora"])],
        },
      ),
      customer("36! vou comprar mais perto da viagem então, obrigada 🥰"),
      bot("Combinado. Bom te esperar em dezembro."),
    ],
  },
  {
    key: "menu-taps",
    store: "dance",
    contact: { name: "Rocío Ledesma", phone: "+5492235561140" },
    lines: [
      day(4, "20:15"),
      customer("hola, qué cosas venden?"),
      bot(
        "Hola, Rocío. Calzado y ropa de ballet, tango, jazz, folklore y flamenco. ¿Qué andás buscando: calzado, ropa de ensayo o es por un pedido?",
        { uses: [browse(["punta Aurora", "Calzas largas"])] },
      ),
      tap("Ropa de ensayo", "list"),
      bot(
        [
          item("Calzas largas"),
          item("Top deportivo"),
          item("Calentadores largos"),
          "¿Te paso el enlace de alguno?",
        ],
        {
          uses: [category("Ropa de ensayo", ["Calzas largas", "Top deportivo", "Calentadores largos"])],
        },
      ),
      tap("Ver calzas"),
      bot(
        (s) =>
          `Las calzas largas están en ${s.inStock("Calzas largas")}. Cuestan ${s.price("Calzas largas")}: ${s.link("Calzas largas")}`,
        { uses: [details("Calzas largas")] },
      ),
      tap("Gracias", "template"),
    ],
  },
  {
    key: "emoji-only",
    store: "dance",
    contact: { name: "✨🩰✨", phone: "+5491137709925" },
    lines: [
      day(6, "23:10"),
      customer("🩰❓"),
      bot("Hola. ¿Buscás zapatillas de punta, de media punta u otra cosa?"),
      customer("🩰👧8️⃣"),
      bot([item("media punta infantiles"), "¿Qué número de calle usa?"], {
        uses: [search("media punta infantil", ["media punta infantiles"])],
      }),
      customer("3️⃣0️⃣"),
      bot((s) => `En 30 hay, a ${s.price("media punta infantiles")}: ${s.link("media punta infantiles")}`, {
        uses: [buyLink("media punta infantiles", "30")],
      }),
      customer("🙏🙏🙏"),
    ],
  },
];
