import type { Scene } from "../script/scene.ts";
import { ACADEMY } from "./academy.ts";
import { CARDS } from "./cards.ts";
import { FAILURES } from "./failures.ts";
import { MEDIA } from "./media.ts";
import { PEOPLE_CHATS } from "./people.ts";
import { QUIET } from "./quiet.ts";
import { SALES } from "./sales.ts";
import { VISITORS } from "./visitors.ts";
import { VOLTIO } from "./voltio.ts";
import { WAITING } from "./waiting.ts";

/** Every chat of the demo, of both stores. */
export const SCENES: Scene[] = [
  ...SALES,
  ...VISITORS,
  ...MEDIA,
  ...CARDS,
  ...WAITING,
  ...PEOPLE_CHATS,
  ...FAILURES,
  ...QUIET,
  ACADEMY,
  ...VOLTIO,
];
