export { scriptedModel, type ScriptedModel, type ScriptedStep } from "./scriptedModel.ts";
export { sampleStore, type SampleStore, type SampleStoreOptions } from "./sampleStore.ts";
export { sampleInput, type SampleInputOptions, type SampleMessage } from "./sampleInput.ts";
export { SAMPLE_CATEGORIES, SAMPLE_COUPONS, SAMPLE_ORDERS, SAMPLE_PRODUCTS } from "./sampleCatalog.ts";
