import { router } from "../trpc.ts";
import { connectNumber } from "./connectNumber.ts";
import { get } from "./get.ts";
import { readNumbers } from "./readNumbers.ts";
import { readStore } from "./readStore.ts";
import { tryModel } from "./tryModel.ts";
import { watch } from "./watch.ts";

export const setup = router({ connectNumber, get, readNumbers, readStore, tryModel, watch });
