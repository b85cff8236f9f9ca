import type { ReactNode } from "react";
import { Page } from "#components/page.tsx";
import { ConversationSection } from "./conversation-section.tsx";
import { FieldsSection } from "./fields-section.tsx";
import { LayersSection } from "./layers-section.tsx";
import { ListSection } from "./list-section.tsx";
import { MirroredSection } from "./mirrored-section.tsx";
import { PressSection } from "./press-section.tsx";
import { MarksSection } from "./marks-section.tsx";
import { StatesSection } from "./states-section.tsx";
import { TokensSection } from "./tokens-section.tsx";

/**
 * Every component in every state, with the longest texts, for whoever builds the panel: what is looked at before a new
 * piece is made, and what the screenshots of the tests compare. Its words are samples, so they stand in one language.
 */
export function DesignPage() {
  return (
    <Page wide title="Piezas del panel" lead="Cada pieza en cada estado. Acá no hay datos de nadie.">
      <Part id="tokens" title="Colores, letras y medidas" children={<TokensSection />} />
      <Part id="press" title="Lo que se aprieta" children={<PressSection />} />
      <Part id="fields" title="Lo que se llena y se elige" children={<FieldsSection />} />
      <Part id="marks" title="Marcas" children={<MarksSection />} />
      <Part id="states" title="Vacío, cargando, con errores, sin conexión" children={<StatesSection />} />
      <Part id="list" title="La lista de chats" children={<ListSection />} />
      <Part id="conversation" title="Un chat" children={<ConversationSection />} />
      <Part id="mirrored" title="De derecha a izquierda" children={<MirroredSection />} />
      <section aria-label="Lo que se abre encima" className="flex flex-col gap-4">
        <LayersSection />
      </section>
    </Page>
  );
}

function Part(props: { id: string; title: string; children: ReactNode }) {
  return (
    <section data-part={props.id} aria-labelledby={`part-${props.id}`} className="flex flex-col gap-4 py-2">
      <h2 id={`part-${props.id}`} className="border-b border-line pb-2 text-title font-semibold text-ink">
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
