import {
  ago,
  bot,
  customer,
  day,
  derives,
  details,
  item,
  ordersOf,
  person,
  photo,
  reacts,
  search,
  voice,
} from "../script/lines.ts";
import type { Line, Scene } from "../script/scene.ts";

/** One pupil's wish, as the teacher passes it on. */
interface Pupil {
  name: string;
  product: string;
  /** As the teacher says it. */
  wish: string;
  size: string;
}

const PUPILS: Pupil[] = [
  { name: "Valentina", product: "media punta de lona", wish: "media punta de lona rosa", size: "36" },
  { name: "Emma", product: "manga corta", wish: "malla manga corta celeste", size: "8" },
  { name: "Francesca", product: "Debut", wish: "puntas Debut", size: "35" },
  { name: "Olivia", product: "Medias de danza con pie", wish: "medias con pie salmón", size: "10" },
  { name: "Catalina", product: "media punta de cuero", wish: "media punta de cuero negra", size: "37" },
  { name: "Martina", product: "convertibles", wish: "medias convertibles rosas", size: "S/M" },
  { name: "Helena", product: "Tutú romántico", wish: "tutú romántico celeste", size: "6" },
  { name: "Julieta", product: "Étoile Pro", wish: "puntas Étoile Pro ancho", size: "38" },
  { name: "Lola", product: "media punta infantiles", wish: "media punta infantil", size: "30" },
  { name: "Isabella", product: "Saco cruzado", wish: "saco cruzado negro", size: "M" },
  { name: "Amparo", product: "Pollera de gasa", wish: "pollera de gasa lila", size: "única" },
  { name: "Renata", product: "Calentadores cortos", wish: "calentadores cortos rosas", size: "único" },
  { name: "Zaira", product: "Arabesque", wish: "malla de breteles bordó", size: "L" },
  { name: "Bianca", product: "Calzas largas", wish: "calzas largas negras", size: "S" },
];

type Episode = (pupil: Pupil, other: Pupil) => Line[];

const asksPrice: Episode = ({ name, product, wish, size }) => [
  customer(`Hola, soy Claudia de Estudio Relevé. Para ${name} necesito ${wish}, talle ${size}`),
  bot([item(product), "¿La agrego a lo que venís juntando o la compra la mamá directo?"], {
    uses: [search(wish, [product], size)],
  }),
  customer("La compra la mamá. Pasame el link que se lo reenvío"),
  bot((s) => s.link(product), { uses: [details(product)] }),
  customer("Listo, reenviado"),
  customer("gracias 😘"),
];

const twoAtOnce: Episode = (one, two) => [
  customer("Buenas!"),
  customer(`hoy son dos: ${one.wish} ${one.size} para ${one.name}`),
  customer(`y ${two.wish} ${two.size} para ${two.name}`),
  bot(["Hola, Claudia. Van las dos:", item(one.product), item(two.product)], {
    uses: [search(one.wish, [one.product], one.size), search(two.wish, [two.product], two.size)],
  }),
  customer("cuánto sería todo junto?"),
  bot(
    (s) =>
      `Por separado: ${s.price(one.product)} y ${s.price(two.product)}. El envío lo calcula el carrito con el código postal.`,
    { uses: [details(one.product), details(two.product)] },
  ),
  customer("ok, les paso los precios a las familias"),
];

const wrongSize: Episode = ({ name, product, wish, size }) => [
  customer(`Clau de Relevé. ${name} se probó y le queda chico, cómo hacemos el cambio?`),
  photo("es esta, tiene la etiqueta puesta"),
  bot("Si tiene la etiqueta y no está usado hay 30 días para cambiarlo. ¿Qué talle necesita?"),
  customer(`${wish}, la que compró es ${size}. necesita uno más`),
  bot((s) => `De ${s.product(product).name} ahora hay: ${s.inStock(product)}.`, { uses: [details(product)] }),
  derives({
    reason: "Cambio de talle",
    summary: `Estudio Relevé, alumna ${name}: cambiar ${wish} talle ${size} por uno más grande. Tiene etiqueta.`,
    wanted: "Coordinar el cambio",
  }),
  person("Hola Clau! Traelo cuando vengas al centro y te lo llevás en el momento."),
  customer("Voy el viernes. Gracias Romi!!"),
  person("Te espero."),
];

const voiceNote: Episode = ({ name, product, wish, size }) => [
  voice("voice", "Hola, ¿tenés zapatillas de punta en talle treinta y ocho?"),
  bot([item("Étoile Pro"), "En 38 hay, en medio y en ancho. ¿Cuál usa?"], {
    uses: [search("zapatillas de punta", ["Étoile Pro"], "38")],
  }),
  customer("ancho. es para la reemplazante"),
  customer(`y para ${name} ${wish} en ${size}`),
  bot([item(product)], { uses: [search(wish, [product], size)] }),
  customer("Joya"),
];

const stockQuestion: Episode = ({ name, product, wish }) => [
  customer(`Hola de nuevo, ${wish} qué talles quedan?`),
  bot(
    (s) =>
      `Hola, Claudia. De ${s.product(product).name} quedan: ${s.inStock(product)}. Precio: ${s.price(product)}.`,
    { uses: [details(product)] },
  ),
  customer(`Ok. ${name} todavía no sabe, te confirmo el lunes`),
  bot("Dale. No guardo mercadería desde acá, pero si el lunes no está te digo las alternativas."),
  customer("👍"),
];

const smallTalk: Episode = ({ name, wish }) => [
  customer("Chicas, una consulta rápida: abren el feriado?"),
  person("Hola Clau, feriado cerrado. Al otro día desde las 10."),
  customer(`ok entonces mando a la mamá de ${name} el día siguiente por ${wish}`),
  person("Perfecto, que diga que viene de Relevé."),
  customer("siempre tan amorosas"),
];

const orderState: Episode = ({ name }) => [
  customer("El pedido del estudio ya salió?"),
  bot("Con este teléfono no me aparece un pedido abierto. ¿Me pasás el número?", { uses: [ordersOf([])] }),
  customer(`lo compró la mamá de ${name} a su nombre, ella tiene el mail`),
  bot("Entonces que me escriba ella desde su teléfono, o que te diga el número y el e-mail de la compra."),
  customer("Le digo"),
];

const EPISODES: Episode[] = [
  asksPrice,
  twoAtOnce,
  stockQuestion,
  wrongSize,
  asksPrice,
  voiceNote,
  smallTalk,
  twoAtOnce,
  orderState,
  stockQuestion,
];
const HOURS = ["09:48", "11:15", "12:33", "14:05", "16:22", "17:40", "18:57", "20:11", "21:26"];

function month(): Line[] {
  const lines: Line[] = [];
  for (let index = 0; index < 48; index += 1) {
    const pupil = PUPILS[index % PUPILS.length];
    const other = PUPILS[(index * 5 + 3) % PUPILS.length];
    const episode = EPISODES[(index * 3) % EPISODES.length];
    const time = HOURS[(index * 4 + 1) % HOURS.length];
    if (pupil === undefined || other === undefined || episode === undefined || time === undefined) continue;
    // Two talks on busy days: the earlier one of a day comes first.
    lines.push(day(29 - Math.floor((index * 28) / 48), time), ...episode(pupil, other));
  }
  return lines;
}

/** A dance teacher who has written nearly every day of the month: long enough to scroll for a while. */
export const ACADEMY: Scene = {
  key: "academy",
  store: "dance",
  contact: { name: "Claudia · Estudio Relevé", phone: "+5491162207745" },
  labels: ["academia", "VIP"],
  unread: 0,
  lines: [
    ...month(),
    ago(88),
    customer("Última del día: para la muestra necesito 14 redecillas negras"),
    bot(
      (s) =>
        `Vienen de a 3 en el paquete, a ${s.price("Redecillas")}. Con 5 paquetes te alcanza: ${s.link("Redecillas")}`,
      { uses: [search("redecillas negras", ["Redecillas"], "negro")], key: "last" },
    ),
    reacts("last", "🙏"),
    customer("Perfecto, hasta mañana"),
  ],
};
