import { signIn, type SignIn } from "../../mail/signIn.ts";
import { unreadable, verdictOf, type CheckDeps, type Found } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import type { Words } from "./words.ts";

type MailDeps = { config: Pick<CheckDeps["config"], "smtp" | "allowPrivateAddresses"> };

/** Signs in to the mail server that the store's alerts go through: its own, or else the platform's. */
export async function checkMail({ config }: MailDeps, { mail }: StoreFacts): Promise<Found> {
  if (mail === "unreadable") return unreadable("mail");
  const { allowPrivateAddresses } = config;
  if (mail !== null) return judge(await signIn(mail, { allowPrivateAddresses }), mail);
  return (await checkPlatformMail({ config })) ?? verdictOf("mail")("unknown", ({ way }) => way.mail.none);
}

/** Signs in to the platform's own server; null where it has none. */
export async function checkPlatformMail({ config }: MailDeps): Promise<Found | null> {
  const { url, from } = config.smtp;
  if (url === undefined || from === undefined) return null;
  const { allowPrivateAddresses } = config;
  return judge(await signIn({ url }, { allowPrivateAddresses }), null);
}

interface OwnServer {
  host: string;
  user: string | null;
}

function judge(found: SignIn, own: OwnServer | null): Found {
  const verdict = verdictOf("mail");
  if (found.ok)
    return verdict("ok", ({ way: { mail } }) =>
      own?.user === null ? mail.answers(nameOf(mail, own)) : mail.signedIn(nameOf(mail, own)),
    );
  const { code, answer } = found;
  if (code === "not_set_up" || code === "unreadable_password") return unreadable("mail");
  return verdict(code === "timeout" ? "warn" : "fail", ({ way: { mail } }) => {
    const { detail, fix } = troubleOf(code, { mail, name: nameOf(mail, own), answer });
    return { detail, fix: own === null ? mail.platformFix : fix };
  });
}

type MailWords = Words["way"]["mail"];
type Trouble = Exclude<Extract<SignIn, { ok: false }>["code"], "not_set_up" | "unreadable_password">;

const nameOf = (mail: MailWords, own: OwnServer | null): string =>
  own === null ? mail.platform : mail.server(own.host);

function troubleOf(
  code: Trouble,
  { mail, name, answer }: { mail: MailWords; name: string; answer: string },
): { detail: string; fix: string } {
  const said = answer === "" ? "" : ` (${answer})`;
  switch (code) {
    case "sign_in_refused":
      return mail.refused(name, said);
    case "blocked_address":
      return mail.privateAddress(name);
    case "unknown_host":
      return mail.unknownHost(name);
    case "no_tls":
      return mail.noTls(name, said);
    case "untrusted_certificate":
      return mail.certificate(name);
    case "timeout":
      return mail.late(name);
    case "unreachable":
    case "refused":
      return mail.closed(name, said);
  }
}
