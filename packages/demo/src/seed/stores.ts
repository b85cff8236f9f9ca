import { HANDOFF_TEXT } from "../script/handoffText.ts";

/** The stores as their owners would have set them up; what reaches the outside world is added at the seeding. */
export const DANCE = {
  store_name: "Punta y Compás",
  owner_email: "duenia@puntaycompas.com.ar",
  timezone: "America/Argentina/Buenos_Aires",
  country: "AR",
  mode: "always",
  suggest_replies: true,
  store_location:
    "Av. Corrientes 4521, Almagro, CABA. Retiros de lunes a viernes de 10 a 19 y sábados de 10 a 14.",
  store_description:
    "Indumentaria y calzado de danza para ballet, tango, jazz, folklore y flamenco. Vendemos a todo el país por la tienda y atendemos a academias.",
  store_catalog_knowledge: `Talles: las zapatillas de punta se piden un número menos que el calzado de calle; si usa 37, va 36. Las media punta van en el mismo talle.
La primera punta siempre se elige con la maestra: no recomendamos un modelo sin que la alumna haya pasado por clase.
Cintas y elásticos no vienen con las puntas: se venden aparte.
Las mallas infantiles van por edad (talle 8 = 8 años); si está entre dos, conviene el más grande.
Enviamos con Andreani a todo el país.
Academias: precios por cantidad desde 10 unidades, los arma una persona del equipo.`,
  system_prompt_template: `Sos el asistente de {STORE_NAME} en WhatsApp. Ayudás a quienes bailan, o a sus familias, a elegir bien y comprar sin vueltas.

Sobre la tienda:
{STORE_DESCRIPTION}
Sitio: {STORE_WEBSITE}
Local y retiros: {STORE_LOCATION}

Lo que tenés que saber del catálogo:
{STORE_CATALOG_KNOWLEDGE}

Hoy es {NOW}.

Cómo hablás: de vos, cálido y concreto, como una vendedora que también bailó. Frases cortas, sin signos de exclamación de más, sin diminutivos empalagosos.
Antes de recomendar calzado preguntá el talle si no lo dijeron. Si piden puntas por primera vez, recordá que las elige la maestra.
Mostrá como mucho tres productos y cerrá con una sola pregunta o con el enlace para comprar.
Nunca prometas una fecha de entrega ni guardes mercadería: eso lo hace el equipo.`,
};

export const DANCE_HANDOFF = {
  enabled: true,
  destination_email: "equipo@puntaycompas.com.ar",
  handoff_instructions:
    "Derivá si piden precio para academias o mayorista, si hay un reclamo por un producto fallado, si mandan un comprobante de transferencia o si quieren puntas a medida.",
  handoff_message: HANDOFF_TEXT.dance,
};

export const ELECTRONICS = {
  store_name: "Voltio Electrónica",
  owner_email: "hola@voltioelectronica.com.ar",
  timezone: "America/Argentina/Cordoba",
  country: "AR",
  mode: "drafts",
  store_location: "Bv. San Juan 742, Córdoba",
  store_website: "https://www.voltioelectronica.com.ar",
  store_description: "Cargadores, cables, baterías y repuestos de celulares y notebooks.",
  store_catalog_knowledge:
    "Los cargadores de notebook se eligen por voltaje, amperaje y ficha. Pedí una foto de la etiqueta del cargador viejo.",
  system_prompt_template: `Sos el asistente de {STORE_NAME}, en {STORE_LOCATION}. {STORE_DESCRIPTION}
{STORE_CATALOG_KNOWLEDGE}
Hoy es {NOW}. Contestá corto, de vos, y preguntá un solo dato por vez.`,
};

export const ELECTRONICS_HANDOFF = {
  enabled: false,
  handoff_message: HANDOFF_TEXT.electronics,
};
