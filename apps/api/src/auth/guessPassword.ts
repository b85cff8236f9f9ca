import { zxcvbn, zxcvbnOptions } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

zxcvbnOptions.setOptions({ dictionary, graphs: adjacencyGraphs });

/** How long somebody who guesses well would need, by lists of what people choose. */
export const guessPassword = zxcvbn;
