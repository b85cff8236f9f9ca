import { signIn, type SignIn } from "../../mail/signIn.ts";
import { TRY_LATER, unreadable, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

const PLATFORM_FIX = "Quien administra la instalación tiene que revisar SMTP_URL.";

/** Signs in to the mail server that the store's alerts go through: its own, or else the platform's. */
export async function checkMail({ config }: CheckDeps, { mail }: StoreFacts): Promise<Check> {
  const verdict = verdictOf("mail");
  if (mail === "unreadable") return unreadable("mail");
  const { allowPrivateAddresses } = config;
  if (mail !== null) return judge(await signIn(mail, { allowPrivateAddresses }), mail);
  const platform = await checkPlatformMail(config);
  if (platform !== null) return platform;
  return verdict("unknown", "Sin correo, los avisos quedan solo en el panel.", "Cargá el correo (SMTP).");
}

/** Signs in to the platform's own server; null where it has none. */
export async function checkPlatformMail({
  smtp: { url, from },
  allowPrivateAddresses,
}: Pick<CheckDeps["config"], "smtp" | "allowPrivateAddresses">): Promise<Check | null> {
  if (url === undefined || from === undefined) return null;
  return judge(await signIn({ url }, { allowPrivateAddresses }), null);
}

function judge(found: SignIn, own: { host: string; user: string | null } | null): Check {
  const verdict = verdictOf("mail");
  const name = own === null ? "El correo de la plataforma" : `El servidor de correo ${own.host}`;
  if (found.ok) return verdict("ok", `${name} ${own?.user === null ? "contesta" : "acepta el ingreso"}.`);
  const said = found.answer === "" ? "" : ` (${found.answer})`;
  const fix = (words: string): string => (own === null ? PLATFORM_FIX : words);
  switch (found.code) {
    case "not_set_up":
    case "unreadable_password":
      return unreadable("mail");
    case "sign_in_refused":
      return verdict(
        "fail",
        `${name} rechaza el ingreso${said}.`,
        fix("Revisá usuario y contraseña; algunos correos piden una contraseña de aplicación."),
      );
    case "blocked_address":
      return verdict(
        "fail",
        `${name} tiene una dirección privada.`,
        fix("Usá un servidor de correo público."),
      );
    case "unknown_host":
      return verdict("fail", `${name} no existe.`, fix("Revisá el nombre del servidor."));
    case "no_tls":
      return verdict(
        "fail",
        `${name} no acepta la conexión segura${said}.`,
        fix("Revisá la seguridad elegida (SSL, STARTTLS o ninguna) y el puerto."),
      );
    case "untrusted_certificate":
      return verdict(
        "fail",
        `${name} muestra un certificado en el que no se puede confiar.`,
        fix("Usá el nombre del servidor tal como figura en su certificado."),
      );
    case "timeout":
      return verdict("warn", `${name} no contestó en cinco segundos.`, fix(`Revisá el puerto. ${TRY_LATER}`));
    case "unreachable":
    case "refused":
      return verdict(
        "fail",
        `${name} no deja conectarse${said}.`,
        fix("Revisá servidor, puerto y seguridad."),
      );
  }
}
