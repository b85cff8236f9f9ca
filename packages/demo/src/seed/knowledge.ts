import type { Sql } from "@platform/db";
import type { DemoTenants } from "./buildChats.ts";

const OWNER = "Luz Ferrer";
const always = { from: null, until: null };

/** What the dance shop has written about buying. Amounts in cents. */
const SHEET = {
  payments: [
    {
      method: "Transferencia",
      discountPercent: 10,
      combines: true,
      details: "El descuento se aplica al elegirla en el checkout",
      ...always,
    },
    { method: "Efectivo en el local", discountPercent: 10, combines: false, details: null, ...always },
    { method: "Mercado Pago", discountPercent: null, combines: true, details: null, ...always },
    { method: "Tarjeta de crédito", discountPercent: null, combines: true, details: null, ...always },
  ],
  instalments: [
    { count: 3, interestFree: true, minCents: null, method: null, ...always },
    { count: 6, interestFree: true, minCents: 8_000_000, method: "Visa y Mastercard", ...always },
  ],
  shipping: [
    { zone: "CABA y GBA", costCents: 420_000, time: "24 a 72 horas hábiles", ...always },
    { zone: "Córdoba, Rosario y Mendoza", costCents: 590_000, time: "3 a 5 días hábiles", ...always },
    { zone: "Resto del país", costCents: null, time: "5 a 8 días hábiles", ...always },
  ],
  free_shipping: [{ fromCents: 9_000_000, zone: null, ...always }],
  pickup: [
    {
      address: "Av. Corrientes 4521, Almagro, CABA",
      hours: "Lunes a viernes de 10 a 19, sábados de 10 a 14",
      details: "Con el número de pedido y DNI",
      ...always,
    },
  ],
  exchanges: [
    { days: 30, conditions: "Con etiqueta y sin uso. El calzado de punta usado no se cambia.", ...always },
  ],
} as const;

const PAYMENT_DETAILS = "Banco Credicoop\nAlias: PUNTA.COMPAS.DANZA\nTitular: Punta y Compás SRL";

const ARTICLES = [
  {
    title: "¿Hacen puntas o vestuario a medida?",
    body: "El vestuario a medida se cotiza para academias desde 10 unidades y lo arma una persona del equipo. Puntas a medida no hacemos: trabajamos con los modelos de la tienda.",
  },
  {
    title: "¿Cuándo llega una preventa?",
    body: "Las preventas dicen en su página la fecha estimada. Se paga al reservar y se despacha apenas llega al local.",
  },
  {
    title: "¿Cómo se lavan las mallas y las medias?",
    body: "A mano, con agua fría y jabón neutro. Sin secarropas ni plancha: la microfibra pierde elasticidad.",
  },
  {
    title: "¿Venden al por mayor a academias?",
    body: "Sí, desde 10 unidades, con precio por cantidad que pasa una persona del equipo. Hace falta el nombre de la academia y la lista de talles.",
  },
];

/** The dance shop's sheet and articles; a demo begins with them known, so nobody is told that they changed. */
export async function insertKnowledge(sql: Sql, tenants: DemoTenants): Promise<void> {
  const list = (section: keyof typeof SHEET): string => JSON.stringify(SHEET[section]);
  await sql`
    insert into tenant_sheets (tenant_id, payments, instalments, shipping, free_shipping, pickup, exchanges, payment_details, updated_by)
    values (${tenants.dance}, ${list("payments")}::text::jsonb, ${list("instalments")}::text::jsonb,
      ${list("shipping")}::text::jsonb, ${list("free_shipping")}::text::jsonb, ${list("pickup")}::text::jsonb,
      ${list("exchanges")}::text::jsonb, ${PAYMENT_DETAILS}, ${OWNER})`;
  for (const { title, body } of ARTICLES)
    await sql`
      insert into tenant_articles (tenant_id, title, body, updated_by) values (${tenants.dance}, ${title}, ${body}, ${OWNER})`;
  await sql`delete from owner_notices where tenant_id = ${tenants.dance}`;
}
