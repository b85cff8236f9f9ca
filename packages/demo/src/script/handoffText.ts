/** What each store's customers are told at a handoff. */
export const HANDOFF_TEXT = {
  dance:
    "Le paso tu consulta a una persona del equipo. Te responde por acá apenas pueda, de lunes a viernes de 10 a 19 y sábados de 10 a 14.",
  electronics: "Te paso con alguien del mostrador.",
} as const;
