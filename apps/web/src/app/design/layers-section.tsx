import { Bell, Moon } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "#components/button.tsx";
import { Dialog, type DialogProps } from "#components/dialog.tsx";
import { Menu, menuChoice } from "#components/menu.tsx";
import { Popover } from "#components/popover.tsx";
import { Tooltip } from "#components/tooltip.tsx";
import { longWord, nothing, Specimen } from "./specimen.tsx";

const shapes = ["centre", "wide", "sheet"] as const;

export function LayersSection() {
  const [shape, setShape] = useState<DialogProps["shape"] | null>(null);
  return (
    <>
      <Specimen name="Diálogos">
        {shapes.map((each) => (
          <Button key={each} onClick={() => setShape(each)}>
            {each}
          </Button>
        ))}
        <Dialog
          open={shape !== null}
          onClose={() => setShape(null)}
          title={longWord}
          shape={shape ?? "centre"}
        >
          <div className="flex flex-col gap-4 p-4 text-small text-ink">
            <p>Lo que pasa si seguís, en una frase.</p>
            <div className="flex justify-end gap-2">
              <Button look="quiet" onClick={() => setShape(null)}>
                Cancelar
              </Button>
              <Button look="primary" onClick={() => setShape(null)}>
                Seguir
              </Button>
            </div>
          </div>
        </Dialog>
      </Specimen>
      <Floating />
    </>
  );
}

function Floating() {
  return (
    <Specimen name="Menú, globo, pista">
      <Menu
        trigger={<Button>Menú</Button>}
        align="start"
        entries={[
          {
            kind: "item",
            label: "Recordarme",
            icon: <Bell size={15} aria-hidden="true" />,
            onSelect: nothing,
          },
          { kind: "separator" },
          menuChoice({
            label: "Tema",
            value: "dark",
            options: [
              { value: "light", label: "Claro" },
              { value: "dark", label: "Oscuro" },
            ],
            onChange: nothing,
          }),
          { kind: "note", content: <span className="text-tag text-meta">{longWord}</span> },
        ]}
      />
      <Popover trigger={<Button>Globo</Button>} title="$ 89.900">
        Del catálogo, hace 2 min.
      </Popover>
      <Tooltip text="Return to bot" side="bottom">
        <IconButton label="Noche">
          <Moon size={16} aria-hidden="true" />
        </IconButton>
      </Tooltip>
    </Specimen>
  );
}
