import { useState } from "react";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { Field, Select, TextArea, TextInput } from "#components/field.tsx";
import { Switch } from "#components/switch.tsx";
import { longWord, nothing, Specimen } from "./specimen.tsx";

const modes = [
  {
    value: "test",
    title: "Solo mis números de prueba",
    text: "El bot le responde a los números de la lista.",
  },
  { value: "drafts", title: "El bot propone", text: "Vos leés cada respuesta y la enviás." },
  { value: "always", title: longWord, text: `${longWord} responde siempre, a cualquier hora.` },
] as const;

export function FieldsSection() {
  const [mode, setMode] = useState<(typeof modes)[number]["value"]>("drafts");
  return (
    <>
      <div className="grid gap-4 desk:grid-cols-3">
        <Field label="Nombre" hint="Así lo ve el cliente.">
          <TextInput defaultValue="Punta y Compás" data-focus="" />
        </Field>
        <Field label="Vacío">
          <TextInput placeholder="smtp.ejemplo.com" />
        </Field>
        <Field label="Con error" error="No es una dirección de correo. Ejemplo: marta@tienda.com">
          <TextInput defaultValue="marta@" />
        </Field>
        <Field label="Apagado">
          <TextInput disabled defaultValue="No se cambia" />
        </Field>
        <Field label={`Una etiqueta larga: ${longWord}`} hint={`${longWord} ${longWord}`}>
          <TextInput defaultValue={longWord} />
        </Field>
        <Field label="Una de varias">
          <Select defaultValue="2">
            <option value="1">Español</option>
            <option value="2">Português</option>
          </Select>
        </Field>
        <Field label="Texto de varias líneas" className="desk:col-span-3">
          <TextArea rows={3} defaultValue={"Hacemos envíos a todo el país.\nLos cambios son sin cargo."} />
        </Field>
      </div>
      <Specimen name="Sí o no">
        <Switch label="Encendido" hint="Se guarda al tocarlo." checked onChange={nothing} />
        <Switch label="Apagado" checked={false} onChange={nothing} />
        <Switch label="No se puede tocar" checked disabled onChange={nothing} />
      </Specimen>
      <ChoiceCards label="Modo" value={mode} options={modes} onChange={setMode} />
    </>
  );
}
