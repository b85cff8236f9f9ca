import type { Tenant } from "@platform/contract";
import { tenantModeNames } from "./modes.ts";
import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { CopyField } from "#components/copy-field.tsx";
import { Field, Select, TextArea } from "#components/field.tsx";
import { Switch } from "#components/switch.tsx";
import { ConnectStore } from "./connect-store.tsx";
import { DraftChoice, DraftInput, FormSection, type SectionProps, TwoColumns } from "./form-parts.tsx";
import { SecretField } from "./secret-field.tsx";
import type { SecretName } from "./draft.ts";
import { countryChoices, zoneChoices } from "./places.ts";
import { HoursEditor } from "./hours-editor.tsx";
import { CanarySwitch } from "./canary-switch.tsx";
import { SuggestionSwitch } from "./suggestion-switch.tsx";

type TenantSectionProps = SectionProps & { tenant: Tenant };

function DraftSecret(props: TenantSectionProps & { name: SecretName; hint?: string }) {
  const t = useTranslations("tenants");
  const { name, draft } = props;
  return (
    <SecretField
      // Saved is saved: the field goes back to what it shows of a stored secret.
      key={`${props.tenant.updatedAt} ${props.tenant[name].last4}`}
      label={t(`field.${name}`)}
      {...(props.hint ? { hint: props.hint } : {})}
      state={props.tenant[name]}
      value={draft.secrets[name]}
      onChange={(value) => {
        const { [name]: _previous, ...rest } = draft.secrets;
        props.onChange({ secrets: value === undefined ? rest : { ...rest, [name]: value } });
      }}
    />
  );
}

export function StoreSection(props: TenantSectionProps) {
  const t = useTranslations("tenants");
  return (
    <FormSection id="store" title={t("section.store")} lead={t("section.storeLead")}>
      <TwoColumns>
        <DraftInput {...props} name="storeName" />
        <DraftInput {...props} name="storeWebsite" type="url" optional placeholder="https://" />
        <DraftInput {...props} name="storeLocation" optional />
        <DraftInput {...props} name="ownerEmail" type="email" optional />
        <CountryField {...props} />
        <LanguageField {...props} />
        <ZoneField {...props} />
      </TwoColumns>
      <TwoColumns>
        <DraftInput {...props} name="tiendanubeStoreId" inputMode="numeric" optional />
        <DraftSecret {...props} name="tiendanubeAccessToken" />
      </TwoColumns>
      <ConnectStore tenantId={props.tenant.id} />
      <Switch
        label={t("field.draftCheckout")}
        hint={t("hint.draftCheckout")}
        checked={props.draft.draftCheckout}
        onChange={(draftCheckout) => props.onChange({ draftCheckout })}
      />
    </FormSection>
  );
}

/** As the row has it: what somebody left for another stays to be chosen again. */
function CountryField(props: TenantSectionProps) {
  const locale = useLocale();
  const { country } = props.tenant;
  const choices = useMemo(() => countryChoices(locale, country), [locale, country]);
  return <DraftChoice {...props} name="country" choices={choices} />;
}

function ZoneField(props: TenantSectionProps) {
  const locale = useLocale();
  const { timezone } = props.tenant;
  const choices = useMemo(() => zoneChoices(locale, timezone), [locale, timezone]);
  return <DraftChoice {...props} name="timezone" choices={choices} />;
}

const languages = ["es", "pt", "en"] as const;

function LanguageField({ draft, onChange }: SectionProps) {
  const t = useTranslations("tenants");
  return (
    <Field label={t("field.mainLanguage")} hint={t("hint.mainLanguage")}>
      <Select value={draft.mainLanguage} onChange={({ target }) => onChange({ mainLanguage: target.value })}>
        <option value="">{t("language.country")}</option>
        {languages.map((language) => (
          <option key={language} value={language}>
            {t(`language.${language}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function WhatsAppSection(props: TenantSectionProps) {
  const t = useTranslations("tenants");
  return (
    <FormSection id="whatsapp" title={t("section.whatsapp")} lead={t("section.whatsappLead")}>
      <DraftInput {...props} name="botPhoneNumber" type="tel" hint={t("hint.phone")} />
      <CopyField label={t("field.webhookUrl")} value={props.tenant.webhookUrl} />
      <TwoColumns>
        <DraftSecret {...props} name="ycloudApiKey" hint={t("hint.globalKey")} />
        <DraftSecret {...props} name="ycloudWebhookSecret" hint={t("hint.webhookSecret")} />
      </TwoColumns>
    </FormSection>
  );
}

export function ModelSection(props: TenantSectionProps) {
  const t = useTranslations("tenants");
  return (
    <FormSection id="model" title={t("section.model")} lead={t("section.modelLead")}>
      <TwoColumns>
        <DraftSecret {...props} name="openaiApiKey" hint={t("hint.globalKey")} />
        <DraftInput {...props} name="openaiBaseUrl" type="url" optional placeholder="https://" />
        <DraftInput {...props} name="openaiModel" optional hint={t("hint.default")} />
        <DraftInput {...props} name="openaiFallbackModel" optional hint={t("hint.fallback")} />
      </TwoColumns>
    </FormSection>
  );
}

/** Whether saving would let the bot speak to everybody where it doesn't now. */
function goesLive({ tenant, draft }: TenantSectionProps): boolean {
  const live = draft.mode !== "off" && draft.mode !== "test" && !draft.paused;
  return live && (draft.mode !== tenant.mode || tenant.paused);
}

export function ModeSection(props: TenantSectionProps) {
  const t = useTranslations("tenants");
  const { draft, onChange, problems } = props;
  return (
    <FormSection id="mode" title={t("section.mode")} lead={t("section.modeLead")}>
      <ChoiceCards
        label={t("section.mode")}
        value={draft.mode}
        options={tenantModeNames.map((mode) => ({
          value: mode,
          title: t(`mode.${mode}.title`),
          text: t(`mode.${mode}.text`),
        }))}
        onChange={(mode) => onChange({ mode })}
      />
      {draft.mode === "test" ? (
        <Field
          label={t("field.testNumbers")}
          hint={t("hint.testNumbers")}
          error={problems.testNumbers ? t(`problem.${problems.testNumbers}`) : null}
        >
          <TextArea
            value={draft.testNumbers}
            rows={3}
            onChange={(event) => onChange({ testNumbers: event.target.value })}
          />
        </Field>
      ) : null}
      {draft.mode === "off_hours" ? (
        <HoursEditor
          hours={draft.openingHours}
          timezone={draft.timezone}
          problem={problems.openingHours ? t(`problem.${problems.openingHours}`) : null}
          onChange={(openingHours) => onChange({ openingHours })}
        />
      ) : null}
      {goesLive(props) ? <p className="text-small text-ink-2">{t("hint.goingLive")}</p> : null}
      <Switch
        label={t("field.paused")}
        hint={t("hint.paused")}
        checked={draft.paused}
        onChange={(paused) => onChange({ paused })}
      />
      <SuggestionSwitch {...props} />
      <CanarySwitch {...props} />
      <div className="grid gap-4 desk:grid-cols-2">
        <DraftInput {...props} name="debounceMs" inputMode="decimal" optional hint={t("hint.debounce")} />
        <DraftInput {...props} name="historyMessages" inputMode="numeric" optional hint={t("hint.history")} />
        <DraftInput {...props} name="overrideHours" inputMode="decimal" optional hint={t("hint.override")} />
        <DraftInput
          {...props}
          name="unansweredAfterSeconds"
          inputMode="decimal"
          hint={t("hint.unanswered")}
        />
      </div>
    </FormSection>
  );
}
