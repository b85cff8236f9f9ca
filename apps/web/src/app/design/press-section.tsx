import { Link } from "@tanstack/react-router";
import { Plus, Star } from "lucide-react";
import { Button, IconButton } from "#components/button.tsx";
import { CopyField } from "#components/copy-field.tsx";
import { linkButtonClass } from "#components/link-button.ts";
import { longWord, Specimen } from "./specimen.tsx";

const looks = ["primary", "secondary", "quiet", "danger"] as const;
const plus = <Plus size={14} aria-hidden="true" />;
const star = <Star size={16} aria-hidden="true" />;

export function PressSection() {
  return (
    <>
      <Specimen name="Listo">
        {looks.map((look, index) => (
          <Button key={look} look={look} data-focus={index === 0 ? "" : undefined}>
            Publicar
          </Button>
        ))}
        <Button icon={plus}>Con dibujo</Button>
      </Specimen>
      <Specimen name="Trabajando">
        {looks.map((look) => (
          <Button key={look} look={look} busy>
            Publicar
          </Button>
        ))}
      </Specimen>
      <Specimen name="Apagado">
        {looks.map((look) => (
          <Button key={look} look={look} disabled>
            Publicar
          </Button>
        ))}
      </Specimen>
      <Specimen name="Texto largo">
        <Button look="primary" icon={plus}>
          {longWord}
        </Button>
      </Specimen>
      <Specimen name="Solo dibujo">
        <IconButton label="Destacar">{star}</IconButton>
        <IconButton label="Destacado" pressed>
          {star}
        </IconButton>
        <IconButton label="No se puede destacar" disabled>
          {star}
        </IconButton>
      </Specimen>
      <Specimen name="Lleva a otra página">
        <Link to="/design" className={linkButtonClass("primary")}>
          Ir a los chats
        </Link>
        <Link to="/design" className={linkButtonClass("secondary")}>
          Ver las de la tienda
        </Link>
      </Specimen>
      <Specimen name="Para copiar">
        <div className="min-w-0 flex-1">
          <CopyField
            label="Dirección del webhook"
            value="https://panel.tienda.example/chat/webhook?tienda=4f2a8c1e9b7d4f2a8c1e9b7d"
          />
        </div>
      </Specimen>
    </>
  );
}
