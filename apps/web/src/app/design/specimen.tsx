import type { ReactNode } from "react";

/** A row of pieces under the name of their state. */
export function Specimen(props: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-2 desk:grid-cols-[10rem_minmax(0,1fr)]">
      <h3 className="text-small text-meta">{props.name}</h3>
      <div className="flex min-w-0 flex-wrap items-start gap-3">{props.children}</div>
    </div>
  );
}

export const nothing = () => undefined;
/** As long as words get, and names. */
export const longWord = "Donaudampfschifffahrtsgesellschaftskapitänsmütze";
export const longName = "María de los Ángeles Fernández-Echeverría de la Vega y Lozano";
