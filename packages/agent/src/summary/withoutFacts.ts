/**
 * A summary without what a shop's data say better: amounts, percentages, instalments, links, codes and order numbers
 * are blanked, whatever the model was told. What can't be read can't be repeated as if it still held.
 */
export function withoutFacts(text: string): string {
  return text
    .replace(/(?:https?:\/\/|www\.)\S+/giu, "[enlace]")
    .replace(
      /(?:US\$|U\$S|R\$|\$|€|ARS|USD|BRL|MXN|CLP|COP|UYU)\s*\d[\d.,]*(?:\s*(?:mil|k)\b)?/giu,
      "[monto]",
    )
    .replace(/\d[\d.,]*\s*(?:mil\s+)?(?:pesos|d[oó]lares|reales|reais|lucas)(?!\p{L})/giu, "[monto]")
    .replace(/\d[\d.,]*\s*%/gu, "[porcentaje]")
    .replace(/\b\d{1,2}\s*(?:cuotas|parcelas|installments)/giu, "[cuotas]")
    .replace(/#\s*\d+/gu, "[número]")
    .replace(/(?<![\p{L}\d])(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*\d)[A-Z0-9]{5,}(?![\p{L}\d])/gu, "[código]")
    .replace(/(?<!\d)\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)/gu, "[monto]")
    .replace(/(?<!\d)\d{5,}(?!\d)/gu, "[número]");
}
