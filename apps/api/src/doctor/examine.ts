import type { Finding } from "@platform/contract";
import { ConfigError, type Config, type Leftover } from "../config/index.ts";
import { fine, warning } from "./finding.ts";
import { examineMachine } from "./examineMachine.ts";
import { examineProviders } from "./examineProviders.ts";
import { examineServices } from "./examineServices.ts";
import { toFinding } from "./settingWords.ts";
import type { Surroundings } from "./surroundings.ts";

/** Looks at the configuration and at everything it names, and says of each what to mend. Nothing is changed. */
export async function examine(input: {
  /** The configuration, or why there is none. */
  config: Config | ConfigError;
  leftovers: readonly Leftover[];
  machine: Surroundings;
}): Promise<Finding[]> {
  const { config, machine } = input;
  const leftovers = input.leftovers.map(({ variable, instead }) =>
    warning(variable, "es del sistema anterior y acá no la lee nadie", `En su lugar: ${instead}.`),
  );
  if (config instanceof ConfigError) return [...config.problems.map(toFinding), ...leftovers];
  const [services, providers, surroundings] = await Promise.all([
    examineServices(config, machine),
    examineProviders(config),
    examineMachine(config, machine),
  ]);
  const what = config.demo ? "la demo: no hay claves de proveedores" : `completa, papel ${config.role}`;
  return [fine("Configuración", what), ...leftovers, ...services, ...providers, ...surroundings];
}
