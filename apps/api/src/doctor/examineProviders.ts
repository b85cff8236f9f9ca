import type { Language } from "@platform/contract";
import { createOutgoingFetch, timeoutSignal, type OutgoingFetch } from "@platform/integrations/http";
import { createYCloudClient } from "@platform/integrations/ycloud";
import { missingOfMail, type Config } from "../config/index.ts";
import { ASK_MS, tell, type Found as Answer } from "../domain/diagnose/check.ts";
import { checkPlatformMail } from "../domain/diagnose/checkMail.ts";
import { askModel } from "../domain/diagnose/checkModel.ts";
import { judgeBalance, judgeKey } from "../domain/diagnose/checkYCloud.ts";
import { checkWords } from "../domain/diagnose/words.ts";
import { broken, type Found } from "./finding.ts";
import { doctorWords } from "./words.ts";

/** The installation's own keys, asked of their providers; those of a store stand in its health. */
export async function examineProviders(config: Config, language: Language): Promise<Found[]> {
  const outgoing = createOutgoingFetch({ allowPrivateAddresses: config.allowPrivateAddresses });
  try {
    const [model, ycloud, mail] = await Promise.all([
      examineModel(config, outgoing),
      examineYCloud(config, outgoing),
      checkPlatformMail({ config }),
    ]);
    const name = (variable: string, answer: Answer | null): Found[] =>
      answer === null ? [] : [{ ...tell(answer, checkWords[language]), check: variable }];
    return [
      ...name("OPENAI_API_KEY", model),
      ...name("YCLOUD_API_KEY", ycloud),
      ...name("SMTP_URL", mail),
      ...examineHalves(config, language),
    ];
  } finally {
    await outgoing.close();
  }
}

function examineHalves({ smtp }: Config, language: Language): Found[] {
  const missing = missingOfMail(smtp);
  return missing === null ? [] : [broken(missing, doctorWords[language].halfMail(missing))];
}

function examineModel({ openai }: Config, outgoing: OutgoingFetch): Promise<Answer> | null {
  if (openai.apiKey === undefined) return null;
  const { apiKey, model, baseUrl } = openai;
  return askModel({ outgoing }, { name: model, apiKey, baseUrl: baseUrl ?? null });
}

async function examineYCloud({ ycloud }: Config, outgoing: OutgoingFetch): Promise<Answer | null> {
  if (ycloud.apiKey === undefined) return null;
  const client = createYCloudClient({ baseUrl: ycloud.baseUrl, apiKey: ycloud.apiKey, fetch: outgoing });
  const balance = await client.balance({ signal: timeoutSignal(ASK_MS) });
  return balance.ok ? judgeBalance(balance) : judgeKey(balance);
}
