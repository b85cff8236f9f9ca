import type { TellReset } from "../../auth/index.ts";
import { tellPerson, type TellDeps } from "./tellPerson.ts";

/** Mails the link to set a new password, in the background; what fails is logged, the asker learns nothing of it. */
export function createTellReset(deps: TellDeps): TellReset {
  return (reset) => {
    send(deps, reset).catch((error: unknown) =>
      deps.log.warn({ err: error, userId: reset.userId }, "A link for a new password could not be sent"),
    );
  };
}

async function send(deps: TellDeps, { userId, email, name, link }: Parameters<TellReset>[0]): Promise<void> {
  const sent = await tellPerson(deps, {
    userId,
    email,
    kind: "reset",
    title: "Elegí una contraseña nueva",
    text: `Hola, ${name}. Alguien pidió cambiar la contraseña de tu cuenta.`,
    action: { label: "Elegir contraseña", href: link },
    note: "El enlace sirve una vez y vence en una hora. Si no lo pediste, no hagas nada: tu contraseña sigue igual.",
  });
  if (!sent.ok) deps.log.warn({ userId, code: sent.code }, "A link for a new password could not be sent");
}
