export { findHarm } from "./hostile/findHarm.ts";
export { ATTACKS, type Attack } from "./hostile/attacks.ts";
export { LEAK_FORMS, type LeakForm } from "./hostile/leakForms.ts";
export { VICES, type Vice } from "./hostile/vices.ts";
export { FOREIGN_SYNTAX, type ForeignAnswer } from "./hostile/foreignSyntax.ts";
export {
  answeringModel,
  scriptedModel,
  type AnsweringModel,
  type ScriptedModel,
  type ScriptedStep,
} from "./scriptedModel.ts";
export { sampleStore, type SampleStore, type SampleStoreOptions } from "./sampleStore.ts";
export { sampleInput, type SampleInputOptions, type SampleMessage } from "./sampleInput.ts";
export { SAMPLE_CATEGORIES, SAMPLE_COUPONS, SAMPLE_ORDERS, SAMPLE_PRODUCTS } from "./sampleCatalog.ts";
