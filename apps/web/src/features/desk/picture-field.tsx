import { useMutation } from "@tanstack/react-query";
import { ImageUp } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { UploadError } from "#lib/errors.ts";
import { prepareFile } from "#lib/prepare-file.ts";
import { uploadFile } from "#lib/upload.ts";

interface PictureFieldProps {
  tenantId: string;
  /** An address, or one of our own files. */
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}

/** The picture above a canned answer: uploaded here, or by its address in the store. */
export function PictureField({ tenantId, value, error, onChange }: PictureFieldProps) {
  const t = useTranslations("desk.answers");
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const prepared = await prepareFile(file);
      if (typeof prepared === "string") throw new UploadError(prepared);
      URL.revokeObjectURL(prepared.url);
      return uploadFile(prepared, { to: `stores/${tenantId}` });
    },
    onSuccess: ({ url }) => onChange(url ?? ""),
  });
  const shown = /^(\/media\/|https?:\/\/\S+\.\S+$)/.test(value);
  return (
    <div className="flex flex-col gap-2">
      {value.startsWith("/media/") ? (
        <p className="text-small font-medium text-ink">{t("imageUrl")}</p>
      ) : (
        <Field label={t("imageUrl")} hint={t("imageUrlHint")} error={error}>
          <TextInput
            type="url"
            inputMode="url"
            maxLength={2_000}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {shown ? (
          <img src={value} alt={t("picture")} className="size-16 rounded-tag bg-sunken object-cover" />
        ) : null}
        <Button
          busy={upload.isPending}
          icon={<ImageUp size={16} aria-hidden="true" />}
          onClick={() => input.current?.click()}
        >
          {t(shown ? "replacePicture" : "uploadPicture")}
        </Button>
        {value === "" ? null : (
          <Button look="quiet" onClick={() => onChange("")}>
            {t("removePicture")}
          </Button>
        )}
        <InlineFailure error={upload.error} />
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) upload.mutate(file);
          currentTarget.value = "";
        }}
      />
    </div>
  );
}
