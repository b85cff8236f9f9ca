import type { Message } from "@platform/contract";

/** A system line says itself what happened; without text its type has to do. */
export function useSystemText(message: Message): string {
  return message.text ?? message.type;
}
