const raise = "Subí el tope en Uso y tope, o esperá: vuelve a empezar con el día o el mes de la tienda.";

/** What models cost and may cost, what the sheet of the store is missing, and the steps of its setup. */
export const rest = {
  names: {
    bot: "Bot",
    webhook: "Avisos de WhatsApp",
    whatsapp: "WhatsApp",
    quality: "Calidad del número",
    endpoint: "Webhook en YCloud",
    signature: "Firma del webhook",
    balance: "Saldo de YCloud",
    account: "Cuenta de WhatsApp",
    templates: "Plantillas",
    store: "Tiendanube",
    catalog: "Catálogo",
    model: "Modelo",
    providers: "Proveedores",
    budget: "Tope de gasto",
    files: "Archivos",
    mail: "Correo",
    canary: "Mensaje de prueba propio",
    sheet: "Ficha de la tienda",
  },
  budget: {
    noLimit: (today: string, month: string) => ({
      detail: `Sin tope. Hoy van ${today}; este mes, ${month}.`,
    }),
    used: (spent: string, limit: string) => `${spent} de ${limit}`,
    day: {
      spent: (used: string) => ({
        detail: `Se agotó el tope de hoy (${used}): los chats pasan a personas.`,
        fix: raise,
      }),
      grace: (used: string, until: string) => ({
        detail: `Se agotó el tope de hoy (${used}). Hasta ${until} contesta el modelo de reserva, si hay uno más barato; si no, los chats pasan a personas.`,
        fix: raise,
      }),
      over: (used: string) => ({
        detail: `Se pasó el tope de hoy (${used}). La tienda eligió solo avisar: el bot sigue contestando.`,
        fix: raise,
      }),
      warn: (used: string) => ({ detail: `Ya se usó más del 80 % del tope de hoy: ${used}.`, fix: raise }),
      ok: (used: string) => ({ detail: `Hoy van ${used}.` }),
    },
    month: {
      spent: (used: string) => ({
        detail: `Se agotó el tope del mes (${used}): los chats pasan a personas.`,
        fix: raise,
      }),
      grace: (used: string, until: string) => ({
        detail: `Se agotó el tope del mes (${used}). Hasta ${until} contesta el modelo de reserva, si hay uno más barato; si no, los chats pasan a personas.`,
        fix: raise,
      }),
      over: (used: string) => ({
        detail: `Se pasó el tope del mes (${used}). La tienda eligió solo avisar: el bot sigue contestando.`,
        fix: raise,
      }),
      warn: (used: string) => ({ detail: `Ya se usó más del 80 % del tope del mes: ${used}.`, fix: raise }),
      ok: (used: string) => ({ detail: `Este mes van ${used}.` }),
    },
    unpriced: (models: string, input: string, output: string) => ({
      detail: `No sabemos cuánto cuesta ${models}: para el tope cuenta como si costara US$ ${input} por millón de tokens leídos y US$ ${output} por millón escritos.`,
      fix: "Quien administra la instalación puede cargar el precio: está en la guía, en Costo y topes.",
    }),
  },
  sheet: {
    fine: { detail: "Se lee bien." },
    more: (count: string) => ` y ${count} más`,
    problems: (named: string) => ({
      detail: `Hay datos de la ficha que no se pueden leer, y el bot no los usa: ${named}.`,
      fix: "Abrí la ficha de la tienda, revisalos y guardá.",
    }),
  },
  setup: {
    brain: "Falta contarle al bot de qué es la tienda.",
    trial: "Falta probarlo con un mensaje de verdad.",
    mail: "Sin correo, los avisos de derivación quedan solo en el panel.",
  },
};
