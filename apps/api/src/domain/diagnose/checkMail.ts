import { signIn, type SignIn } from "../../mail/signIn.ts";
import { unreadable, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import type { Words } from "./words.ts";

/** Signs in to the mail server that the store's alerts go through: its own, or else the platform's. */
export async function checkMail({ config, words }: CheckDeps, { mail }: StoreFacts): Promise<Check> {
  if (mail === "unreadable") return unreadable("mail", words);
  const { allowPrivateAddresses } = config;
  if (mail !== null) return judge(words, await signIn(mail, { allowPrivateAddresses }), mail);
  return (await checkPlatformMail({ config, words })) ?? verdictOf("mail")("unknown", words.way.mail.none);
}

interface PlatformMail {
  config: Pick<CheckDeps["config"], "smtp" | "allowPrivateAddresses">;
  words: Words;
}

/** Signs in to the platform's own server; null where it has none. */
export async function checkPlatformMail({ config, words }: PlatformMail): Promise<Check | null> {
  const { url, from } = config.smtp;
  if (url === undefined || from === undefined) return null;
  const { allowPrivateAddresses } = config;
  return judge(words, await signIn({ url }, { allowPrivateAddresses }), null);
}

function judge(words: Words, found: SignIn, own: { host: string; user: string | null } | null): Check {
  const { mail } = words.way;
  const name = own === null ? mail.platform : mail.server(own.host);
  if (found.ok) return verdictOf("mail")("ok", own?.user === null ? mail.answers(name) : mail.signedIn(name));
  const said = found.answer === "" ? "" : ` (${found.answer})`;
  const verdict: ReturnType<typeof verdictOf> = (status, { detail, fix }) =>
    verdictOf("mail")(status, { detail, fix: own === null ? mail.platformFix : fix });
  switch (found.code) {
    case "not_set_up":
    case "unreadable_password":
      return unreadable("mail", words);
    case "sign_in_refused":
      return verdict("fail", mail.refused(name, said));
    case "blocked_address":
      return verdict("fail", mail.privateAddress(name));
    case "unknown_host":
      return verdict("fail", mail.unknownHost(name));
    case "no_tls":
      return verdict("fail", mail.noTls(name, said));
    case "untrusted_certificate":
      return verdict("fail", mail.certificate(name));
    case "timeout":
      return verdict("warn", mail.late(name));
    case "unreachable":
    case "refused":
      return verdict("fail", mail.closed(name, said));
  }
}
