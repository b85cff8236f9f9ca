import { localeOf } from "@platform/agent";
import type { Sql } from "@platform/db";
import { messagePage } from "../mail/messagePage.ts";
import { weeklyWords } from "./words.ts";

/**
 * The page of a letter's link out: it asks, since mail programs open every link. Confirmed, by its button or by the mail
 * program's own (RFC 8058), the reader gets no more; however often that is said.
 */
export async function unsubscribePage(
  sql: Sql,
  { letterId, confirmed }: { letterId: string; confirmed: boolean },
): Promise<{ found: boolean; html: string }> {
  const [letter] = await sql<{ storeName: string; country: string; mainLanguage: string | null }[]>`
    select t.store_name as "storeName", t.country, t.main_language as "mainLanguage"
    from weekly_letters l join tenants t on t.id = l.tenant_id where l.id = ${letterId}`;
  const { language } = localeOf(letter?.country ?? "AR", letter?.mainLanguage);
  const words = weeklyWords(language);
  if (letter === undefined)
    return { found: false, html: messagePage({ language, title: words.unknown, text: "" }) };
  const { storeName } = letter;
  if (!confirmed) {
    const asked = { title: words.ask(storeName), text: words.askText, confirm: words.unsubscribe };
    return { found: true, html: messagePage({ language, ...asked }) };
  }
  await sql`select unsubscribe_weekly(${letterId})`;
  return { found: true, html: messagePage({ language, title: words.gone(storeName), text: words.goneText }) };
}
