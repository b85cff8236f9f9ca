const names: Readonly<Record<string, string>> = {
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
};

/** What a check is called in letters and by the doctor; the panel has its own texts, in each language. */
export function nameOfCheck(check: string): string {
  return names[check] ?? check;
}
