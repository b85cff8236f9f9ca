import { z } from "zod";
import { setting, type Environment, textOf } from "../setting.ts";
import { bearer, commaList } from "../types.ts";

const PLACEHOLDER =
  /change[-_ ]?me|placeholder|replace[-_ ]?(me|this|with)|your[-_ ]?(admin|api|secret|token|key|password|encryption)|(secret|token|key|password)[-_ ]?here|cambiar|example|ejemplo|lorem|x{6,}|<.*>|\.\.\.|\u2026/i;
const MINIMUM = 32;

/** Long enough, no text from a template, and not the same few characters over and over. */
const strong = (text: z.ZodString) =>
  text
    .max(1_000)
    .refine((given) => given.length >= MINIMUM && !PLACEHOLDER.test(given) && new Set(given).size >= 8);
const strongSecret = strong(z.string());

const rule = `a random text of ${MINIMUM} characters or more, no placeholder; \`npm run keys\` prints one`;
const example = "(the output of `npm run keys`)";

export const secretSettings = {
  ENCRYPTION_KEY: setting(strongSecret.optional(), { rule, example }),
  ENCRYPTION_KEY_PREVIOUS: setting(commaList.pipe(z.array(strongSecret)), {
    rule: `earlier keys, comma-separated, each ${rule}`,
    example,
  }),
  ADMIN_TOKEN: setting(strong(bearer(z.string())).optional(), {
    rule: `${rule}; without spaces and accents, as it travels in a header`,
    example,
  }),
};

const PROVIDER_KEYS = ["OPENAI_API_KEY", "YCLOUD_API_KEY", "TIENDANUBE_CLIENT_SECRET"];

/** Whether somebody has connected this installation to a real provider. */
export function hasProviderKey(env: Environment): boolean {
  return PROVIDER_KEYS.some((name) => textOf(env, name) !== undefined);
}
