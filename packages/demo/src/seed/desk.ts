import type { Sql } from "@platform/db";
import type { DemoTenants } from "./buildChats.ts";

const OWNER = "Luz Ferrer";

/** What the dance shop's people answer again and again. */
const CANNED = [
  {
    shortcut: "hola",
    body: "¡Hola {nombre}! Soy {yo}, de {tienda}. Ya me pongo con lo tuyo.",
  },
  {
    shortcut: "envio",
    body: "Tu pedido {pedido} ya salió, {nombre}. Lo podés seguir con este código: {seguimiento}",
  },
  {
    shortcut: "cambio",
    body: "Tenés 30 días para cambiarlo, con etiqueta y sin uso. Traelo a Av. Corrientes 4521 con el número de pedido, o decime y coordinamos el retiro.",
  },
  {
    shortcut: "talle",
    body: "Para elegir bien, medí el pie de pie y con el peso encima, del talón al dedo más largo. Pasame los centímetros y te digo el talle.",
  },
];

/** Of the labels that the chats carry; the others keep the colour of those nobody painted. */
const COLOURS = { reclamo: "red", urgente: "orange", VIP: "violet", mayorista: "blue", Brasil: "green" };

/** What the dance shop's people work with in the chats. */
export async function insertDesk(sql: Sql, tenants: DemoTenants): Promise<void> {
  for (const { shortcut, body } of CANNED)
    await sql`
      insert into canned_answers (tenant_id, shortcut, body, updated_by)
      values (${tenants.dance}, ${shortcut}, ${body}, ${OWNER})`;
  for (const [name, colour] of Object.entries(COLOURS))
    await sql`insert into chat_labels (tenant_id, name, colour) values (${tenants.dance}, ${name}, ${colour})`;
}
