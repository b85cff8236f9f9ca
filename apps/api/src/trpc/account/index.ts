import { router } from "../trpc.ts";
import { factors } from "./factors.ts";
import { removePasskey } from "./removePasskey.ts";
import { renamePasskey } from "./renamePasskey.ts";

export const account = router({ factors, removePasskey, renamePasskey });
