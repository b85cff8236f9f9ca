import type { OtherPhone } from "../ycloud/types.ts";

/** Customers the phone offers at once; the first three have orders in the store. */
export const PEOPLE = [
  { name: "Lucía Ferreyra", phone: "+5491155550101" },
  { name: "Camila Ruiz", phone: "+5491123456701" },
  { name: "Martín Oyarzún", phone: "+5492214555202" },
  { name: "Luz Romero", userId: "AR.13491208655302741918" },
];

/** The other numbers of the shop's account. */
export const OTHER_PHONES: OtherPhone[] = [
  // The second store of the demo sends its drafts from here.
  { phone: "+5493515557788", name: "Voltio Electrónica" },
  // Free, for whoever tries to bring a store on; and one that Meta does not let send.
  { phone: "+5491140001234", name: "Línea nueva" },
  { phone: "+5491140007777", name: "Línea pausada", status: "BANNED", qualityRating: "RED" },
];
