import { router } from "../trpc.ts";
import { invitations } from "./invitations.ts";
import { invite } from "./invite.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";
import { requireSecondFactor } from "./requireSecondFactor.ts";
import { resetLink } from "./resetLink.ts";
import { resetSecondFactor } from "./resetSecondFactor.ts";
import { secondFactor } from "./secondFactor.ts";
import { setAvailability } from "./setAvailability.ts";
import { uninvite } from "./uninvite.ts";
import { update } from "./update.ts";

export const team = router({
  invitations,
  invite,
  list,
  remove,
  requireSecondFactor,
  resetLink,
  resetSecondFactor,
  secondFactor,
  setAvailability,
  uninvite,
  update,
});
