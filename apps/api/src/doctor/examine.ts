import type { Finding, Language } from "@platform/contract";
import { ConfigError, type Config, type Leftover } from "../config/index.ts";
import { fine, spoken, warning, type Found } from "./finding.ts";
import { examineMachine } from "./examineMachine.ts";
import { examineProviders } from "./examineProviders.ts";
import { examineServices } from "./examineServices.ts";
import { toFinding } from "./settingWords.ts";
import type { Surroundings } from "./surroundings.ts";
import { doctorWords } from "./words.ts";

interface Input {
  /** The configuration, or why there is none. */
  config: Config | ConfigError;
  leftovers: readonly Leftover[];
  machine: Surroundings;
  language: Language;
}

/** Looks at the configuration and at everything it names, and says of each what to mend. Nothing is changed. */
export async function examine({ config, leftovers, machine, language }: Input): Promise<Finding[]> {
  const left = spoken("es", leftovers.map(ofPredecessor));
  if (config instanceof ConfigError) return [...spoken("es", config.problems.map(toFinding)), ...left];
  const words = doctorWords[language];
  const [services, providers, surroundings] = await Promise.all([
    examineServices(config, { machine, language }),
    examineProviders(config, language),
    examineMachine(config, { machine, language }),
  ]);
  const { name, demo, whole } = words.configuration;
  const configuration = fine(name, config.demo ? demo : whole(config.role));
  return [
    ...spoken(language, [configuration]),
    ...left,
    ...services,
    ...spoken(language, [...providers, ...surroundings]),
  ];
}

/** Where the predecessor ran, Spanish is spoken. */
function ofPredecessor({ variable, instead }: Leftover): Found {
  const detail = "es del sistema anterior y acá no la lee nadie";
  return warning(variable, { detail, fix: `En su lugar: ${instead}.` });
}
