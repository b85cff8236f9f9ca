import { Check } from "lucide-react";
import { Avatar } from "#components/avatar.tsx";
import { Brand } from "#components/brand.tsx";
import { CheckMark, worstFirst } from "#components/check-mark.tsx";
import { ColourDot } from "#components/colour-dot.tsx";
import { RichText } from "#components/rich-text.tsx";
import { Tag } from "#components/tag.tsx";
import { TemplateBubble } from "#components/template-bubble.tsx";
import { longName, longWord, Specimen } from "./specimen.tsx";

const tones = ["plain", "outline", "waiting", "waiting-text", "human", "danger", "bot", "ok"] as const;
const colours = ["grey", "red", "orange", "yellow", "green", "teal", "blue", "violet", "pink"] as const;
const statusNames = { fail: "No anda", warn: "Atención", unknown: "No se sabe", ok: "Bien" } as const;

export function MarksSection() {
  return (
    <>
      <Specimen name="Etiquetas">
        {tones.map((tone) => (
          <Tag key={tone} tone={tone}>
            Espera 12 min
          </Tag>
        ))}
        <Tag icon={<Check size={11} aria-hidden="true" />}>Con dibujo</Tag>
        <Tag className="max-w-40">{longWord}</Tag>
      </Specimen>
      <Specimen name="De la tienda">
        {colours.map((colour) => (
          <Tag key={colour} icon={<ColourDot colour={colour} />}>
            {colour}
          </Tag>
        ))}
      </Specimen>
      <Specimen name="Cómo está algo">
        {worstFirst.map((status) => (
          <span key={status} className="flex gap-1.5 text-small text-ink">
            <CheckMark status={status} />
            {statusNames[status]}
          </span>
        ))}
      </Specimen>
      <Specimen name="Quién">
        <Avatar name="Valentina Sosa" size="small" />
        <Avatar name={longName} />
        <Avatar name={null} size="large" />
        <Brand />
      </Specimen>
      <Specimen name="Texto de WhatsApp">
        <div className="their-words min-w-0 text-bubble text-ink">
          <RichText
            text={`*Negrita*, _cursiva_, ~tachado~, \`código\` y https://tienda.example/productos/${longWord.toLowerCase()}`}
          />
        </div>
      </Specimen>
      <Specimen name="Plantilla">
        <div className="w-72 rounded-bubble bg-human-tint px-3 py-2 text-bubble text-ink">
          <TemplateBubble
            look={{
              header: { format: "document", text: null },
              body: "Hola {{1}}, tu pedido {{2}} ya salió.",
              footer: "Respondé BAJA para no recibir más avisos",
              buttons: [
                { type: "url", text: "Seguir el envío", url: "https://tienda.example" },
                { type: "quick_reply", text: longWord, url: null },
              ],
            }}
          />
        </div>
      </Specimen>
    </>
  );
}
